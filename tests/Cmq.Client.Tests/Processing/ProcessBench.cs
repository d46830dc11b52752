using System.Collections.Concurrent;

namespace Cmq.Client.Tests;

/// <summary>A processing that a test watches: what was handled, what went wrong, and its end.</summary>
internal sealed class ProcessBench : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public ProcessBench(Bench bench) => Bench = bench;

    public Bench Bench { get; }

    public ConcurrentQueue<string> Handled { get; } = new();

    public ConcurrentQueue<CmqProcessError> Errors { get; } = new();

    public Task<CmqProcessResult> Running { get; private set; } = Task.FromResult(new CmqProcessResult());

    public static async Task<ProcessBench> NewAsync(QueueSettings? settings = null) => new(await Bench.NewAsync(settings));

    /// <summary>Begins to process; without a handler, messages are noted.</summary>
    public void Start(CmqProcessOptions? options = null, Func<CmqMessage, CancellationToken, Task>? handler = null)
    {
        options = (options ?? new()) with { OnError = (options?.OnError ?? (_ => { })) + Errors.Enqueue };
        Running = Bench.Queue.ProcessAsync(
            async (message, token) =>
            {
                await (handler?.Invoke(message, token) ?? Task.CompletedTask);
                Handled.Enqueue(message.Body);
            },
            options,
            _stop.Token);
    }

    public Task UntilHandledAsync(int count) => Until.TrueAsync(() => Handled.Count >= count);

    public async Task<CmqProcessError> UntilErrorAsync()
    {
        await Until.TrueAsync(() => !Errors.IsEmpty);
        return Errors.First();
    }

    public void Stop() => _stop.Cancel();

    /// <summary>Stops, and lets the clock run until the processing has ended.</summary>
    public Task<CmqProcessResult> EndAsync()
    {
        Stop();
        return Bench.Clock.RunAsync(Running, 600);
    }

    public void Dispose() => _stop.Dispose();
}
