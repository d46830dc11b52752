using System.Collections.Immutable;
using System.Globalization;

namespace Cmq.Cli;

/// <summary>Carries out <c>cmq import</c>: writes down what is live. Nothing is changed.</summary>
/// <param name="settings">What it was told.</param>
/// <param name="host">Its surroundings.</param>
internal sealed class ImportCommand(ImportSettings settings, CommandHost host)
{
    /// <summary>Runs the command.</summary>
    public async Task<ExitCode> RunAsync()
    {
        try
        {
            if (settings.Out is { } file)
            {
                new InputFiles(host).AddMemory(settings.Provider).Refuse($"--out {file}", file);
            }

            using var backend = OpenBackend();
            var resources = await new LiveImport(backend.Resources!, settings.Selector).ReadAsync(host.Stop).ConfigureAwait(false);
            await TellAsync(resources).ConfigureAwait(false);
            return await GeneratedFileCommand.RunAsync(Write(resources), settings.Out, host).ConfigureAwait(false);
        }
        catch (CommandException error)
        {
            foreach (var diagnostic in error.Diagnostics)
            {
                await host.Error.WriteLineAsync($"error: {diagnostic}").ConfigureAwait(false);
            }

            return error.ExitCode;
        }
        catch (OperationCanceledException) when (host.Stop.IsCancellationRequested)
        {
            return ExitCode.Cancelled;
        }
    }

    private Backend OpenBackend()
    {
        var diagnostics = new List<Diagnostic>();
        var header = new CmqProgram { Name = settings.Name, Directory = host.WorkingDirectory, ShownDirectory = "", File = "" };
        var configuration = ProgramConfiguration.Read(header, [], settings.Config, diagnostics);
        var provider = ProviderSettings.Read(configuration.Settings, settings.Provider, host, host.WorkingDirectory, diagnostics);
        return provider is null || diagnostics.Count > 0
            ? throw new CommandException(ExitCode.Usage, diagnostics)
            : Backend.Open(provider, configuration.Settings, host, needsService: true, retry => host.Error.WriteLine(retry.Error.Message));
    }

    private string Write(ImmutableArray<ImportedResource> resources) => settings.Format switch
    {
        // cmq sets the owner's tag by itself, and takes it from no program.
        ImportFormat.Yaml => YamlProgramText.Write(settings.Name, [.. resources.Select(resource => resource with { Inputs = Ownership.Strip(resource.Inputs) })]),
        ImportFormat.CSharp => CSharpProgramText.Write(resources),
        _ => ImportFile.Write(resources.Select(resource => (resource.Spec.Token, resource.Key, resource.Id))),
    };

    private async Task TellAsync(ImmutableArray<ImportedResource> resources)
    {
        var owners = resources
            .Select(resource => Ownership.OwnerOf(new(resource.Id, resource.Inputs, resource.Inputs)))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Where(owner => owner != settings.Name);
        foreach (var owner in owners)
        {
            await host.Error.WriteLineAsync($"warning: some of these belong to program '{owner}', which cmq brings up (their tag {Ownership.TagKey}).").ConfigureAwait(false);
        }

        var counts = resources.CountBy(resource => resource.Spec.Name).Select(count => string.Create(
            CultureInfo.InvariantCulture, $"{count.Value} {count.Key.ToLowerInvariant()}{(count.Value == 1 ? "" : "s")}"));
        await host.Error.WriteLineAsync(resources.IsEmpty ? "Nothing is there that was asked for." : $"{string.Join(", ", counts)}.").ConfigureAwait(false);
    }
}
