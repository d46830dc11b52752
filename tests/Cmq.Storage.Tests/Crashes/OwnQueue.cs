namespace Cmq.Storage.Tests;

/// <summary>A queue that one client creates, fills and deletes again and again under one name.</summary>
internal sealed class OwnQueue(string name)
{
    private readonly HashSet<string> _begun = [];
    private readonly HashSet<string> _sent = [];
    private bool? _exists = false;

    public string Name { get; } = name;

    /// <summary>One round: its messages carry the number of the life.</summary>
    public async Task<bool> LiveAsync(Peer peer, string life)
    {
        if (_exists == false)
        {
            (_exists, var name) = (null, ("queueName", Name));
            _begun.Clear();
            _sent.Clear();
            if (!await peer.DoAsync("CreateQueue", name))
            {
                return false;
            }

            _exists = true;
        }

        for (var number = 0; number < 3; number++)
        {
            var body = FormattableString.Invariant($"{life}.{number}");
            _begun.Add(body);
            if (!await peer.DoAsync("SendMessage", ("queueName", Name), ("msgBody", body)))
            {
                return false;
            }

            _sent.Add(body);
        }

        _exists = null;
        _exists = await peer.DoAsync("DeleteQueue", ("queueName", Name)) ? false : null;
        return _exists is not null;
    }

    /// <summary>Compares with what is there after a crash, and goes on from that.</summary>
    public string? Contradicts(IReadOnlyCollection<string>? bodies)
    {
        var problem = _exists == (bodies is null) ? $"queue {Name} is {(bodies is null ? "lost" : "back")}"
            : bodies is null ? null
            : bodies.Except(_begun).FirstOrDefault() is { } stranger ? $"queue {Name} has {stranger} of an earlier queue of its name"
            : _sent.Except(bodies).FirstOrDefault() is { } lost ? $"queue {Name} has lost {lost}"
            : null;
        _exists = bodies is not null;
        _sent.UnionWith(bodies ?? []);
        return problem;
    }
}
