namespace Cmq.Cli;

/// <summary>How far a step has been carried out.</summary>
internal enum StepState
{
    /// <summary>Not begun.</summary>
    Waiting,

    /// <summary>Under way, or half done: removed and not created again.</summary>
    Begun,

    /// <summary>Done, as far as there was something to do.</summary>
    Done,

    /// <summary>Not done, and why is known.</summary>
    Failed,

    /// <summary>Not begun, because something that it needs was not done, or because the run was stopped.</summary>
    Skipped,
}
