namespace Cmq.Resources;

/// <summary>Where resources live.</summary>
public enum BackendKind
{
    /// <summary>In Tencent Cloud.</summary>
    Tencent,

    /// <summary>In the service embedded here.</summary>
    Memory,
}
