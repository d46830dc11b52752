namespace Cmq.Broker;

/// <summary>Why a queue does not do what it is asked.</summary>
internal enum QueueProblem
{
    None,

    /// <summary>It was deleted.</summary>
    Gone,

    /// <summary>It holds as much as it may.</summary>
    Full,

    /// <summary>Too many of its messages are hidden or delayed.</summary>
    TooManyUnacknowledged,
}
