namespace Cmq;

/// <summary>Takes messages from a queue, up to 16 at a time, passes them on, and deletes them.</summary>
internal sealed class TransferRun
{
    private readonly AccountCore _core;
    private readonly string _queue;
    private readonly CmqTransferOptions _options;
    private readonly IProgress<CmqTransferProgress>? _progress;
    private readonly TransferPace _pace;
    private readonly HashSet<string> _leftAside;
    private readonly HashSet<string> _sent;
    private CmqTransferProgress _done;
    private long _doneNow;

    // How many messages in a row were known already. As many as were left aside are a whole round of the queue.
    private int _knownInARow;

    public TransferRun(AccountCore core, string queue, CmqTransferOptions options, IProgress<CmqTransferProgress>? progress)
    {
        (_core, _queue, _options, _progress) = (core, queue, options, progress);
        _pace = new(core.Time, options.MessagesPerSecond);
        _done = options.Resume?.Progress ?? new();
        _leftAside = new(options.Resume?.LeftAside ?? (IEnumerable<string>)[], StringComparer.Ordinal);
        _sent = new(options.Resume?.Sent ?? (IEnumerable<string>)[], StringComparer.Ordinal);
    }

    /// <summary>The queue that they are sent to; null for none.</summary>
    public string? Target { get; init; }

    /// <summary>Gets each message; null for nobody.</summary>
    public Func<CmqMessage, CancellationToken, Task>? Each { get; init; }

    public bool Deletes { get; init; }

    public async Task<CmqTransferResult> RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var count = await _pace.NextAsync(_options.MaxMessages - _doneNow, stop).ConfigureAwait(false);
                if (count == 0)
                {
                    return Result(CmqTransferEnd.MaxMessages);
                }

                var messages = await _core.Calls.ReceiveAsync(_queue, count, _options.MaxIdle, stop).ConfigureAwait(false);
                if (messages.Count == 0)
                {
                    return Result(CmqTransferEnd.Empty);
                }

                var before = _doneNow;
                await TakeAsync(messages, stop).ConfigureAwait(false);
                _pace.Passed(_doneNow - before);
                _progress?.Report(_done);
                if (_knownInARow > 0 && _knownInARow >= _leftAside.Count + (Deletes ? 0 : _sent.Count))
                {
                    return Result(CmqTransferEnd.Empty);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Result(CmqTransferEnd.Stopped);
        }
        catch (CmqException error)
        {
            throw new CmqTransferException(Result(CmqTransferEnd.Failed), error);
        }
    }

    private async Task TakeAsync(IReadOnlyList<CmqMessage> messages, CancellationToken stop)
    {
        var wanted = new List<CmqMessage>(messages.Count);
        var sentBefore = new List<CmqMessage>();
        foreach (var message in messages)
        {
            if (_leftAside.Contains(message.MessageId) || (!Deletes && _sent.Contains(message.MessageId)))
            {
                _knownInARow++;
                continue;
            }

            _knownInARow = 0;
            if (_sent.Contains(message.MessageId))
            {
                sentBefore.Add(message);
            }
            else if (IsWanted(message))
            {
                wanted.Add(message);
            }
            else
            {
                _leftAside.Add(message.MessageId);
                _done = _done with { Skipped = _done.Skipped + 1 };
            }
        }

        if (sentBefore.Count > 0)
        {
            await DeleteAsync(sentBefore, isFirstTry: false).ConfigureAwait(false);
        }

        await (Target is not null ? SendOnAsync(wanted, Target) : GiveOutAsync(wanted, stop)).ConfigureAwait(false);
    }

    private bool IsWanted(CmqMessage message) =>
        !(message.EnqueueTime >= _options.EnqueuedBefore) && _options.Filter?.Invoke(message) != false;

    // Once it has begun it is not cancelled: between a message's sending and its deletion there is to be nothing but the two calls.
    private async Task SendOnAsync(List<CmqMessage> messages, string target)
    {
        var bodies = messages.Select(message => message.StoredBody ?? message.Body);
        var run = new BatchRun("BatchSendMessage", target, 0, SendAsync);
        var result = await run.RunAsync(bodies, CancellationToken.None).ConfigureAwait(false);
        var sent = result.Items.Where(item => item.Outcome == CmqBatchOutcome.Sent).Select(item => messages[item.Index]).ToList();
        foreach (var message in sent)
        {
            _sent.Add(message.MessageId);
        }

        // What had no answer stays in the queue, so it will be sent once more.
        var duplicates = result.Items.Count(item => item.Sent is { MayBeDuplicate: true } || item.Outcome == CmqBatchOutcome.Unknown);
        Done(sent.Count, duplicates);
        if (Deletes && sent.Count > 0)
        {
            await DeleteAsync(sent, isFirstTry: true).ConfigureAwait(false);
        }

        foreach (var item in result.Failures)
        {
            if (item.Outcome == CmqBatchOutcome.Refused && (item.Error is ArgumentException || MessagingErrors.IsAboutOneMessage(item.Error!)))
            {
                _leftAside.Add(messages[item.Index].MessageId);
                _done = _done with { Refused = _done.Refused + 1 };
            }
            else
            {
                throw item.Error!;
            }
        }

        async Task<IReadOnlyList<CmqSent>> SendAsync(IReadOnlyList<string> part, long bytes, CancellationToken cancellationToken) => part.Count == 1
            ? [await _core.Messaging.SendMessageAsync(target, part[0], cancellationToken: cancellationToken).ConfigureAwait(false)]
            : await _core.Messaging.SendMessagesAsync(target, part, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private async Task GiveOutAsync(List<CmqMessage> messages, CancellationToken stop)
    {
        var given = new List<CmqMessage>(messages.Count);
        try
        {
            foreach (var message in messages)
            {
                if (Each is not null)
                {
                    stop.ThrowIfCancellationRequested();
                    await Each(message, stop).ConfigureAwait(false);
                }

                given.Add(message);
                _sent.Add(message.MessageId);
            }
        }
        finally
        {
            Done(given.Count, 0);
            if (given.Count > 0)
            {
                await DeleteAsync(given, isFirstTry: true).ConfigureAwait(false);
            }
        }
    }

    private void Done(int count, int duplicates)
    {
        _doneNow += count;
        _done = _done with { Done = _done.Done + count, MayBeDuplicate = _done.MayBeDuplicate + duplicates };
    }

    // What can't be deleted comes again; then it is deleted and not passed on a second time.
    private async Task DeleteAsync(List<CmqMessage> messages, bool isFirstTry)
    {
        var result = await DeleteRun.RunAsync(_core, _queue, [.. messages.Select(message => message.ReceiptHandle)], CancellationToken.None).ConfigureAwait(false);
        var left = 0;
        for (var index = 0; index < messages.Count; index++)
        {
            if (result.Items[index].Outcome == CmqDeleteOutcome.Deleted)
            {
                _sent.Remove(messages[index].MessageId);
            }
            else
            {
                left++;
            }
        }

        if (left == 0)
        {
            return;
        }

        _core.Log.LeftBehind(_queue, left);
        _done = _done with { MayBeDuplicate = _done.MayBeDuplicate + (isFirstTry ? left : 0) };
        if (result.Failures.FirstOrDefault(item => item.Outcome != CmqDeleteOutcome.Expired) is { Error: CmqException error })
        {
            throw error;
        }
    }

    private CmqTransferResult Result(CmqTransferEnd end) => new(_done, end, _leftAside, _sent);
}
