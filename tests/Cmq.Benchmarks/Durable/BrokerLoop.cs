using System.Diagnostics;
using Cmq.Broker;

namespace Cmq.Benchmarks;

/// <summary>What is done with a broker over and over.</summary>
internal static class BrokerLoop
{
    public const string Send = "send";
    public const string Cycle = "cycle";

    private const string Queue = "orders";

    /// <summary>The loops: sending alone, and a message's whole way.</summary>
    public static readonly string[] Kinds = [Send, Cycle];

    public static async Task<CmqBroker> BeginAsync(CmqBroker broker)
    {
        await broker.CreateQueueAsync(Queue, new());
        return broker;
    }

    /// <summary>Runs a loop, and empties the queue after it.</summary>
    /// <param name="broker">The broker.</param>
    /// <param name="kind">Which loop.</param>
    /// <param name="inFlight">How many at a time.</param>
    /// <param name="time">For how long.</param>
    /// <param name="body">The message.</param>
    /// <returns>Messages a second.</returns>
    public static async Task<double> RateAsync(CmqBroker broker, string kind, int inFlight, TimeSpan time, string body)
    {
        var (messages, clock) = (0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < time)
            {
                await broker.SendMessageAsync(Queue, body);
                if (kind == Cycle)
                {
                    var received = await broker.ReceiveMessagesAsync(Queue);
                    await broker.DeleteMessageAsync(Queue, received[0].ReceiptHandle);
                }

                Interlocked.Increment(ref messages);
            }
        })));
        var rate = messages / clock.Elapsed.TotalSeconds;
        await broker.ClearQueueAsync(Queue);
        return rate;
    }

    /// <summary>Sends many messages.</summary>
    /// <param name="broker">The broker.</param>
    /// <param name="batches">How many batches.</param>
    /// <param name="batch">Each of them.</param>
    /// <param name="inFlight">How many at a time.</param>
    public static Task FillAsync(CmqBroker broker, int batches, IReadOnlyList<string> batch, int inFlight) => Parallel.ForAsync(
        0,
        batches,
        new ParallelOptions { MaxDegreeOfParallelism = inFlight },
        async (_, cancellationToken) => await broker.SendMessagesAsync(Queue, batch, 0, cancellationToken));
}
