namespace Cmq.Client.Tests;

/// <summary>Laws of moving messages while calls fail, before they were carried out or after, at random.</summary>
public sealed class TransferLaws
{
    private const int Messages = 60;

    [FsCheck.NUnit.Property(MaxTest = 40)]
    public async Task<bool> Redrive_WithFaults_LosesNoneAndTellsEachDuplicate(int seed)
    {
        var random = new Random(seed);
        var bench = await Bench.NewAsync();
        var dead = await bench.Account.CreateQueueAsync("dead");
        (await dead.SendBatchAsync(Enumerable.Range(0, Messages).Select(index => $"{index}"))).ThrowIfAnyFailed();
        bench.Wire.Before = (_, _) => random.Next(8) == 0 ? throw ScriptedMessaging.Broken(mayHaveExecuted: false) : Task.CompletedTask;
        bench.Wire.After = (_, _) => random.Next(8) == 0 ? throw ScriptedMessaging.Broken() : Task.CompletedTask;

        CmqTransferResult? result = null;
        for (var run = 0; run < 200 && result?.End != CmqTransferEnd.Empty; run++)
        {
            var options = new CmqTransferOptions { MaxIdle = TimeSpan.Zero, Resume = result };
            try
            {
                result = await dead.RedriveAsync("orders", options);
            }
            catch (CmqTransferException error)
            {
                result = error.Result;
            }

            // What was received and not deleted becomes visible again; then a queue that gave nothing is empty.
            bench.Clock.Advance(30);
        }

        var moved = (await bench.BodiesAsync()).ToList();
        var left = (await bench.BodiesAsync("dead")).ToList();
        var isWhole = moved.Concat(left).Distinct().Count() == Messages;
        return isWhole && moved.Count + left.Count - Messages <= result!.Progress.MayBeDuplicate;
    }

    [FsCheck.NUnit.Property(MaxTest = 20)]
    public async Task<bool> Process_WithFaults_HandlesAllAndDeletesOnlyWhatItHandled(int seed)
    {
        var random = new Random(seed);
        var bench = await Bench.NewAsync(new() { VisibilityTimeout = 10 });
        await bench.SendAsync(Messages);
        bench.Wire.Before = (_, _) => Fails() ? throw ScriptedMessaging.Broken(mayHaveExecuted: false) : Task.CompletedTask;
        bench.Wire.After = (_, _) => Fails() ? throw ScriptedMessaging.Broken() : Task.CompletedTask;
        var handled = new HashSet<string>();
        using var stop = new CancellationTokenSource();
        var running = bench.Queue.ProcessAsync(
            (message, _) =>
            {
                if (Fails())
                {
                    throw new InvalidOperationException();
                }

                lock (handled)
                {
                    if (handled.Add(message.Body) && handled.Count == Messages)
                    {
                        stop.Cancel();
                    }
                }

                return Task.CompletedTask;
            },
            new() { MaxConcurrency = 4 },
            stop.Token);
        await bench.Clock.RunAsync(running, 60);
        return handled.Count == Messages && (await bench.BodiesAsync()).All(handled.Contains);

        bool Fails()
        {
            lock (random)
            {
                return random.Next(10) == 0;
            }
        }
    }
}
