namespace Cmq.Emulator;

/// <summary>Which of the two protocols a request speaks.</summary>
internal enum Face
{
    /// <summary>Neither.</summary>
    None,

    /// <summary>API 3.0.</summary>
    Api,

    /// <summary>The HTTP SDK protocol.</summary>
    V2,
}
