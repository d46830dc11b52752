using SQLitePCL;

namespace Cmq.Storage;

/// <summary>An error of SQLite.</summary>
/// <param name="code">Its number, extended.</param>
/// <param name="text">What SQLite says.</param>
internal sealed class DatabaseException(int code, string text) : Exception(text)
{
    /// <summary>The number without what refines it.</summary>
    public int Code { get; } = code & 0xFF;

    /// <summary>Whether the file is not what it should be.</summary>
    public bool IsDamage => Code is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_FORMAT or raw.SQLITE_ERROR or raw.SQLITE_MISMATCH;

    public bool IsFull => Code == raw.SQLITE_FULL;
}
