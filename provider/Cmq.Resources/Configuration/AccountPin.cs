namespace Cmq.Resources;

/// <summary>
/// The accounts that may be written to. Whose the credentials are is asked for once, at the first write; what the service says of it then holds
/// as long as they do.
/// </summary>
/// <param name="settings">Which accounts may be written to.</param>
/// <param name="credentials">Where the credentials come from, for messages.</param>
/// <param name="ask">Asks who calls.</param>
internal sealed class AccountPin(CmqSettings settings, string credentials, Func<CancellationToken, Task<CmqCallerIdentity>> ask) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private volatile CmqCallerIdentity? _caller;

    /// <summary>Whether anything is pinned.</summary>
    public static bool IsSet(CmqSettings settings) => !settings.AllowedAccountIds.IsEmpty || !settings.ForbiddenAccountIds.IsEmpty;

    /// <summary>Returns when the account may be written to.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="ResourceException">It may not, or nobody says which one it is.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var caller = _caller ?? await AskAsync(cancellationToken).ConfigureAwait(false);
        var (setting, names, isWrong) = settings.AllowedAccountIds is { IsEmpty: false } allowed
            ? (ConfigSpec.AllowedAccountIds, allowed, !allowed.Contains(caller.AccountId))
            : (ConfigSpec.ForbiddenAccountIds, settings.ForbiddenAccountIds, settings.ForbiddenAccountIds.Contains(caller.AccountId));
        if (isWrong)
        {
            throw new ResourceException(
                ResourceErrorKind.FailedPrecondition,
                $"The credentials ({credentials}) belong to account {caller.AccountId}{(caller.Arn is { } arn ? $" ({arn})" : "")}, and "
                + $"{PackageSpec.Name}:{setting.Name} is {string.Join(", ", names)}. Nothing was written. Use the credentials of another account, or "
                + $"change {PackageSpec.Name}:{setting.Name}.");
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<CmqCallerIdentity> AskAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _caller ??= await ask(cancellationToken).ConfigureAwait(false);
        }
        catch (CmqException error)
        {
            // Not as it is: a write whose answer was lost is looked for afterwards, and this was none.
            throw new ResourceException(
                error is CmqServiceException { IsTransient: false } ? ResourceErrorKind.FailedPrecondition : ResourceErrorKind.Unavailable,
                $"The account could not be checked before the first write, so nothing was written. {error.Message}",
                error);
        }
        finally
        {
            _turn.Release();
        }
    }
}
