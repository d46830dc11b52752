using System.Text;

namespace Cmq.Cli;

/// <summary>Carries out <c>cmq migrate</c>: what moves resources of the bridged package over to this one. Nothing is changed.</summary>
internal static class MigrateCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="state">The file of the state.</param>
    /// <param name="importFile">The import file to write.</param>
    /// <param name="host">Its surroundings.</param>
    public static async Task<ExitCode> RunAsync(string state, string importFile, CommandHost host)
    {
        try
        {
            new InputFiles(host).Add("state", state).Refuse($"--out {importFile}", importFile);
            var exported = await ExportedState.ReadAsync(state, host).ConfigureAwait(false);
            var moved = exported.Moved;
            if (moved.IsEmpty)
            {
                throw new CommandException(ExitCode.Error, $"There is no tencentcloud:Tcmq resource in {state}: nothing is to be moved over.");
            }

            foreach (var urn in exported.Going)
            {
                await host.Error.WriteLineAsync($"warning: {urn} is about to be deleted, and is not moved over.").ConfigureAwait(false);
            }

            foreach (var urn in exported.Dependents)
            {
                await host.Error.WriteLineAsync($"warning: {urn} depends on what is moved over: pulumi takes nothing out of a state that something depends on, so take the link out of the program, and bring it up, first.").ConfigureAwait(false);
            }

            var written = await GeneratedFileCommand.RunAsync(ImportFile.Write(moved.Select(resource => (resource.Type, resource.Name, resource.Id))), importFile, host).ConfigureAwait(false);
            if (written == ExitCode.Ok)
            {
                await host.Out.WriteAsync(Commands(moved, importFile)).ConfigureAwait(false);
            }

            return written;
        }
        catch (CommandException error)
        {
            foreach (var diagnostic in error.Diagnostics)
            {
                await host.Error.WriteLineAsync($"error: {diagnostic}").ConfigureAwait(false);
            }

            return error.ExitCode;
        }
    }

    // What depends on something is taken out before it.
    private static string Commands(IEnumerable<MovedResource> moved, string importFile)
    {
        var text = new StringBuilder();
        foreach (var resource in moved.Reverse())
        {
            text.Append("pulumi state delete ").Append(ShellWord.Quoted(resource.Urn)).Append(" --yes").Append(resource.IsProtected ? " --force" : "").Append('\n');
        }

        return text.Append("pulumi import --file ").Append(ShellWord.Quoted(importFile)).Append(" --yes\n").ToString();
    }
}
