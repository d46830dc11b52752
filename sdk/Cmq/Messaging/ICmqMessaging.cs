namespace Cmq;

/// <summary>
/// The data plane: sending, receiving, deleting and publishing messages. The service in memory implements it, and so does its client. Delivery is at
/// least once and not strictly in order.
/// </summary>
/// <remarks>
/// Every method throws <see cref="CmqServiceException"/> for what the service refuses, whose <see cref="CmqServiceException.Code"/> and
/// <see cref="CmqServiceException.ModuleCode"/> are those of the HTTP SDK protocol (<c>4440</c> and <c>10100</c> for a queue that does not exist),
/// and <see cref="CmqTransportException"/> for what happens on the way. Names are compared without regard to case.
/// </remarks>
public interface ICmqMessaging
{
    /// <summary>Sends a message (<c>SendMessage</c>).</summary>
    /// <param name="queueName">The queue.</param>
    /// <param name="body">The message: at least one byte and at most the queue's <c>maxMsgSize</c> in UTF-8.</param>
    /// <param name="delaySeconds">After how many seconds it can be received; 0 to 3,600 on edition classic.</param>
    /// <param name="cancellationToken">Ends the wait; the message may be sent all the same.</param>
    /// <returns>The message's id, and whether it may be there twice.</returns>
    Task<CmqSent> SendMessageAsync(string queueName, string body, long delaySeconds = 0, CancellationToken cancellationToken = default);

    /// <summary>Sends several messages: all of them or none (<c>BatchSendMessage</c>).</summary>
    /// <param name="queueName">The queue.</param>
    /// <param name="bodies">1 to 16 messages, together at most 1 MB.</param>
    /// <param name="delaySeconds">After how many seconds they can be received.</param>
    /// <param name="cancellationToken">Ends the wait; the messages may be sent all the same.</param>
    /// <returns>One for each message, in order.</returns>
    Task<IReadOnlyList<CmqSent>> SendMessagesAsync(string queueName, IReadOnlyList<string> bodies, long delaySeconds = 0, CancellationToken cancellationToken = default);

    /// <summary>
    /// Receives messages (<c>ReceiveMessage</c> for one, <c>BatchReceiveMessage</c> for more). A message that is received is hidden for the queue's
    /// <c>visibilityTimeout</c>, until when it has to be deleted. An empty queue is no error.
    /// </summary>
    /// <param name="queueName">The queue.</param>
    /// <param name="maxMessages">How many at most, 1 to 16.</param>
    /// <param name="pollingWait">How long to wait for the first, 0 to 30 seconds; null for the queue's <c>pollingWaitSeconds</c>. It ends at once when one comes.</param>
    /// <param name="cancellationToken">Ends the wait. A message that was handed out just then becomes visible again after its time.</param>
    /// <returns>The messages; none when none came.</returns>
    Task<IReadOnlyList<CmqMessage>> ReceiveMessagesAsync(string queueName, int maxMessages = 1, TimeSpan? pollingWait = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a received message (<c>DeleteMessage</c>).</summary>
    /// <param name="queueName">The queue.</param>
    /// <param name="receiptHandle">The handle of its latest receive, while the message is hidden.</param>
    /// <param name="cancellationToken">Ends the wait; the message may be deleted all the same.</param>
    Task DeleteMessageAsync(string queueName, string receiptHandle, CancellationToken cancellationToken = default);

    /// <summary>Deletes several received messages, each by itself (<c>BatchDeleteMessage</c>).</summary>
    /// <param name="queueName">The queue.</param>
    /// <param name="receiptHandles">1 to 16 handles.</param>
    /// <param name="cancellationToken">Ends the wait; the messages may be deleted all the same.</param>
    /// <returns>Those that were not deleted, and why; none when all were.</returns>
    Task<IReadOnlyList<CmqDeleteFailure>> DeleteMessagesAsync(string queueName, IReadOnlyList<string> receiptHandles, CancellationToken cancellationToken = default);

    /// <summary>Publishes messages on a topic: all of them or none (<c>PublishMessage</c> for one, <c>BatchPublishMessage</c> for more).</summary>
    /// <param name="topicName">The topic.</param>
    /// <param name="bodies">1 to 16 messages, each at most the topic's <c>maxMsgSize</c>, together at most 1 MB.</param>
    /// <param name="tags">Their tags, at most 5, on a topic of filter type 1; null for none.</param>
    /// <param name="routingKey">Their routing key, at most 64 bytes and 15 dots, on a topic of filter type 2.</param>
    /// <param name="cancellationToken">Ends the wait; the messages may be published all the same.</param>
    /// <returns>One for each message, in order.</returns>
    Task<IReadOnlyList<CmqSent>> PublishMessagesAsync(string topicName, IReadOnlyList<string> bodies, IReadOnlyList<string>? tags = null, string? routingKey = null, CancellationToken cancellationToken = default);
}
