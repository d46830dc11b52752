using System.Collections.Concurrent;
using System.Reflection;

namespace Cmq.Emulator.Tests;

/// <summary>A service that notes what it is asked and answers what it is told to, so that a test sees what the emulator makes of both.</summary>
public class RecordingService : DispatchProxy
{
    private readonly ConcurrentQueue<RecordedCall> _calls = new();

    internal IReadOnlyList<RecordedCall> Calls => [.. _calls];

    internal RecordedCall OnlyCall
    {
        get
        {
            Assert.That(Calls, Has.Count.EqualTo(1), "Calls that reached the service");
            return Calls[0];
        }
    }

    /// <summary>Thrown instead of any answer.</summary>
    internal Exception? Failure { get; set; }

    internal QueueDescription Queue { get; set; } = new() { Name = "orders" };

    internal TopicDescription Topic { get; set; } = new() { Name = "sales" };

    internal SubscriptionDescription Subscription { get; set; } =
        new() { TopicName = "sales", Name = "to-orders", Protocol = SubscriptionProtocol.Queue, Endpoint = "orders" };

    internal long TotalCount { get; set; } = 1;

    internal static (ICmqManagement Service, RecordingService Recording) Create()
    {
        var service = Create<ICmqManagement, RecordingService>();
        return (service, (RecordingService)service);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _calls.Enqueue(new RecordedCall(targetMethod!.Name, args![..^1]));
        if (Failure is not null)
        {
            throw Failure;
        }

        return targetMethod.Name switch
        {
            nameof(ICmqManagement.CreateQueueAsync) => Task.FromResult("cmqq-1"),
            nameof(ICmqManagement.CreateTopicAsync) => Task.FromResult("cmqt-1"),
            nameof(ICmqManagement.CreateSubscriptionAsync) => Task.FromResult("subsc-1"),
            nameof(ICmqManagement.SendTestMessageAsync) or nameof(ICmqManagement.PublishTestMessageAsync) => Task.FromResult("MSG1"),
            nameof(ICmqManagement.DescribeQueueAsync) => Task.FromResult(Queue),
            nameof(ICmqManagement.DescribeTopicAsync) => Task.FromResult(Topic),
            nameof(ICmqManagement.DescribeQueuesAsync) => Task.FromResult(new CmqPage<QueueDescription>([Queue], TotalCount)),
            nameof(ICmqManagement.DescribeTopicsAsync) => Task.FromResult(new CmqPage<TopicDescription>([Topic], TotalCount)),
            nameof(ICmqManagement.DescribeSubscriptionsAsync) => Task.FromResult(new CmqPage<SubscriptionDescription>([Subscription], TotalCount)),
            _ => Task.CompletedTask,
        };
    }
}
