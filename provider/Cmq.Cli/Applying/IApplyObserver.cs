namespace Cmq.Cli;

/// <summary>Watches a plan being carried out. Called from several threads, one call at a time.</summary>
internal interface IApplyObserver
{
    /// <summary>An operation begins.</summary>
    void Began(Operation operation);

    /// <summary>An operation waits for the service.</summary>
    void Waits(Operation operation, string message);

    /// <summary>An operation has ended.</summary>
    void Ended(Operation operation);

    /// <summary>Nothing more happens with a step.</summary>
    void Finished(Step step, StepResult result);
}
