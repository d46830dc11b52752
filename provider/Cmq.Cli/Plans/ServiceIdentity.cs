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
    /// <exception cref="CommandException">The service does not say whose the credentials are.</exception>
    public static async Task<ServiceIdentity> AskAsync(Backend backend, CancellationToken cancellationToken)
    {
        if (backend.Settings.Backend == BackendKind.Memory)
        {
            return new(Memory, null, null, null, backend.Settings.MemoryFile, backend.Edition);
        }

        var caller = await LiveErrors.EndOnFailureAsync(() => backend.GetCallerIdentityAsync(cancellationToken)).ConfigureAwait(false);
        return new(Tencent, caller!.AccountId, backend.Region, backend.Settings.Endpoint, null, backend.Edition);
    }

    /// <summary>The account and region, for people.</summary>
    public override string ToString() => Backend == Memory ? "account none (memory)" : $"account {Account} · region {Region}";
}
