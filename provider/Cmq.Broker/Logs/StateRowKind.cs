namespace Cmq.Broker;

/// <summary>What a <see cref="StateRow"/> is about. The numbers are those in files.</summary>
internal enum StateRowKind
{
    Queue = 1,

    Topic = 2,

    Subscription = 3,

    /// <summary>The names that can't be used yet, of which there is one row.</summary>
    DeletedNames = 4,
}
