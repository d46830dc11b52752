namespace Cmq.Cli.Tests;

/// <summary>Watches nothing.</summary>
internal sealed class NoObserver : IApplyObserver
{
    public void Began(Operation operation)
    {
    }

    public void Waits(Operation operation, string message)
    {
    }

    public void Ended(Operation operation)
    {
    }

    public void Finished(Step step, StepResult result)
    {
    }
}
