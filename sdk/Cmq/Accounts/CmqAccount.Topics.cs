namespace Cmq;

/// <content>Topics.</content>
public sealed partial class CmqAccount
{
    /// <summary>Creates a topic. On the live service it takes about a second until it can be used.</summary>
    /// <param name="name">Its name: 1 to 64 characters, a letter first.</param>
    /// <param name="settings">Its settings, whose ranges are in <see cref="TopicAttributes"/>; null for the service's defaults.</param>
    /// <param name="filterType">How its subscriptions choose messages, for good; null leaves it to the service (tags).</param>
    /// <param name="tags">Its tags, TDMQ editions; null for none.</param>
    /// <param name="cancellationToken">Ends the wait; the topic may be created all the same.</param>
    /// <returns>Its handle.</returns>
    /// <exception cref="CmqServiceException"><see cref="CmqErrorReason.AlreadyExists"/>: the name is taken.</exception>
    public async Task<CmqTopic> CreateTopicAsync(
        string name,
        TopicSettings? settings = null,
        FilterType? filterType = null,
        IReadOnlyDictionary<string, string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        var topic = Topic(name);
        await _core.Management.CreateTopicAsync(name, settings ?? new(), filterType, tags, cancellationToken).ConfigureAwait(false);
        return topic;
    }

    /// <summary>Deletes a topic. One that has subscriptions is refused.</summary>
    /// <param name="name">The topic.</param>
    /// <param name="cancellationToken">Ends the wait; the topic may be deleted all the same.</param>
    /// <exception cref="CmqServiceException"><see cref="CmqErrorReason.NotFound"/>: there is none.</exception>
    public Task DeleteTopicAsync(string name, CancellationToken cancellationToken = default) =>
        _core.Management.DeleteTopicAsync(name, cancellationToken);

    /// <summary>Describes a topic.</summary>
    /// <param name="name">The topic.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CmqServiceException"><see cref="CmqErrorReason.NotFound"/>: there is none.</exception>
    public Task<TopicDescription> GetTopicAsync(string name, CancellationToken cancellationToken = default) =>
        _core.Management.DescribeTopicAsync(name, cancellationToken);

    /// <summary>Lists topics, page by page as the list is read: one request for each 50.</summary>
    /// <param name="query">Which topics; null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public IAsyncEnumerable<TopicDescription> GetTopicsAsync(CmqListQuery? query = null, CancellationToken cancellationToken = default) =>
        _core.Management.ListTopicsAsync(query, cancellationToken);

    /// <summary>Whether a topic exists.</summary>
    /// <param name="name">The topic.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> TopicExistsAsync(string name, CancellationToken cancellationToken = default) =>
        await _core.Management.FindTopicAsync(name, cancellationToken).ConfigureAwait(false) is not null;
}
