using System.Collections.Immutable;

namespace Cmq;

/// <summary>
/// Keeps a credential that ends and gets the next one ahead of that: when less than five minutes, or a fifth of its life if that is less, are left.
/// One caller gets it while the others go on with the one that still holds. When it can't be got, the old one serves to its end.
/// </summary>
/// <param name="fetch">Gets a credential.</param>
/// <param name="time">The clock.</param>
internal sealed class ExpiringCredentials(Func<CancellationToken, Task<TemporaryCredential>> fetch, TimeProvider time) : ICmqCredentialProvider, IDisposable
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);
    private const int MostRemembered = 8;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _turn = new(1);
    private volatile Kept? _kept;
    private ImmutableQueue<CmqCredential> _given = [];

    /// <summary>Values of the credentials that it gave out lately, which must not be shown: also an old one may still be in a message.</summary>
    public IEnumerable<string> Secrets => Volatile.Read(ref _given).SelectMany(credential => credential.Secrets);

    /// <inheritdoc/>
    public async ValueTask<CmqCredential> GetCredentialAsync(CancellationToken cancellationToken)
    {
        if (_kept is { } fresh && time.GetUtcNow() < fresh.RenewAt)
        {
            return fresh.Value.Credential;
        }

        var free = await _turn.WaitAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        if (!free && Valid() is { } meanwhile)
        {
            return meanwhile.Value.Credential;
        }

        if (!free)
        {
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await RenewAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<CmqCredential> RenewAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_kept is { } other && now < other.RenewAt)
        {
            return other.Value.Credential;
        }

        try
        {
            var value = await fetch(cancellationToken).ConfigureAwait(false);
            var fifth = (value.Expires - now) / 5;
            Note(value.Credential);
            _kept = new(value, value.Expires - (fifth < LongestMargin ? fifth : LongestMargin));
            return value.Credential;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested && Valid() is not null)
        {
            // The next call tries again after a while; when this one ends first, the error is told.
            var old = Valid()!;
            var later = time.GetUtcNow() + PauseAfterFailure;
            _kept = old with { RenewAt = later < old.Value.Expires ? later : old.Value.Expires };
            return old.Value.Credential;
        }
    }

    // Only who has the turn gets here.
    private void Note(CmqCredential credential)
    {
        var given = _given.Enqueue(credential);
        Volatile.Write(ref _given, given.Count() > MostRemembered ? given.Dequeue() : given);
    }

    private Kept? Valid() => _kept is { } kept && time.GetUtcNow() < kept.Value.Expires ? kept : null;

    private sealed record Kept(TemporaryCredential Value, DateTimeOffset RenewAt);
}
