using System.Net;
using Microsoft.Extensions.Logging;

namespace Cmq;

/// <summary>How a client reaches the service. Read once, when the client is made.</summary>
public sealed class CmqClientOptions
{
    private ILoggerFactory? _loggerFactory;

    /// <summary>The region: <c>ap-guangzhou</c>. The service decides whether it exists.</summary>
    public required string Region { get; init; }

    /// <summary>
    /// Where the credential comes from; a <see cref="CmqCredential"/> is its own provider. It is asked before each attempt. What it throws, other than a
    /// <see cref="CmqException"/> and the cancellation of the call, becomes the inner exception of a <see cref="CmqTransportException"/> that is transient and
    /// whose call was certainly not sent: the call is tried again by <see cref="Retry"/>, a batch keeps what it sent before, a processing goes on later. Of the
    /// inner exception the client tells its type only, in its messages and in the log; what it says may be secret.
    /// </summary>
    public required ICmqCredentialProvider Credentials { get; init; }

    /// <summary>
    /// The endpoint: a host, with a port if need be. HTTPS is spoken unless it starts with <c>http://</c>. See <see cref="CmqEndpoint"/>.
    /// </summary>
    public string Endpoint { get; init; } = CmqEndpoint.Default;

    /// <summary>Whose rules hold; it also decides where messages are sent to, unless <see cref="MessagingEndpoint"/> is set.</summary>
    public CmqEdition Edition { get; init; } = CmqEdition.Tdmq;

    /// <summary>
    /// Where the HTTP SDK protocol is spoken: a host, with a port if need be; HTTPS unless it starts with <c>http://</c>. Null: the host of the region, of the edition, and of
    /// <see cref="Network"/>. On edition classic these are two, one for queues and one for topics and subscriptions.
    /// </summary>
    public string? MessagingEndpoint { get; init; }

    /// <summary>Where topics and subscriptions are, if elsewhere than queues; see <see cref="MessagingEndpoint"/>. Null: there, or the region's host.</summary>
    public string? TopicEndpoint { get; init; }

    /// <summary>From which network the host of the region is reached: the internet unless set. Without effect on endpoints that are set.</summary>
    public CmqNetwork Network { get; init; }

    /// <summary>The path of the HTTP SDK protocol, which is signed as well: <c>/v2/index.php</c> unless set.</summary>
    public string MessagingPath { get; init; } = "/v2/index.php";

    /// <summary>How requests of the HTTP SDK protocol are sent: POST unless set.</summary>
    public CmqHttpMethod Method { get; init; }

    /// <summary>How requests of the HTTP SDK protocol are signed: with SHA-256 unless set. Requests of API 3.0 are signed with SHA-256 always.</summary>
    public CmqSignatureMethod SignatureMethod { get; init; }

    /// <summary>
    /// Whether message bodies travel in their Base64 form, as the <c>set_encoding</c> of other clients makes them. Off unless set. All senders and receivers
    /// of a queue have to agree; a received body that is not Base64 is handed out as it came. It makes bodies a third longer, also for <c>maxMsgSize</c>.
    /// </summary>
    public bool Base64Bodies { get; init; }

    /// <summary>
    /// Number of the account (uin) that the objects belong to, which the Tag service wants in their names. Null: taken from what the service says
    /// of an object before its tags are changed, at the price of one more call.
    /// </summary>
    public long? AccountUin { get; init; }

    /// <summary>The language of the service's messages: <c>en-US</c> (unless set) or <c>zh-CN</c>.</summary>
    public string Language { get; init; } = "en-US";

    /// <summary>What the program calls itself in its requests (<c>X-TC-RequestClient</c> and <c>User-Agent</c>).</summary>
    public string RequestClient { get; init; } = $"cmq-dotnet/{typeof(CmqClientOptions).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>
    /// How long one attempt of a call may take, from the connection to the last byte of the answer: 30 s unless set. A receive gets the time of its long poll
    /// on top of it, or 30 s where it leaves that to the queue.
    /// </summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long making a connection may take: 10 s unless set. An injected <see cref="HttpClient"/> has its own limit instead.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether connections stay open between calls: yes unless set.</summary>
    public bool KeepAlive { get; init; } = true;

    /// <summary>How many connections to one host there may be at a time, above 0: as many as there are calls unless set. A call above it waits for one.</summary>
    public int MaxConnections { get; init; } = int.MaxValue;

    /// <summary>For how long a connection that is not used stays open: 1 min unless set.</summary>
    public TimeSpan ConnectionIdleTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>After how long a connection is not used any more, so that a change of the host's address is noticed: 5 min unless set.</summary>
    public TimeSpan ConnectionLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The proxy; null for that of the system or of the environment (<c>HTTPS_PROXY</c> and the like).</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>When calls are tried again.</summary>
    public CmqRetryOptions Retry { get; init; } = new();

    /// <summary>How many calls may start in a second.</summary>
    public CmqRateLimits RateLimits { get; init; } = CmqRateLimits.Documented;

    /// <summary>Told before each wait for a new attempt. Called on the thread that runs the call; what it throws ends the call.</summary>
    public Action<CmqRetryEvent>? OnRetry { get; init; }

    /// <summary>Told before a call waits a second or more for its turn. Called on the thread that runs the call; what it throws ends the call.</summary>
    public Action<CmqRateWait>? OnRateWait { get; init; }

    /// <summary>
    /// How long a call that changes something may go on after it is cancelled, once its request has begun to be sent: nothing unless set, at most
    /// one day. What succeeds in this time is returned as if nobody had cancelled, so that nothing is made that nobody knows of. Waits for a turn or for
    /// another attempt, and calls that only read, end at once all the same.
    /// </summary>
    public TimeSpan CancelGrace { get; init; }

    /// <summary>
    /// Sends the requests; the client does not dispose it. Null: the client makes one of its own, with pooled connections. The options of connections,
    /// <see cref="ConnectTimeout"/> to <see cref="Proxy"/> but for <see cref="KeepAlive"/>, are for the client's own. An injected one must let long polls last: its time-out is above
    /// <see cref="AttemptTimeout"/> and 30 s, or infinite. It should not send requests again by itself, since nobody would be told of a message that is sent twice.
    /// </summary>
    public HttpClient? HttpClient { get; init; }

    /// <summary>
    /// Where the client writes its log, under the category <c>Cmq</c>; null for nowhere. Calls that fail and calls that are tried again are among its lines.
    /// Credentials, receipt handles, the bodies of messages, and what the service or a credential provider says in its own words are in none.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get => _loggerFactory; init => _loggerFactory = value; }

    /// <summary>
    /// Whether messages carry the trace context of who sends them, in a line before the body; off unless set. Sender and receiver set it alike:
    /// a receiver without it gets the line as part of the body.
    /// </summary>
    public bool CarryTraceContext { get; init; }

    /// <summary>The clock of signatures, time-outs, waits and rate limits.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The randomness of waits: a number from 0 to 1.</summary>
    internal Func<double> Random { get; init; } = System.Random.Shared.NextDouble;

    /// <summary>Told of each attempt at a call. Called on the thread that runs the call; what it throws ends the call.</summary>
    internal Action<CmqAttemptEvent>? OnAttempt { get; init; }

    /// <summary>The options, if they can be.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">One is missing or can't be: the message names it.</exception>
    internal static CmqClientOptions Checked(CmqClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check(nameof(options));
        return options;
    }

    /// <summary>The same options with this log, unless they name one themselves.</summary>
    internal CmqClientOptions WithLoggerFactory(ILoggerFactory? loggerFactory)
    {
        var copy = (CmqClientOptions)MemberwiseClone();
        copy._loggerFactory ??= loggerFactory;
        return copy;
    }

    internal void Check(string parameter)
    {
        ArgumentNullException.ThrowIfNull(Credentials, parameter + "." + nameof(Credentials));
        ArgumentNullException.ThrowIfNull(Endpoint, parameter + "." + nameof(Endpoint));
        ArgumentNullException.ThrowIfNull(Retry, parameter + "." + nameof(Retry));
        ArgumentNullException.ThrowIfNull(RateLimits, parameter + "." + nameof(RateLimits));
        ArgumentNullException.ThrowIfNull(TimeProvider, parameter + "." + nameof(TimeProvider));
        CheckHeader(Region, nameof(Region));
        CheckHeader(Language, nameof(Language));
        CheckHeader(RequestClient, nameof(RequestClient));
        if (AccountUin is <= 0)
        {
            throw new ArgumentException($"AccountUin is the number of an account, above 0; it is {AccountUin}.", parameter);
        }

        CheckLimit(AttemptTimeout, nameof(AttemptTimeout));
        CheckLimit(ConnectTimeout, nameof(ConnectTimeout));
        CheckLimit(ConnectionIdleTimeout, nameof(ConnectionIdleTimeout));
        CheckLimit(ConnectionLifetime, nameof(ConnectionLifetime));
        CheckMessaging(parameter);
        if (CancelGrace < TimeSpan.Zero || CancelGrace > TimeSpan.FromDays(1))
        {
            throw new ArgumentException($"CancelGrace is nothing to one day; it is {CancelGrace}.", parameter);
        }

        Retry.Check(parameter);

        void CheckHeader(string value, string name)
        {
            ArgumentNullException.ThrowIfNull(value, parameter + "." + name);
            if (value.Length == 0 || !WireText.IsVisible(value))
            {
                throw new ArgumentException($"{name} '{value}' is empty or has a blank or another character that can't be sent in a header.", parameter);
            }
        }

        void CheckLimit(TimeSpan value, string name)
        {
            if (value <= TimeSpan.Zero || value > TimeSpan.FromDays(1))
            {
                throw new ArgumentException($"{name} is above nothing and at most one day; it is {value}.", parameter);
            }
        }
    }

    private void CheckMessaging(string parameter)
    {
        ArgumentNullException.ThrowIfNull(MessagingPath, parameter + "." + nameof(MessagingPath));
        CheckEndpoint(MessagingEndpoint, nameof(MessagingEndpoint), parameter);
        CheckEndpoint(TopicEndpoint, nameof(TopicEndpoint), parameter);
        var wrong = this switch
        {
            _ when !Enum.IsDefined(Edition) => "Edition is none of those that there are.",
            _ when !Enum.IsDefined(Network) => "Network is neither Public nor Private.",
            _ when !Enum.IsDefined(Method) => "Method is neither Post nor Get.",
            _ when !Enum.IsDefined(SignatureMethod) => "SignatureMethod is neither HmacSha256 nor HmacSha1.",
            _ when MaxConnections < 1 => $"MaxConnections is at least 1; it is {MaxConnections}.",
            _ when !MessagingPath.StartsWith('/') || !WireText.IsVisible(MessagingPath) || MessagingPath.AsSpan().ContainsAny("?#%\\") =>
                $"MessagingPath '{MessagingPath}' is no path: it starts with /, and has no blank, query or escape.",
            _ => null,
        };
        if (wrong is not null)
        {
            throw new ArgumentException(wrong, parameter);
        }
    }

    private static void CheckEndpoint(string? text, string name, string parameter)
    {
        if (text is not null && !CmqEndpoint.TryParse(text, out _, out var reason))
        {
            throw new ArgumentException($"{name}: {reason}", parameter);
        }
    }
}
