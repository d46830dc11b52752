using System.Diagnostics;

namespace Cmq.Benchmarks;

/// <summary>What each client does over and over.</summary>
internal static class ClientLoop
{
    /// <summary>The loops: sending alone, and a message's whole way.</summary>
    public static readonly string[] Kinds = ["send", "cycle"];

    /// <summary>Runs a loop.</summary>
    /// <param name="client">The client.</param>
    /// <param name="kind">Which loop.</param>
    /// <param name="inFlight">How many at a time.</param>
    /// <param name="time">For how long.</param>
    /// <param name="body">The message.</param>
    /// <returns>Messages a second.</returns>
    public static async Task<double> RateAsync(ICmqMessaging client, string kind, int inFlight, TimeSpan time, string body)
    {
        var (messages, clock) = (0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(async _ =>
        {
            while (clock.Elapsed < time)
            {
                await client.SendMessageAsync(EmulatorServer.Queue, body);
                if (kind == "cycle")
                {
                    var received = await client.ReceiveMessagesAsync(EmulatorServer.Queue, 1, TimeSpan.FromSeconds(1));
                    await client.DeleteMessageAsync(EmulatorServer.Queue, received[0].ReceiptHandle);
                }

                Interlocked.Increment(ref messages);
            }
        }));
        return messages / clock.Elapsed.TotalSeconds;
    }
}
