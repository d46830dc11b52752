using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>
/// The data plane over the network: the HTTP SDK protocol (<c>/v2/index.php</c>), which both editions speak. Make one and keep it: it holds the pooled connections,
/// and all its members are safe to use from several threads at once.
/// </summary>
/// <remarks>
/// <para>It sends what it is given: sizes, delays and what belongs together are for the service to refuse. Only what has no form on the wire is refused here, with an
/// argument exception that names it.</para>
/// <para>When calls are tried again is said at <see cref="CmqRetryOptions"/>. A receive waits as long as its long poll takes and
/// <see cref="CmqClientOptions.AttemptTimeout"/> more. When it is cancelled, an answer that has begun to arrive is still returned; otherwise
/// <see cref="CmqCanceledException.MayHaveExecuted"/> says whether messages can have been handed out, which come again when the queue's
/// <c>visibilityTimeout</c> is over. The same holds when the connection breaks.</para>
/// </remarks>
/// <example>
/// <code>
/// using var client = new CmqMessagingClient(new() { Region = "ap-guangzhou", Credentials = new CmqCredential(secretId, secretKey) });
/// await client.SendMessageAsync("orders", "hello");
/// </code>
/// </example>
public sealed class CmqMessagingClient : ICmqMessaging, IDisposable
{
    /// <summary>How many messages or receipt handles go into one call, at the most.</summary>
    public const int MaxBatch = 16;

    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(30);

    private readonly V2Caller _v2;
    private readonly bool _base64;

    /// <summary>A client.</summary>
    /// <param name="options">How it reaches the service.</param>
    /// <exception cref="ArgumentException">An option is missing or can't be: the message names it.</exception>
    public CmqMessagingClient(CmqClientOptions options)
        : this(new V2Caller(CmqClientOptions.Checked(options)))
    {
    }

    private CmqMessagingClient(V2Caller v2) => (_v2, _base64) = (v2, v2.Options.Base64Bodies);

    /// <summary>A client over a caller that others use too.</summary>
    internal static CmqMessagingClient Over(V2Caller v2) => new(v2);

    /// <inheritdoc/>
    public Task<CmqSent> SendMessageAsync(string queueName, string body, long delaySeconds = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queueName);
        ArgumentNullException.ThrowIfNull(body);
        var request = new V2Request(V2Action.SendMessage, queueName).Add("queueName", queueName).AddBody(body, _base64).Add("delaySeconds", delaySeconds);
        return _v2.CallAsync(request, ReadSent, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are not 1 to 16 messages.</exception>
    public Task<IReadOnlyList<CmqSent>> SendMessagesAsync(string queueName, IReadOnlyList<string> bodies, long delaySeconds = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queueName);
        CheckBatch(bodies, nameof(bodies));
        var request = new V2Request(V2Action.BatchSendMessage, queueName)
            .Add("queueName", queueName).AddList("msgBody", bodies, _base64).Add("delaySeconds", delaySeconds);
        return _v2.CallAsync<IReadOnlyList<CmqSent>>(request, (answer, again) => ReadAllSent(answer, again, bodies.Count), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>A wait is sent in whole seconds, rounded up.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxMessages"/> is not 1 to 16, or <paramref name="pollingWait"/> not 0 to 30 s.</exception>
    public Task<IReadOnlyList<CmqMessage>> ReceiveMessagesAsync(string queueName, int maxMessages = 1, TimeSpan? pollingWait = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queueName);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxMessages, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxMessages, MaxBatch);
        if (pollingWait < TimeSpan.Zero || pollingWait > LongestPoll)
        {
            throw new ArgumentOutOfRangeException(nameof(pollingWait), pollingWait, "A receive waits 0 to 30 seconds.");
        }

        // Without a wait of its own the queue's holds, which is not known here.
        long? seconds = pollingWait is { } wait ? (long)Math.Ceiling(wait.TotalSeconds) : null;
        var isOne = maxMessages == 1;
        var request = new V2Request(isOne ? V2Action.ReceiveMessage : V2Action.BatchReceiveMessage, queueName)
        {
            Wait = seconds is { } given ? TimeSpan.FromSeconds(given) : LongestPoll,
        };
        request.Add("queueName", queueName).Add("numOfMsg", isOne ? null : maxMessages).Add("pollingWaitSeconds", seconds);
        return _v2.CallAsync<IReadOnlyList<CmqMessage>>(request, answer => ReadReceived(answer, isOne), cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteMessageAsync(string queueName, string receiptHandle, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queueName);
        ArgumentNullException.ThrowIfNull(receiptHandle);
        var request = new V2Request(V2Action.DeleteMessage, queueName).Add("queueName", queueName).Add("receiptHandle", receiptHandle);
        return _v2.CallAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are not 1 to 16 handles.</exception>
    public Task<IReadOnlyList<CmqDeleteFailure>> DeleteMessagesAsync(string queueName, IReadOnlyList<string> receiptHandles, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queueName);
        CheckBatch(receiptHandles, nameof(receiptHandles));
        var request = new V2Request(V2Action.BatchDeleteMessage, queueName).Add("queueName", queueName).AddList("receiptHandle", receiptHandles);
        return _v2.CallAsync<IReadOnlyList<CmqDeleteFailure>>(request, (answer, again) => ReadNotDeleted(answer, again, queueName), cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are not 1 to 16 messages.</exception>
    public Task<IReadOnlyList<CmqSent>> PublishMessagesAsync(string topicName, IReadOnlyList<string> bodies, IReadOnlyList<string>? tags = null, string? routingKey = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(topicName);
        CheckBatch(bodies, nameof(bodies));
        var isOne = bodies.Count == 1;
        var request = new V2Request(isOne ? V2Action.PublishMessage : V2Action.BatchPublishMessage, topicName).Add("topicName", topicName);
        _ = isOne ? request.AddBody(bodies[0], _base64) : request.AddList("msgBody", bodies, _base64);
        request.AddList("msgTag", tags ?? []);
        if (routingKey is not null)
        {
            request.Add("routingKey", routingKey);
        }

        return isOne
            ? _v2.CallAsync<IReadOnlyList<CmqSent>>(request, (answer, again) => [ReadSent(answer, again)], cancellationToken)
            : _v2.CallAsync<IReadOnlyList<CmqSent>>(request, (answer, again) => ReadAllSent(answer, again, bodies.Count), cancellationToken);
    }

    /// <summary>Closes the connections, unless they belong to an injected <see cref="HttpClient"/>. Calls under way fail.</summary>
    public void Dispose() => _v2.Dispose();

    private static void CheckBatch(IReadOnlyList<string> items, string parameter)
    {
        ArgumentNullException.ThrowIfNull(items, parameter);
        if (items.Count is < 1 or > MaxBatch)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A call takes 1 to {MaxBatch} items, not {items.Count}."), parameter);
        }

        for (var index = 0; index < items.Count; index++)
        {
            ArgumentNullException.ThrowIfNull(items[index], parameter);
        }
    }

    private static CmqSent ReadSent(JObject answer, bool again) =>
        answer.TextOrNull("msgId") is { Length: > 0 } id ? new(id, again) : throw new FormatException("it has no msgId");

    private static List<CmqSent> ReadAllSent(JObject answer, bool again, int count)
    {
        var sent = answer.ObjectsOrNull("msgList", item => ReadSent(item, again)) ?? [];
        return sent.Count == count ? sent : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"it has {sent.Count} ids for {count} messages"));
    }

    private List<CmqMessage> ReadReceived(JObject answer, bool isOne) =>
        answer.TextOrNull("code") == V2ErrorCodes.NoMessage ? []
        : isOne ? [ReadMessage(answer)]
        : answer.ObjectsOrNull("msgInfoList", ReadMessage) ?? [];

    private CmqMessage ReadMessage(JObject message) => new()
    {
        MessageId = message.Text("msgId"),
        ReceiptHandle = message.TextOrNull("receiptHandle") is { Length: > 0 } handle ? handle : throw new FormatException("a message has no receiptHandle"),
        Body = _base64 ? Base64Body.Decode(message.Text("msgBody")) : message.Text("msgBody"),
        EnqueueTime = message.Time("enqueueTime"),
        FirstDequeueTime = message.Time("firstDequeueTime"),
        NextVisibleTime = message.Time("nextVisibleTime"),
        DequeueCount = message.Number("dequeueCount"),
        Tags = message.TextsOrNull("msgTag") ?? [],
    };

    private static List<CmqDeleteFailure> ReadNotDeleted(JObject answer, bool again, string queueName)
    {
        var requestId = answer.TextOrNull("requestId");
        var failures = answer.ObjectsOrNull("errorList", item => new CmqDeleteFailure(item.Text("receiptHandle"), Error(item))) ?? [];
        if (failures.Count == 0 && answer.TextOrNull("code") is V2ErrorCodes.SomeNotDeleted or V2ErrorCodes.NoneDeleted)
        {
            throw Error(answer);
        }

        // See WireRepeat.VoidHandleIsDone.
        return again ? [.. failures.Where(failure => failure.Error.Reason != CmqErrorReason.ReceiptHandleInvalid)] : failures;

        CmqServiceException Error(JObject error) => V2Answer.Error(error, V2Action.BatchDeleteMessage, queueName, requestId);
    }
}
