namespace Cmq;

/// <summary>What a name names.</summary>
public enum CmqNameKind
{
    /// <summary>A queue; case does not distinguish two of them.</summary>
    Queue,

    /// <summary>A topic; case does not distinguish two of them.</summary>
    Topic,

    /// <summary>A subscription; its name is unique within its topic.</summary>
    Subscription,
}
