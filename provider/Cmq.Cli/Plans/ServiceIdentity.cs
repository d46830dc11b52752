using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Which service it is, and whose: what a plan was made for, and is carried out on alone.</summary>
/// <param name="Backend"><c>tencent</c> or <c>memory</c>.</param>
/// <param name="Account">Number of the account; null for the memory, which has none.</param>
/// <param name="Region">The region; null for the memory.</param>
/// <param name="Endpoint">Where it is reached; null for the memory.</param>
/// <param name="MemoryFile">The file of the memory, as a full path; null for any other backend.</param>
/// <param name="Edition">Whose rules hold.</param>
internal sealed record ServiceIdentity(string Backend, string? Account, string? Region, string? Endpoint, string? MemoryFile, CmqEdition Edition)
{
    /// <summary>The word for the service in memory.</summary>
    public const string Memory = "memory";

    /// <summary>The word for the cloud's service.</summary>
    public const string Tencent = "tencent";

    /// <summary>Asks a backend.</summary>
    /// <param name="backend">The backend, which is reached.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="CommandException">The service does not say whose the credentials are, or they are of an account that is not to be written to.</exception>
    public static async Task<ServiceIdentity> AskAsync(Backend backend, CancellationToken cancellationToken)
    {
        if (backend.Settings.Backend == BackendKind.Memory)
        {
            return new(Memory, null, null, null, backend.Settings.MemoryFile, backend.Edition);
        }

        var caller = await LiveErrors.EndOnFailureAsync(() => backend.GetCallerIdentityAsync(cancellationToken)).ConfigureAwait(false);
        RefuseForbidden(caller!.AccountId, backend.Settings);
        return new(Tencent, caller.AccountId, backend.Region, backend.Settings.Endpoint, null, backend.Edition);
    }

    // The first write would be refused for it; here it is told before anything is read.
    private static void RefuseForbidden(string account, CmqSettings settings)
    {
        var isAllowed = settings.AllowedAccountIds is [] ? !settings.ForbiddenAccountIds.Contains(account) : settings.AllowedAccountIds.Contains(account);
        if (!isAllowed)
        {
            var (setting, accounts) = settings.AllowedAccountIds is []
                ? (ConfigSpec.ForbiddenAccountIds, settings.ForbiddenAccountIds)
                : (ConfigSpec.AllowedAccountIds, settings.AllowedAccountIds);
            throw new CommandException(
                ExitCode.Error,
                $"The credentials belong to account {account}, and {PackageSpec.Name}:{setting.Name} is {string.Join(", ", accounts)}. Use the credentials of another account, or change {PackageSpec.Name}:{setting.Name}.");
        }
    }

    /// <summary>The account and region, for people.</summary>
    public override string ToString() => Backend == Memory ? "account none (memory)" : $"account {Account} · region {Region}";
}
