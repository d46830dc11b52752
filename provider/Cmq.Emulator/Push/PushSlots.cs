using System.Diagnostics.CodeAnalysis;

namespace Cmq.Emulator;

/// <summary>
/// How many pushes are under way at once: so many in all, and fewer to one endpoint, so that the subscriptions of an endpoint that hangs
/// don't take every slot. Another endpoint at the same host is another one: it may answer at once.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing to dispose of.")]
internal sealed class PushSlots(int inAll, int toOneEndpoint)
{
    private readonly SemaphoreSlim _all = new(inAll);
    private readonly Dictionary<string, Endpoint> _endpoints = new(StringComparer.Ordinal);

    /// <summary>Waits for a slot.</summary>
    /// <param name="url">The endpoint.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Gives the slot back.</returns>
    public async Task<IDisposable> EnterAsync(string url, CancellationToken cancellationToken)
    {
        var endpoint = Join(url);
        try
        {
            await endpoint.Slots.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await _all.WaitAsync(cancellationToken).ConfigureAwait(false);
                return new Slot(this, url, endpoint);
            }
            catch
            {
                endpoint.Slots.Release();
                throw;
            }
        }
        catch
        {
            Leave(url, endpoint);
            throw;
        }
    }

    private Endpoint Join(string url)
    {
        lock (_endpoints)
        {
            if (!_endpoints.TryGetValue(url, out var endpoint))
            {
                _endpoints.Add(url, endpoint = new(toOneEndpoint));
            }

            endpoint.Users++;
            return endpoint;
        }
    }

    private void Leave(string url, Endpoint endpoint)
    {
        lock (_endpoints)
        {
            if (--endpoint.Users == 0)
            {
                _endpoints.Remove(url);
            }
        }
    }

    private sealed class Endpoint(int slots)
    {
        public SemaphoreSlim Slots { get; } = new(slots);

        public int Users { get; set; }
    }

    private sealed class Slot(PushSlots slots, string url, Endpoint endpoint) : IDisposable
    {
        public void Dispose()
        {
            slots._all.Release();
            endpoint.Slots.Release();
            slots.Leave(url, endpoint);
        }
    }
}
