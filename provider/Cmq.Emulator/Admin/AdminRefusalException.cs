namespace Cmq.Emulator;

/// <summary>A request to the admin API is refused, with this status and for this reason.</summary>
internal sealed class AdminRefusalException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>What was asked is not right.</summary>
    public static AdminRefusalException BadRequest(string message) => new(400, message);
}
