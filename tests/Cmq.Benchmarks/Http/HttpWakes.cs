using System.Diagnostics;
using System.Globalization;

namespace Cmq.Benchmarks;

/// <summary>How long after a send is answered a receive that waited is answered, with one and with many that wait.</summary>
internal static class HttpWakes
{
    private const string Queue = "wakes";
    private const int Sends = 300;
    private const int Wait = 30;
    private const double GoalMilliseconds = 5;
    private static readonly int[] Waiting = [1, 1000];

    // Long enough that whoever received the last message waits for the next again.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private sealed record Wake(double AfterSend, double AfterAnswer);

    public static async Task MeasureAsync(Workplace workplace, Page page)
    {
        var rows = new List<string[]>();
        foreach (var waiting in Waiting)
        {
            using var emulator = new CmqService("emulator", await RunningProgram.StartAsync(workplace.PlainEmulator));
            var wakes = await WakesAsync(emulator, waiting);
            var median = Sample.Median(wakes.Select(wake => wake.AfterAnswer));
            rows.Add([
                waiting.ToString(CultureInfo.InvariantCulture),
                FormattableString.Invariant($"{median:0.00}"),
                FormattableString.Invariant($"{Sample.Median(wakes.Select(wake => wake.AfterSend)):0.00}"),
                FormattableString.Invariant($"{wakes.Max(wake => wake.AfterSend):0.0}"),
                Page.Met(median < GoalMilliseconds),
            ]);
        }

        page.Line(
            $"A receive that waits, one of so many on one queue, until its message is there: ms from the answer of SendMessage (below 0 when it comes later), from its request, and the longest of these; medians of {Sends} sends.");
        page.Table(["waiting", "from the answer", "from the request", "longest", "5 ms"], rows);
    }

    private static async Task<List<Wake>> WakesAsync(CmqService emulator, int waiting)
    {
        using var sender = await Connection.OpenAsync(emulator.Address);
        await emulator.AskAsync(sender, emulator.CreateQueue(Queue));
        var receivers = await Task.WhenAll(Enumerable.Range(0, waiting).Select(_ => Connection.OpenAsync(emulator.Address)));
        var arrived = new TaskCompletionSource<long>();
        using var end = new CancellationTokenSource();
        var ends = receivers.Select(receiver => ReceiveAsync(receiver)).ToList();
        await Task.Delay(TimeSpan.FromMilliseconds(waiting + 500));
        var wakes = new List<Wake>();
        for (var send = 0; send < Sends; send++)
        {
            await Task.Delay(Pause);
            Volatile.Write(ref arrived, new(TaskCreationOptions.RunContinuationsAsynchronously));
            var begin = Stopwatch.GetTimestamp();
            await emulator.AskAsync(sender, emulator.Send(Queue));
            var answered = Stopwatch.GetTimestamp();
            var woken = await arrived.Task.WaitAsync(TimeSpan.FromSeconds(Wait));
            wakes.Add(new(Stopwatch.GetElapsedTime(begin, woken).TotalMilliseconds, Stopwatch.GetElapsedTime(answered, woken).TotalMilliseconds));
        }

        await end.CancelAsync();
        Array.ForEach(receivers, receiver => receiver.Dispose());
        await Task.WhenAll(ends);
        return wakes;

        async Task ReceiveAsync(Connection receiver)
        {
            try
            {
                while (!end.IsCancellationRequested)
                {
                    var answer = await receiver.AskAsync(emulator.Receive(Queue, Wait));
                    if (!answer.Span.StartsWith("{\"code\":7000,"u8))
                    {
                        emulator.Check(answer.Span);
                        Volatile.Read(ref arrived).TrySetResult(Stopwatch.GetTimestamp());
                    }
                }
            }
            catch (Exception) when (end.IsCancellationRequested)
            {
                // Its connection was closed, because it is over.
            }
        }
    }
}
