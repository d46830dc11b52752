using Cmq.Broker;

namespace Cmq.Storage;

/// <summary>What is written in one transaction: all that was noted while the one before was being written.</summary>
internal sealed class LogBatch
{
    private TaskCompletionSource? _done;

    public List<StateRow> Objects { get; } = [];

    public List<MessageNote> Messages { get; } = [];

    public List<WaitingNote> Waiting { get; } = [];

    public Dictionary<string, WaitingDelivery> Deliveries { get; } = [];

    public Dictionary<string, long> Settings { get; } = [];

    public bool IsEmpty => Messages.Count + Objects.Count + Waiting.Count + Deliveries.Count + Settings.Count == 0;

    /// <summary>Whether somebody waits for it.</summary>
    public bool IsWanted => _done is not null;

    /// <summary>Over when it is safe, or could not be written.</summary>
    public Task Done => (_done ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Succeed() => _done?.SetResult();

    public void Fail(Exception error) => _done?.SetException(error);

    /// <summary>Takes over what an earlier batch failed to write; what was noted since is newer.</summary>
    public void Prepend(LogBatch earlier)
    {
        Objects.InsertRange(0, earlier.Objects);
        Messages.InsertRange(0, earlier.Messages);
        Waiting.InsertRange(0, earlier.Waiting);
        foreach (var (id, delivery) in earlier.Deliveries)
        {
            Deliveries.TryAdd(id, delivery);
        }

        foreach (var (name, value) in earlier.Settings)
        {
            Settings.TryAdd(name, value);
        }
    }
}
