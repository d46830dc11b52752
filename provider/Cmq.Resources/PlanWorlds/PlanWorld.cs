using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cmq.Broker;

namespace Cmq.Resources;

/// <summary>
/// The service as it will be after the changes of a preview: a broker of the same edition, filled with what the preview knows, so that
/// what the service would refuse shows up before <c>up</c>. An object from outside the program is looked up when there are credentials;
/// without them it is taken for granted, and a warning says so. Safe to use from several threads at once.
/// </summary>
public sealed class PlanWorld : IDisposable
{
    private readonly ResourceContext _context;
    private readonly CmqBroker _broker;
    private readonly ConcurrentDictionary<(CmqNameKind Kind, string Id), string> _owners = new(NameComparer.Instance);
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>An empty world.</summary>
    /// <param name="context">The service's edition, and the service for look-ups if there is one.</param>
    public PlanWorld(ResourceContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        _broker = new(new() { Edition = context.Edition, TimeProvider = context.TimeProvider });
    }

    /// <summary>Places a queue that the program declares.</summary>
    /// <param name="owner">The resource: its URN, or its name in the program.</param>
    /// <param name="name">The queue's name.</param>
    /// <param name="settings">Its settings, as far as they are known.</param>
    /// <param name="lookUp">Whether to look up what is not in this world; otherwise it is taken for granted.</param>
    /// <param name="cancellationToken">Ends a look-up.</param>
    /// <returns>What could not be checked, in words.</returns>
    /// <exception cref="ResourceException">The service would refuse it.</exception>
    internal Task<ImmutableArray<string>> PlaceQueueAsync(string owner, string name, QueueSettings settings, bool lookUp, CancellationToken cancellationToken) =>
        PlaceAsync(CmqNameKind.Queue, owner, name, async warnings =>
        {
            // First without its policy: when that is refused, the queue is there all the same for those that refer to it.
            if (await _broker.FindQueueAsync(name, cancellationToken).ConfigureAwait(false) is not { } placed)
            {
                await _broker.CreateQueueAsync(name, settings with { DeadLetterPolicy = null }, null, cancellationToken).ConfigureAwait(false);
            }
            else if (settings.DeadLetterPolicy is null && placed.Settings.DeadLetterPolicy is not null)
            {
                await _broker.UnbindDeadLetterAsync(name, cancellationToken).ConfigureAwait(false);
            }

            if (settings.DeadLetterPolicy is { DeadLetterQueue: { } target } policy)
            {
                await NeedQueueAsync(target, $"the dead-letter queue of '{name}'", lookUp, warnings, cancellationToken).ConfigureAwait(false);
                await _broker.ModifyQueueAsync(name, new() { MsgRetentionSeconds = settings.MsgRetentionSeconds, DeadLetterPolicy = policy }, cancellationToken).ConfigureAwait(false);
            }
        }, cancellationToken);

    /// <summary>Places a topic that the program declares.</summary>
    internal Task<ImmutableArray<string>> PlaceTopicAsync(string owner, string name, TopicSettings settings, FilterType? filterType, CancellationToken cancellationToken) =>
        PlaceAsync(CmqNameKind.Topic, owner, name, async _ =>
        {
            // Another filter type is another topic: its subscriptions are placed after it.
            if (await _broker.FindTopicAsync(name, cancellationToken).ConfigureAwait(false) is { } placed && placed.FilterType != (filterType ?? FilterType.FilterTag))
            {
                await ForgetTopicAsync(placed, cancellationToken).ConfigureAwait(false);
            }

            if (await _broker.FindTopicAsync(name, cancellationToken).ConfigureAwait(false) is null)
            {
                await _broker.CreateTopicAsync(name, settings, filterType, null, cancellationToken).ConfigureAwait(false);
            }
        }, cancellationToken);

    /// <summary>Places a subscription that the program declares.</summary>
    internal Task<ImmutableArray<string>> PlaceSubscriptionAsync(string owner, string topic, string name, SubscriptionProtocol protocol, string endpoint, SubscriptionSettings settings, bool lookUp, CancellationToken cancellationToken) =>
        PlaceAsync(CmqNameKind.Subscription, owner, topic + "/" + name, async warnings =>
        {
            await NeedTopicAsync(topic, settings, lookUp, warnings, cancellationToken).ConfigureAwait(false);
            if (protocol == SubscriptionProtocol.Queue)
            {
                await NeedQueueAsync(endpoint, $"the endpoint of subscription '{name}'", lookUp, warnings, cancellationToken).ConfigureAwait(false);
            }

            if (await _broker.FindSubscriptionAsync(topic, name, cancellationToken).ConfigureAwait(false) is not null)
            {
                await _broker.DeleteSubscriptionAsync(topic, name, cancellationToken).ConfigureAwait(false);
            }

            await _broker.CreateSubscriptionAsync(topic, name, protocol, endpoint, settings, cancellationToken).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>Lets the world go.</summary>
    public void Dispose() => _gate.Dispose();

    private async Task<ImmutableArray<string>> PlaceAsync(CmqNameKind kind, string owner, string id, Func<ImmutableArray<string>.Builder, Task> place, CancellationToken cancellationToken)
    {
        var first = _owners.GetOrAdd((kind, id), owner);
        if (first != owner)
        {
            throw new ResourceException(
                ResourceErrorKind.AlreadyExists,
                $"{kind} '{id}' is declared twice: by {first} and by {owner}. Names are compared without regard to case; choose another name for one of them.");
        }

        var warnings = ImmutableArray.CreateBuilder<string>();
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await place(warnings).ConfigureAwait(false);
        }
        catch (CmqServiceException error)
        {
            throw new ResourceException(ResourceErrorKind.InvalidArgument, $"The service would refuse this: {error.ServiceMessage}", error);
        }
        finally
        {
            _gate.Release();
        }

        return warnings.ToImmutable();
    }

    private async Task NeedQueueAsync(string name, string role, bool lookUp, ImmutableArray<string>.Builder warnings, CancellationToken cancellationToken)
    {
        if (await _broker.FindQueueAsync(name, cancellationToken).ConfigureAwait(false) is not null)
        {
            return;
        }

        var live = lookUp
            ? await LookUpAsync("queue", name, role, (inventory, token) => inventory.FindQueueAsync(name, token), warnings, cancellationToken).ConfigureAwait(false)
            : null;
        if (live?.Settings.DeadLetterPolicy?.DeadLetterQueue is { } next && await _broker.FindQueueAsync(next, cancellationToken).ConfigureAwait(false) is null)
        {
            await _broker.CreateQueueAsync(next, new(), null, cancellationToken).ConfigureAwait(false);
        }

        await _broker.CreateQueueAsync(name, new() { DeadLetterPolicy = live?.Settings.DeadLetterPolicy, Transaction = live?.Settings.Transaction }, null, cancellationToken).ConfigureAwait(false);
    }

    private async Task NeedTopicAsync(string name, SubscriptionSettings settings, bool lookUp, ImmutableArray<string>.Builder warnings, CancellationToken cancellationToken)
    {
        if (await _broker.FindTopicAsync(name, cancellationToken).ConfigureAwait(false) is not null)
        {
            return;
        }

        var live = lookUp
            ? await LookUpAsync("topic", name, "the topic of this subscription", (inventory, token) => inventory.FindTopicAsync(name, token), warnings, cancellationToken).ConfigureAwait(false)
            : null;
        var taken = settings.BindingKeys is { Count: > 0 } ? FilterType.BindingKey : FilterType.FilterTag;
        await _broker.CreateTopicAsync(name, new(), live?.FilterType ?? taken, null, cancellationToken).ConfigureAwait(false);
    }

    // Null means that it is taken for granted, because nobody can be asked; a warning says so.
    private async Task<T?> LookUpAsync<T>(
        string kind,
        string name,
        string role,
        Func<Inventory, CancellationToken, Task<T?>> find,
        ImmutableArray<string>.Builder warnings,
        CancellationToken cancellationToken)
        where T : class
    {
        if (_context.Inventory is not { } inventory)
        {
            warnings.Add($"There has to be a {kind} '{name}', {role}. It is not in this program, and without credentials it can't be looked up.");
            return null;
        }

        try
        {
            return await find(inventory, cancellationToken).ConfigureAwait(false) ?? throw Missing(kind, name, role);
        }
        catch (Exception error) when (ErrorExplanation.Knows(error))
        {
            warnings.Add($"There has to be a {kind} '{name}', {role}. It is not in this program, and could not be looked up: {error.Message}");
            return null;
        }
    }

    private async Task ForgetTopicAsync(TopicDescription topic, CancellationToken cancellationToken)
    {
        await foreach (var subscription in _broker.ListSubscriptionsAsync(new() { TopicName = topic.Name }, cancellationToken).ConfigureAwait(false))
        {
            await _broker.DeleteSubscriptionAsync(topic.Name, subscription.Name, cancellationToken).ConfigureAwait(false);
        }

        await _broker.DeleteTopicAsync(topic.Name, cancellationToken).ConfigureAwait(false);
    }

    private static ResourceException Missing(string kind, string name, string role) => new(
        ResourceErrorKind.InvalidArgument,
        $"There is no {kind} '{name}', {role}: neither on the service nor before this resource in the program. If the program declares it, "
        + "refer to it (for example ${orders.name}), so that it is created first.");

    private sealed class NameComparer : IEqualityComparer<(CmqNameKind Kind, string Id)>
    {
        public static NameComparer Instance { get; } = new();

        public bool Equals((CmqNameKind Kind, string Id) left, (CmqNameKind Kind, string Id) right) =>
            left.Kind == right.Kind && CmqNames.Comparer.Equals(left.Id, right.Id);

        public int GetHashCode((CmqNameKind Kind, string Id) value) => HashCode.Combine(value.Kind, CmqNames.Comparer.GetHashCode(value.Id));
    }
}
