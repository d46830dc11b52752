namespace Cmq.Emulator;

/// <summary>What the HTTP SDK protocol refuses before the service behind it is asked.</summary>
internal sealed class V2RefusalException(V2Error error) : Exception(error.Message)
{
    public V2RefusalException(int code, int module, string text)
        : this(new V2Error(code, module, text))
    {
    }

    /// <summary>The error.</summary>
    public V2Error Error { get; } = error;
}
