using System.Buffers;
using System.Text;
using SQLitePCL;

namespace Cmq.Storage;

/// <summary>A prepared statement. Parameters count from 1, columns from 0.</summary>
internal sealed class Statement(Database database, sqlite3_stmt statement) : IDisposable
{
    private const int OnStack = 512;

    public Statement Bind(int parameter, long value)
    {
        database.Check(raw.sqlite3_bind_int64(statement, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        database.Check(raw.sqlite3_bind_blob(statement, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, string? value)
    {
        if (value is null)
        {
            database.Check(raw.sqlite3_bind_null(statement, parameter));
            return this;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var rented = most > OnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        var bytes = rented ?? stackalloc byte[OnStack];
        database.Check(raw.sqlite3_bind_text(statement, parameter, bytes[..Encoding.UTF8.GetBytes(value, bytes)]));
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return this;
    }

    /// <summary>Carries it out; it can be bound and run again.</summary>
    public void Run()
    {
        var code = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        database.Check(code);
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Read()
    {
        var code = raw.sqlite3_step(statement);
        database.Check(code);
        return code == raw.SQLITE_ROW;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>The bytes of a column, of a text in UTF-8; they are there until the next row.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public string? OptionalText(int column) => IsNull(column) ? null : Text(column);

    public void Dispose() => statement.Dispose();
}
