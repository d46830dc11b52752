namespace Cmq.Cli;

/// <summary>How a command ended; <c>docs/cli.md</c> and <c>--help</c> say the same.</summary>
internal enum ExitCode
{
    /// <summary>What was asked for holds.</summary>
    Ok = 0,

    /// <summary>An error, and nothing was changed.</summary>
    Error = 1,

    /// <summary>The command line, the program or its configuration is wrong; nothing was changed.</summary>
    Usage = 2,

    /// <summary>There is drift, or a policy does not hold; of a preview: there are changes, and <c>--expect-no-changes</c> was given; of a plan to
    /// be applied: it is stale, and nothing was changed.</summary>
    Changes = 3,

    /// <summary>A part was done, and a part was not; or a part was read, and a part was not.</summary>
    Partial = 4,

    /// <summary>Cancelled by Ctrl-C, by a signal, or by the answer "no".</summary>
    Cancelled = 130,
}
