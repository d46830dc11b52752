using System.Diagnostics;

namespace Cmq;

/// <summary>One operation while it runs: its span, if somebody listens, and its time.</summary>
internal struct OperationScope : IDisposable
{
    private readonly MessagingOperation _operation;
    private readonly string _destination;
    private readonly TimeProvider _time;
    private readonly long _begin;
    private string? _error;
    private long _sent;
    private long _consumed;

    private OperationScope(MessagingOperation operation, string destination, TimeProvider time, Activity? activity)
    {
        (_operation, _destination, _time, Activity) = (operation, destination, time, activity);
        _begin = time.GetTimestamp();
    }

    public Activity? Activity { get; }

    public static OperationScope Begin(
        MessagingOperation operation, string destination, TimeProvider time, ActivityKind kind, ActivityContext parent = default)
    {
        var activity = CmqTelemetry.Source.HasListeners()
            ? CmqTelemetry.Source.StartActivity(kind, parent, tags: Attributes(operation, destination, null), name: operation.Name + " " + destination)
            : null;
        return new(operation, destination, time, activity);
    }

    /// <summary>Notes that messages are to be sent.</summary>
    public void Sending(int count, long bytes)
    {
        _sent = count;
        Activity?.SetTag("messaging.message.body.size", bytes);
        NoteBatch(count);
    }

    /// <summary>Notes messages that were handed out.</summary>
    public void Received(IReadOnlyList<CmqMessage> messages)
    {
        _consumed = messages.Count;
        if (Activity is null)
        {
            return;
        }

        NoteBatch(messages.Count);
        NoteMessage(messages.Count == 1 ? messages[0].MessageId : null);
        foreach (var message in messages)
        {
            if (TraceEnvelope.ContextOf(message) is { } context)
            {
                Activity.AddLink(new(context));
            }
        }
    }

    public readonly void NoteBatch(int count)
    {
        if (count > 1)
        {
            Activity?.SetTag("messaging.batch.message_count", count);
        }
    }

    public readonly void NoteMessage(string? id)
    {
        if (id is not null)
        {
            Activity?.SetTag("messaging.message.id", id);
        }
    }

    /// <summary>Notes that the operation failed.</summary>
    public void Failed(Exception error)
    {
        _error = error is CmqServiceException { Code: var code } ? code : error.GetType().FullName;
        if (Activity is not null)
        {
            Activity.SetTag("error.type", _error);
            Activity.SetStatus(ActivityStatusCode.Error, error is CmqException failed ? failed.ForLog : null);
        }
    }

    public readonly void Dispose()
    {
        if (CmqTelemetry.OperationDuration.Enabled || CmqTelemetry.SentMessages.Enabled || CmqTelemetry.ConsumedMessages.Enabled || CmqTelemetry.ProcessDuration.Enabled)
        {
            var tags = Attributes(_operation, _destination, _error);
            var duration = _operation == MessagingOperation.Process ? CmqTelemetry.ProcessDuration : CmqTelemetry.OperationDuration;
            duration.Record(_time.GetElapsedTime(_begin).TotalSeconds, tags);
            if (_sent > 0)
            {
                CmqTelemetry.SentMessages.Add(_sent, tags);
            }

            if (_consumed > 0)
            {
                CmqTelemetry.ConsumedMessages.Add(_consumed, tags);
            }
        }

        Activity?.Dispose();
    }

    private static TagList Attributes(MessagingOperation operation, string destination, string? error)
    {
        var tags = new TagList
        {
            { "messaging.system", "cmq" },
            { "messaging.destination.name", destination },
            { "messaging.operation.name", operation.Name },
            { "messaging.operation.type", operation.Type },
        };
        if (error is not null)
        {
            tags.Add("error.type", error);
        }

        return tags;
    }
}
