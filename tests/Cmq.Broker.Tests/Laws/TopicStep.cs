namespace Cmq.Broker.Tests;

/// <summary>A step of a history of topics.</summary>
/// <param name="Text">What is done, for a history that fails.</param>
/// <param name="Do">Does it to the broker and to the model, and gives what the one told and what the other expects.</param>
internal sealed record TopicStep(string Text, Func<TopicHistory, Task<(string Told, string Expected)>> Do)
{
    public override string ToString() => Text;
}
