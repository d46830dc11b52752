using System.Globalization;
using Cmq.Broker;
using Cmq.Emulator;

namespace Cmq.Benchmarks;

/// <summary>An emulator as a process of its own, so that each client has the same one beside it.</summary>
internal static class EmulatorServer
{
    /// <summary>The queue that there is.</summary>
    public const string Queue = "orders";

    /// <summary>Serves until its input ends.</summary>
    public static async Task<int> RunAsync()
    {
        var broker = new CmqBroker(new());
        await broker.CreateQueueAsync(Queue, new());
        await using var emulator = await CmqEmulator.StartAsync(new() { Management = broker });
        Console.WriteLine(emulator.Endpoint.Port.ToString(CultureInfo.InvariantCulture));
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
