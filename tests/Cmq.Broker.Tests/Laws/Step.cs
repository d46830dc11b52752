namespace Cmq.Broker.Tests;

/// <summary>One call to a broker, or a moment that passes, as a law's run is made of them.</summary>
/// <param name="Text">What is done, for a run that fails.</param>
/// <param name="Run">The call.</param>
/// <param name="Record">What a success means to the model.</param>
/// <param name="Seconds">How much time passes.</param>
internal sealed record Step(string Text, Func<CmqBroker, Task> Run, Action<Model> Record, int Seconds = 0)
{
    public override string ToString() => Text;

    /// <summary>Carries the step out.</summary>
    /// <returns>The error code; empty when it succeeded.</returns>
    public string On(CmqBroker broker)
    {
        try
        {
            Run(broker).GetAwaiter().GetResult();
            return "";
        }
        catch (CmqServiceException error)
        {
            return error.Code;
        }
    }
}
