using System.Collections.Concurrent;
using System.Globalization;

namespace Cmq.Storage.Tests;

/// <summary>What several clients do at once until the emulator is gone, and what they know then.</summary>
internal sealed class Load
{
    private const int Clients = 6;
    private const int Batch = 5;
    private const string Hidden = "3600";

    private readonly ConcurrentDictionary<string, SentMessage> _messages = new();
    private readonly ConcurrentDictionary<string, bool> _published = new();
    private readonly ConcurrentDictionary<string, bool> _batches = new();
    private readonly OwnQueue[] _own = [.. Enumerable.Range(0, Clients).Select(client => new OwnQueue(FormattableString.Invariant($"own{client}")))];
    private long _answers;

    /// <summary>How many calls were answered.</summary>
    public long Answers => Interlocked.Read(ref _answers);

    public static async Task PrepareAsync(Uri endpoint)
    {
        using var peer = new Peer(endpoint);
        await peer.DoAsync("CreateQueue", ("queueName", "work"), ("visibilityTimeout", Hidden));
        await peer.DoAsync("CreateQueue", ("queueName", "kept"), ("visibilityTimeout", Hidden), ("rewindSeconds", "7200"));
        await peer.DoAsync("CreateQueue", ("queueName", "batches"));
        await peer.DoAsync("CreateTopic", ("topicName", "events"));
        foreach (var copy in new[] { "copy1", "copy2" })
        {
            await peer.DoAsync("CreateQueue", ("queueName", copy));
            await peer.DoAsync("Subscribe", ("topicName", "events"), ("subscriptionName", copy), ("protocol", "queue"), ("endpoint", copy), ("notifyContentFormat", "SIMPLIFIED"));
        }

        // Nobody listens there, so all that is published waits.
        await peer.DoAsync("Subscribe", ("topicName", "events"), ("subscriptionName", "hook"), ("protocol", "http"), ("endpoint", "http://127.0.0.1:9/"));
    }

    /// <summary>Lets the clients work until the emulator does not answer any more.</summary>
    /// <param name="endpoint">Where it is.</param>
    /// <param name="round">How often it was killed.</param>
    /// <param name="seed">For what the clients do.</param>
    /// <param name="started">Ends with the first answer.</param>
    public Task RunAsync(Uri endpoint, int round, int seed, TaskCompletionSource started) => Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
    {
        using var peer = new Peer(endpoint);
        var random = new Random(unchecked((seed * 31) + (round * 1009) + client));
        for (var step = 0; await StepAsync(peer, random, client, string.Create(CultureInfo.InvariantCulture, $"r{round}c{client}s{step}")); step++)
        {
            Interlocked.Increment(ref _answers);
            started.TrySetResult();
        }
    })));

    /// <summary>Compares what is there with what was answered.</summary>
    public async Task<List<string>> CompareAsync(Uri endpoint)
    {
        using var peer = new Peer(endpoint);
        var problems = new List<string>();
        foreach (var queue in new[] { "work", "kept" })
        {
            var found = Single(queue, await peer.PeekAsync(queue), problems);
            problems.AddRange(found.Keys.Where(body => !_messages.ContainsKey(body)).Select(body => $"{queue} has {body}, which nobody sent"));
            foreach (var (body, message) in _messages.Where(message => message.Value.Queue == queue))
            {
                var state = found.GetValueOrDefault(body);
                if (message.Contradicts(state, isKept: queue == "kept") is { } problem)
                {
                    problems.Add($"{body} in {queue} {problem}");
                }

                message.Settle(state);
            }
        }

        var batches = Single("batches", await peer.PeekAsync("batches"), problems).Keys.ToLookup(body => body.Split('#')[0]);
        foreach (var (batch, isSent) in _batches)
        {
            var count = batches[batch].Count();
            problems.AddRange(count == Batch || (count == 0 && !isSent) ? [] : [$"{count} messages of {Batch} are there of batch {batch}"]);
            _batches[batch] = count > 0;
        }

        var copies = new[] { "copy1", "copy2" }.Select(async copy => Single(copy, await peer.PeekAsync(copy), problems).Keys.ToHashSet()).Select(task => task.Result).ToList();
        problems.AddRange(copies[0].SetEquals(copies[1]) ? [] : ["A publish has reached one of two queues"]);
        problems.AddRange(_published.Where(message => message.Value && !copies[0].Contains(message.Key)).Select(message => $"published {message.Key} is lost"));
        foreach (var body in _published.Keys)
        {
            _published[body] = copies[0].Contains(body);
        }

        var hook = await peer.CallAsync("GetSubscriptionAttributes", ("topicName", "events"), ("subscriptionName", "hook"));
        problems.AddRange((int)hook!["msgCount"]! == copies[0].Count ? [] : [$"{hook["msgCount"]} messages wait to be pushed, but {copies[0].Count} were published"]);
        foreach (var own in _own)
        {
            problems.AddRange(own.Contradicts((await peer.PeekAsync(own.Name))?.ConvertAll(message => message.Body)) is { } problem ? [problem] : []);
        }

        return problems;
    }

    private static Dictionary<string, string> Single(string queue, List<(string Body, string State)>? messages, List<string> problems)
    {
        var found = new Dictionary<string, string>();
        foreach (var (body, state) in messages ?? throw new InvalidOperationException($"Queue {queue} is lost."))
        {
            if (!found.TryAdd(body, state))
            {
                problems.Add($"{body} is in {queue} twice");
            }
        }

        return found;
    }

    private Task<bool> StepAsync(Peer peer, Random random, int client, string name)
    {
        var queue = random.Next(2) == 0 ? "work" : "kept";
        return random.Next(20) switch
        {
            < 7 => SendAsync(peer, queue, name, isDelayed: random.Next(10) == 0),
            < 14 => ReceiveAsync(peer, queue, random),
            < 16 => PublishAsync(peer, name),
            < 18 => SendBatchAsync(peer, name),
            _ => _own[client].LiveAsync(peer, name),
        };
    }

    private async Task<bool> SendAsync(Peer peer, string queue, string body, bool isDelayed)
    {
        var message = new SentMessage(queue, isDelayed);
        _messages[body] = message;
        return message.IsSent = await peer.DoAsync("SendMessage", ("queueName", queue), ("msgBody", body), ("delaySeconds", isDelayed ? Hidden : "0"));
    }

    private async Task<bool> SendBatchAsync(Peer peer, string name)
    {
        _batches[name] = false;
        var bodies = Enumerable.Range(1, Batch).Select(number => (FormattableString.Invariant($"msgBody.{number}"), FormattableString.Invariant($"{name}#{number}")));
        return _batches[name] = await peer.DoAsync("BatchSendMessage", [("queueName", "batches"), .. bodies]);
    }

    private async Task<bool> PublishAsync(Peer peer, string body)
    {
        _published[body] = false;
        return _published[body] = await peer.DoAsync("PublishMessage", ("topicName", "events"), ("msgBody", body));
    }

    private async Task<bool> ReceiveAsync(Peer peer, string queue, Random random)
    {
        const int nothing = 7000;
        var answer = await peer.CallAsync("ReceiveMessage", ("queueName", queue), ("pollingWaitSeconds", "0"));
        if (answer is null || (int)answer["code"]! == nothing)
        {
            return answer is not null;
        }

        var message = _messages[(string)answer["msgBody"]!];
        message.Handle = (string)answer["receiptHandle"]!;
        if (random.Next(3) == 0)
        {
            return true;
        }

        message.IsDeleteBegun = true;
        return message.IsDeleted = await peer.DoAsync("DeleteMessage", ("queueName", queue), ("receiptHandle", message.Handle));
    }
}
