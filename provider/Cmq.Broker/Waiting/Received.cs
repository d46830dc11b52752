namespace Cmq.Broker;

/// <summary>What a receive gives: messages, perhaps none, or what stands in the way.</summary>
internal readonly record struct Received(QueueProblem Problem, IReadOnlyList<CmqMessage> Messages)
{
    public static Received Nothing => new(QueueProblem.None, []);

    public static Received Because(QueueProblem problem) => new(problem, []);
}
