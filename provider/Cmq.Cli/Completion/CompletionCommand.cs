using System.CommandLine;

namespace Cmq.Cli;

/// <summary>The commands <c>cmq completion SHELL</c>, which prints the script of a shell, and <c>cmq complete</c>, which that script calls.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "fish", "pwsh", "zsh"];

    /// <summary>Makes <c>cmq completion</c>.</summary>
    /// <param name="host">The surroundings.</param>
    public static Command Script(CommandHost host)
    {
        var shell = new Argument<string>("SHELL") { Description = $"The shell: {string.Join(", ", Shells)}." };
        shell.AcceptOnlyFromAmong(Shells);
        var command = new Command("completion", "Print the script that completes command lines of cmq in a shell.") { shell };
        command.SetAction(async (parse, _) =>
        {
            await host.Out.WriteAsync(await ReadAsync(parse.GetValue(shell)!).ConfigureAwait(false)).ConfigureAwait(false);
            return (int)ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Makes <c>cmq complete</c>: it writes a line for each completion, the word and, behind a tab, what it means.</summary>
    /// <param name="makeRoot">Makes the command with all its subcommands.</param>
    /// <param name="host">The surroundings.</param>
    public static Command Complete(Func<Command> makeRoot, CommandHost host)
    {
        var words = new Argument<string[]>("WORD") { Description = "The words of the line behind cmq; the last one is completed.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("complete", "Complete a command line; for the scripts of shells.") { words };
        command.Hidden = true;
        command.SetAction(async (parse, _) =>
        {
            foreach (var item in new CommandCompleter(makeRoot(), new(host)).Complete(parse.GetValue(words) ?? []))
            {
                await host.Out.WriteAsync(string.IsNullOrEmpty(item.Detail) ? $"{item.Label}\n" : $"{item.Label}\t{FirstSentence(item.Detail)}\n").ConfigureAwait(false);
            }

            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static string FirstSentence(string text) => text.Split(". ")[0].TrimEnd('.');

    private static async Task<string> ReadAsync(string shell)
    {
        var stream = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion.{shell}")!;
        await using (stream.ConfigureAwait(false))
        {
            using var reader = new StreamReader(stream);
            return await reader.ReadToEndAsync().ConfigureAwait(false);
        }
    }
}
