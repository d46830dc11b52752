using System.Collections.Immutable;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Opens the service that a plan is for: the plan says which, and the environment gives the credentials.</summary>
internal static class PlanBackend
{
    /// <summary>Opens it.</summary>
    /// <param name="document">The plan.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="onRetry">Told when a call to the service is tried again.</param>
    /// <exception cref="CommandException">The environment is for another service, or lacks credentials.</exception>
    public static Backend Open(PlanDocument document, CommandHost host, Action<CmqRetryEvent> onRetry)
    {
        RefuseOther(document.Identity, host);
        var diagnostics = new List<Diagnostic>();
        var options = Options(document).ToImmutableDictionary(StringComparer.Ordinal);
        var settings = ProviderSettings.Read(ImmutableDictionary<string, ConfiguredSetting>.Empty, options, host, host.WorkingDirectory, diagnostics);
        return settings is null
            ? throw new CommandException(ExitCode.Usage, diagnostics)
            : Backend.Open(settings, ImmutableDictionary<string, ConfiguredSetting>.Empty, host, needsService: true, onRetry);
    }

    /// <summary>Refuses a service that is not the plan's.</summary>
    /// <param name="planned">The plan's.</param>
    /// <param name="present">The one that was reached.</param>
    /// <exception cref="CommandException">It is another.</exception>
    public static void RefuseOther(ServiceIdentity planned, ServiceIdentity present)
    {
        if (planned.Account != present.Account)
        {
            throw new CommandException(
                ExitCode.Error,
                $"The plan is for account {planned.Account ?? "none"}, and the credentials belong to account {present.Account ?? "none"}. Use the credentials of the account that it was made for.");
        }

        if (!string.Equals(planned.Region, present.Region, StringComparison.Ordinal))
        {
            throw new CommandException(ExitCode.Error, $"The plan is for region {planned.Region ?? "none"}, and this is {present.Region ?? "none"}.");
        }
    }

    // A job that is set up for another place than the plan's has been given the wrong plan.
    private static void RefuseOther(ServiceIdentity planned, CommandHost host)
    {
        (ConfigSpec Setting, string? Planned, Func<string, string?> Read)[] expected =
        [
            (ConfigSpec.Backend, planned.Backend, text => text.ToLowerInvariant()),
            (ConfigSpec.Region, planned.Region, text => text),
            (ConfigSpec.Endpoint, planned.Endpoint is { } endpoint ? Url(endpoint) : null, Url),
            (ConfigSpec.Edition, planned.Edition.Name(), text => CmqEditions.TryParse(text, out var edition) ? edition.Name() : null),
            (ConfigSpec.MemoryFile, planned.MemoryFile, text => Path.GetFullPath(text, host.WorkingDirectory)),
        ];
        foreach (var (setting, wanted, read) in expected)
        {
            var variable = setting.Environment.FirstOrDefault(name => host.Environment(name) is { Length: > 0 });
            if (wanted is not null && variable is not null && read(host.Environment(variable)!) != wanted)
            {
                throw new CommandException(
                    ExitCode.Usage,
                    $"The plan is for {setting.Name} {wanted}, and {variable} is {host.Environment(variable)}. Unset it, or make a plan for there.");
            }
        }
    }

    private static string? Url(string text) => CmqEndpoint.TryParse(text, out var endpoint, out _) ? endpoint.Url.ToString() : null;

    private static IEnumerable<KeyValuePair<string, string>> Options(PlanDocument document)
    {
        var (identity, settings) = (document.Identity, document.Settings);
        (ConfigSpec Setting, string? Value)[] all =
        [
            (ConfigSpec.Backend, identity.Backend),
            (ConfigSpec.Region, identity.Region),
            (ConfigSpec.Endpoint, identity.Endpoint),
            (ConfigSpec.Edition, identity.Edition.Name()),
            (ConfigSpec.MemoryFile, identity.MemoryFile),
            (ConfigSpec.AccountUin, settings.AccountUin),
            (ConfigSpec.AllowedAccountIds, settings.AllowedAccountIds is [] ? null : string.Join(',', settings.AllowedAccountIds)),
            (ConfigSpec.ForbiddenAccountIds, settings.ForbiddenAccountIds is [] ? null : string.Join(',', settings.ForbiddenAccountIds)),
        ];
        return all.Where(entry => entry.Value is not null).Select(entry => KeyValuePair.Create(entry.Setting.Name, entry.Value!));
    }
}
