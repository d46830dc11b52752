using System.Diagnostics.CodeAnalysis;

namespace Cmq.Emulator;

/// <summary>
/// How many pushes are under way at once: so many in all, and fewer to one host, so that the subscriptions of an endpoint that hangs
/// don't take every slot.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing to dispose of.")]
internal sealed class PushSlots(int inAll, int toOneHost)
{
    private readonly SemaphoreSlim _all = new(inAll);
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for a slot.</summary>
    /// <param name="authority">Host and port.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Gives the slot back.</returns>
    public async Task<IDisposable> EnterAsync(string authority, CancellationToken cancellationToken)
    {
        var host = Join(authority);
        try
        {
            await host.Slots.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await _all.WaitAsync(cancellationToken).ConfigureAwait(false);
                return new Slot(this, authority, host);
            }
            catch
            {
                host.Slots.Release();
                throw;
            }
        }
        catch
        {
            Leave(authority, host);
            throw;
        }
    }

    private Host Join(string authority)
    {
        lock (_hosts)
        {
            if (!_hosts.TryGetValue(authority, out var host))
            {
                _hosts.Add(authority, host = new(toOneHost));
            }

            host.Users++;
            return host;
        }
    }

    private void Leave(string authority, Host host)
    {
        lock (_hosts)
        {
            if (--host.Users == 0)
            {
                _hosts.Remove(authority);
            }
        }
    }

    private sealed class Host(int slots)
    {
        public SemaphoreSlim Slots { get; } = new(slots);

        public int Users { get; set; }
    }

    private sealed class Slot(PushSlots slots, string authority, Host host) : IDisposable
    {
        public void Dispose()
        {
            slots._all.Release();
            host.Slots.Release();
            slots.Leave(authority, host);
        }
    }
}
