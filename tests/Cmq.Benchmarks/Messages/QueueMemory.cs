using System.Diagnostics;
using System.Globalization;
using Cmq.Broker;

namespace Cmq.Benchmarks;

/// <summary>The memory of a process that does nothing but hold a broker with empty queues.</summary>
internal static class QueueMemory
{
    public const string Command = "queues";

    /// <summary>Starts such a process.</summary>
    /// <returns>What it takes, in MB.</returns>
    public static async Task<double> MeasureAsync(int queues)
    {
        var command = Workplace.Queues(queues);
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync();
        return long.Parse(line!, CultureInfo.InvariantCulture) / 1e6;
    }

    /// <summary>Is the process.</summary>
    /// <param name="count">How many queues.</param>
    public static async Task<int> RunAsync(string count)
    {
        var broker = new CmqBroker(new());
        var queues = int.Parse(count, CultureInfo.InvariantCulture);
        for (var index = 0; index < queues; index++)
        {
            await broker.CreateQueueAsync("q" + index.ToString(CultureInfo.InvariantCulture), new());
        }

        Console.WriteLine(Environment.WorkingSet.ToString(CultureInfo.InvariantCulture));
        GC.KeepAlive(broker);
        return 0;
    }
}
