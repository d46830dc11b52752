namespace Cmq;

/// <summary>
/// A subscription of a topic: reads and changes its attributes and filters. Safe to use from any number of threads at once; it holds nothing of its own.
/// </summary>
public sealed class CmqSubscription
{
    private readonly AccountCore _core;

    internal CmqSubscription(AccountCore core, string topicName, string name) => (_core, TopicName, Name) = (core, topicName, name);

    /// <summary>The topic's name, as it was given.</summary>
    public string TopicName { get; }

    /// <summary>Its name, as it was given.</summary>
    public string Name { get; }

    /// <summary>
    /// Reads its settings and counters. The service has no look-up of one subscription, only a fuzzy search: one request for each 50 of the topic's
    /// subscriptions whose names contain this one's.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CmqServiceException"><see cref="CmqErrorReason.NotFound"/>: it, or its topic, does not exist.</exception>
    public async Task<SubscriptionDescription> GetAttributesAsync(CancellationToken cancellationToken = default) =>
        await _core.Management.FindSubscriptionAsync(TopicName, Name, cancellationToken).ConfigureAwait(false)
        ?? throw new CmqServiceException(
            CmqErrorCodes.ResourceNotFound, "the topic has no subscription of this name", "DescribeCmqSubscriptionDetail", $"{TopicName}/{Name}");

    /// <summary>Changes its settings. What is null stays as it is.</summary>
    /// <param name="changes">What changes.</param>
    /// <param name="cancellationToken">Ends the wait; the change may be made all the same.</param>
    public Task SetAttributesAsync(SubscriptionSettings changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return _core.Management.ModifySubscriptionAsync(TopicName, Name, changes, cancellationToken);
    }

    /// <summary>Sets its filter tags, on a topic of filter type 1; none lets every message pass.</summary>
    /// <param name="tags">At most 5 tags of 1 to 16 characters.</param>
    /// <param name="cancellationToken">Ends the wait; the change may be made all the same.</param>
    public Task SetFilterTagsAsync(IReadOnlyList<string> tags, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return tags.Count == 0
            ? _core.Management.ClearSubscriptionFilterTagsAsync(TopicName, Name, cancellationToken)
            : SetAttributesAsync(new() { FilterTags = tags }, cancellationToken);
    }

    /// <summary>Sets its binding keys, on a topic of filter type 2.</summary>
    /// <param name="keys">1 to 5 keys of 1 to 64 bytes with at most 15 dots; <c>*</c> stands for one word, <c>#</c> for any number of words.</param>
    /// <param name="cancellationToken">Ends the wait; the change may be made all the same.</param>
    public Task SetBindingKeysAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return SetAttributesAsync(new() { BindingKeys = keys }, cancellationToken);
    }

    /// <summary>The topic's name, a slash, and its own.</summary>
    public override string ToString() => $"{TopicName}/{Name}";
}
