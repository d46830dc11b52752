namespace Cmq.Cli;

/// <summary>What an operation does.</summary>
internal enum OperationKind
{
    /// <summary>Nothing: what is there is told to the rest of the program.</summary>
    Settle,

    /// <summary>Takes a queue off its dead-letter queue, which goes.</summary>
    Detach,

    /// <summary>Deletes, for good or to create again.</summary>
    Remove,

    /// <summary>Creates.</summary>
    Create,

    /// <summary>Changes in place.</summary>
    Update,

    /// <summary>Nothing: what comes after it waits for everything before it.</summary>
    Barrier,
}
