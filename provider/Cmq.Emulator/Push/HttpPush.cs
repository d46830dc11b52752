using System.Diagnostics.CodeAnalysis;
using System.Text;
using Cmq.Broker;

namespace Cmq.Emulator;

/// <summary>Delivers the messages of http subscriptions for a broker: each try is one POST, and the broker says when there is another.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A cancellation source whose wait handle is never asked for holds nothing to dispose of.")]
internal sealed class HttpPush : IPushTransport, IAsyncDisposable
{
    private const int InAll = 512;
    private const int ToOneEndpoint = 16;

    private readonly CmqBroker _broker;
    private readonly CmqEmulatorPushes _pushes;
    private readonly Action<string> _log;
    private readonly HttpClient _http;
    private readonly PushSlots _slots = new(InAll, ToOneEndpoint);
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // One for the transport itself, which the stop takes away.
    private int _underWay = 1;

    private HttpPush(CmqBroker broker, CmqEmulatorPushTargets targets, CmqEmulatorPushes pushes, Action<string> log)
    {
        (_broker, _pushes, _log) = (broker, pushes, log);
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,

            // No connection twice: an endpoint that has closed one, unseen so far, would look like one that did not take the message.
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectCallback = new PushConnector(targets).ConnectAsync,
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        };
        _http = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>How long an endpoint has to answer, on the broker's clock.</summary>
    public static TimeSpan AnswerTime { get; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Begins to push for the broker behind an emulator; null when there is nothing to push for: it is told not to, there is no broker, the broker's store
    /// is persistent, or it has a transport already.
    /// </summary>
    public static HttpPush? Begin(CmqEmulatorOptions options, CmqEmulatorPushes pushes)
    {
        if (options.PushTargets == CmqEmulatorPushTargets.Off
            || ((object?)options.Messaging ?? options.Management) is not CmqBroker { PushTransport: null, Options.Store.IsPersistent: false } broker)
        {
            return null;
        }

        var push = new HttpPush(broker, options.PushTargets, pushes, options.Log);
        broker.PushTransport = push;
        return push;
    }

    /// <inheritdoc/>
    public async Task<bool> PushAsync(PushDelivery delivery, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _underWay);
        try
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
            var problem = await TryAsync(delivery, ending.Token).ConfigureAwait(false);
            _pushes.Count(problem is null);
            if (problem is not null)
            {
                _log($"push of message {delivery.MessageId} to subscription {delivery.TopicName}/{delivery.SubscriptionName} failed: {problem}");
            }

            return problem is null;
        }
        finally
        {
            OneLess();
        }
    }

    /// <summary>Ends the pushes under way; what the broker still has to deliver waits there.</summary>
    public async ValueTask DisposeAsync()
    {
        _broker.PushTransport = null;
        await _stopping.CancelAsync().ConfigureAwait(false);
        OneLess();
        await _idle.Task.ConfigureAwait(false);
        _http.Dispose();
    }

    // What went wrong; null for nothing.
    private async Task<string?> TryAsync(PushDelivery delivery, CancellationToken ending)
    {
        using var request = PushRequest.Of(delivery);
        using var slot = await _slots.EnterAsync(delivery.Endpoint, ending).ConfigureAwait(false);
        using var late = new CancellationTokenSource(AnswerTime, _broker.Options.TimeProvider);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ending, late.Token);
        try
        {
            // The status is the answer; nobody reads the rest.
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? null : $"the endpoint answered with status {(int)response.StatusCode:D}";
        }
        catch (HttpRequestException error) when (!ending.IsCancellationRequested)
        {
            return (error.InnerException ?? error).Message;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !ending.IsCancellationRequested)
        {
            return "the endpoint did not answer in 15 s";
        }
    }

    private void OneLess()
    {
        if (Interlocked.Decrement(ref _underWay) == 0)
        {
            _idle.TrySetResult();
        }
    }
}
