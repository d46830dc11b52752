using System.Collections.Concurrent;
using System.Globalization;

namespace Cmq.Benchmarks;

/// <summary>The way of a message through a bare queue, in which others wait, and a bare dictionary of those that were received.</summary>
internal sealed class BareCycles : IMessageCycles
{
    private readonly ConcurrentQueue<(string Id, string Body)> _queue = new();
    private readonly Dictionary<string, (string Id, string Body)> _held = [];
    private readonly string _body;
    private ulong _next;

    public BareCycles(int backlog, string body)
    {
        _body = body;
        for (var index = 0; index < backlog; index++)
        {
            _queue.Enqueue((Name(), body));
        }
    }

    // Ids and handles are texts here too, for nobody could name a message to it otherwise.
    public Task RunAsync(int cycles)
    {
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            _queue.Enqueue((Name(), _body));
            _queue.TryDequeue(out var message);
            var handle = Name();
            _held.Add(handle, message);
            _held.Remove(handle);
        }

        return Task.CompletedTask;
    }

    private string Name() => (++_next).ToString("X16", CultureInfo.InvariantCulture);
}
