using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;

namespace Cmq.Cli;

/// <summary>The process of a program.</summary>
internal static class ProgramProcess
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="command">What is started, with its arguments.</param>
    /// <param name="directory">The folder that it runs in.</param>
    /// <param name="environment">What its environment has besides the present one.</param>
    /// <param name="say">Takes each line that it writes.</param>
    /// <param name="cancellationToken">Ends it, with all that it has started.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="CommandException">It can't be started.</exception>
    public static async Task<int> RunAsync(
        ImmutableArray<string> command,
        string directory,
        IReadOnlyDictionary<string, string> environment,
        Action<string> say,
        CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = new Process { StartInfo = start };
        Start(process, command[0]);
        var lines = Task.WhenAll(TellAsync(process.StandardOutput, say), TellAsync(process.StandardError, say));
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        await lines.ConfigureAwait(false);
        return process.ExitCode;
    }

    private static void Start(Process process, string command)
    {
        try
        {
            process.Start();
        }
        catch (Exception error) when (error is Win32Exception or IOException)
        {
            throw new CommandException(ExitCode.Usage, $"The program's command '{command}' can't be started: {error.Message}", error);
        }
    }

    private static async Task TellAsync(StreamReader reader, Action<string> say)
    {
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            say(line);
        }
    }
}
