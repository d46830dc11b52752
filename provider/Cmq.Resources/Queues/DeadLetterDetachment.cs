using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>
/// Takes the sources of a dead-letter queue off it while that is replaced by one of the same name, and puts them back: the service deletes no
/// dead-letter queue that has sources, and the engine, which sees no difference in the sources, would not bind them again. Only for a queue
/// whose comparison announced such a replacement: whoever just deletes a dead-letter queue is refused, because other queues may need it.
/// </summary>
internal sealed class DeadLetterDetachment
{
    private readonly ConcurrentDictionary<string, bool> _announced = new(CmqNames.Comparer);
    private readonly ConcurrentDictionary<string, ImmutableArray<Source>> _detached = new(CmqNames.Comparer);

    /// <summary>A queue will be deleted, and then be created again by the same name.</summary>
    public void Announce(string queue) => _announced[queue] = true;

    /// <summary>Unbinds the sources of a queue whose replacement was announced, carries out its deletion, and binds them again if that fails.</summary>
    /// <param name="management">The service.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="delete">Deletes it.</param>
    /// <param name="grace">Ends the binding after a deletion that failed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The queues that are unbound until the queue is created again.</returns>
    /// <exception cref="DetachedSourcesException">It failed, and not all sources could be bound again.</exception>
    public async Task<ImmutableArray<string>> DeleteAsync(
        ICmqManagement management, QueueDescription queue, Func<Task> delete, CancellationToken grace, CancellationToken cancellationToken)
    {
        var freed = new List<Source>();
        try
        {
            foreach (var name in _announced.ContainsKey(queue.Name) ? queue.DeadLetterSources : [])
            {
                if (await management.FindQueueAsync(name, cancellationToken).ConfigureAwait(false) is { Settings.DeadLetterPolicy: { } policy }
                    && CmqNames.Comparer.Equals(policy.DeadLetterQueue, queue.Name))
                {
                    // Before the call: one whose answer is lost may have been carried out.
                    freed.Add(new(name, policy));
                    await management.UnbindDeadLetterAsync(name, cancellationToken).ConfigureAwait(false);
                }
            }

            await delete().ConfigureAwait(false);
        }
        catch (Exception error) when (freed.Count > 0 && (ErrorExplanation.Knows(error) || error is OperationCanceledException))
        {
            var left = await BindAsync(management, freed, grace).ConfigureAwait(false);
            if (left.Count == 0)
            {
                throw;
            }

            _detached[queue.Name] = [.. left.Select(pair => pair.Source)];
            throw new DetachedSourcesException([.. left.Select(pair => pair.Source.Name)], error);
        }

        _announced.TryRemove(queue.Name, out _);
        _detached[queue.Name] = [.. freed];
        return [.. freed.Select(source => source.Name)];
    }

    /// <summary>Binds what was taken off a queue that is there again.</summary>
    /// <param name="management">The service.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The sources, and what could not be bound, in words.</returns>
    public async Task<(ImmutableArray<string> Sources, ImmutableArray<string> Problems)> AttachAsync(ICmqManagement management, string queue, CancellationToken cancellationToken)
    {
        if (!_detached.TryRemove(queue, out var sources) || sources.IsEmpty)
        {
            return ([], []);
        }

        var left = await BindAsync(management, sources, cancellationToken).ConfigureAwait(false);
        return (
            [.. sources.Select(source => source.Name)],
            [.. left.Select(pair => $"Queue '{queue}' was created, and '{pair.Source.Name}' could not be bound to it again: {pair.Error.Message} {WayBack}")]);
    }

    /// <summary>What brings a binding back that is lost on the service and not in the program.</summary>
    public const string WayBack = "pulumi up --refresh finds that out and binds it.";

    private static async Task<List<(Source Source, Exception Error)>> BindAsync(ICmqManagement management, IEnumerable<Source> sources, CancellationToken cancellationToken)
    {
        var left = new List<(Source, Exception)>();
        foreach (var source in sources)
        {
            try
            {
                // Gone, or bound by somebody else meanwhile: theirs is what counts.
                if (await management.FindQueueAsync(source.Name, cancellationToken).ConfigureAwait(false) is { Settings.DeadLetterPolicy: null })
                {
                    await management.ModifyQueueAsync(source.Name, new() { DeadLetterPolicy = source.Policy }, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (ErrorExplanation.Knows(error) || error is OperationCanceledException)
            {
                left.Add((source, error));
            }
        }

        return left;
    }

    private sealed record Source(string Name, DeadLetterPolicy Policy);
}
