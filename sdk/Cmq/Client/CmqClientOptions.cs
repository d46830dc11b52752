using Microsoft.Extensions.Logging;

namespace Cmq;

/// <summary>How a client reaches the service. Read once, when the client is made.</summary>
public sealed class CmqClientOptions
{
    private ILoggerFactory? _loggerFactory;

    /// <summary>The region: <c>ap-guangzhou</c>. The service decides whether it exists.</summary>
    public required string Region { get; init; }

    /// <summary>Where the credential comes from; a <see cref="CmqCredential"/> is its own provider.</summary>
    public required ICmqCredentialProvider Credentials { get; init; }

    /// <summary>
    /// The endpoint: a host, with a port if need be. HTTPS is spoken unless it starts with <c>http://</c>. See <see cref="CmqEndpoint"/>.
    /// </summary>
    public string Endpoint { get; init; } = CmqEndpoint.Default;

    /// <summary>
    /// Number of the account (uin) that the objects belong to, which the Tag service wants in their names. Null: taken from what the service says
    /// of an object before its tags are changed, at the price of one more call.
    /// </summary>
    public long? AccountUin { get; init; }

    /// <summary>The language of the service's messages: <c>en-US</c> (unless set) or <c>zh-CN</c>.</summary>
    public string Language { get; init; } = "en-US";

    /// <summary>What the program calls itself in its requests (<c>X-TC-RequestClient</c> and <c>User-Agent</c>).</summary>
    public string RequestClient { get; init; } = $"cmq-dotnet/{typeof(CmqClientOptions).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>How long one attempt of a call may take, from the connection to the last byte of the answer: 30 s unless set.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long making a connection may take: 10 s unless set. An injected <see cref="HttpClient"/> has its own limit instead.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

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
    /// Sends the requests; the client does not dispose it. Null: the client makes one of its own, with pooled connections that are renewed
    /// every five minutes so that a change of the endpoint's address is noticed.
    /// </summary>
    public HttpClient? HttpClient { get; init; }

    /// <summary>Where the client writes its log; null for nowhere. Credentials and the bodies of messages are in no line of it.</summary>
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
}
