namespace Cmq.Cli;

/// <summary>What is done with a program.</summary>
internal enum ProgramCommandKind
{
    /// <summary>Its changes are shown.</summary>
    Preview,

    /// <summary>Its changes are shown, and written into a file.</summary>
    Plan,

    /// <summary>It is brought up.</summary>
    Up,

    /// <summary>It is taken down.</summary>
    Destroy,
}
