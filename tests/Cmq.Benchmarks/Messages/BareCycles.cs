using System.Collections.Concurrent;
using System.Globalization;

namespace Cmq.Benchmarks;

/// <summary>The way of a message through a bare queue and a bare dictionary, in which as many others wait.</summary>
internal sealed class BareCycles
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
            _queue.Enqueue(("", body));
        }
    }

    // Ids and handles are texts here too, for nobody could name a message to it otherwise.
    public void Run(int cycles)
    {
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            _queue.Enqueue((Name(), _body));
            _queue.TryDequeue(out var message);
            var handle = Name();
            _held.Add(handle, message);
            _held.Remove(handle);
        }
    }

    private string Name() => (++_next).ToString("X16", CultureInfo.InvariantCulture);
}
