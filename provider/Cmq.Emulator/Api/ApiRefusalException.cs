namespace Cmq.Emulator;

/// <summary>What the API refuses before the service behind it is asked: it becomes the <c>Error</c> of the answer.</summary>
internal sealed class ApiRefusalException(string code, string message) : Exception(message)
{
    /// <summary>The error code.</summary>
    public string Code { get; } = code;
}
