using System.Diagnostics;

namespace Cmq.Cli.Tests;

/// <summary>The command as a process of its own, started by a shell.</summary>
internal static class CmqProcess
{
    /// <summary>Runs a line of the shell, in which <c>"$@"</c> is the command with its arguments.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="line">The line.</param>
    /// <param name="arguments">The command's arguments.</param>
    public static async Task<CliRun> RunAsync(Workspace workspace, string line, params string[] arguments)
    {
        var start = new ProcessStartInfo("sh", ["-c", line, "sh", "dotnet", Path.Combine(AppContext.BaseDirectory, "Cmq.Cli.dll"), .. arguments])
        {
            WorkingDirectory = workspace.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("CMQ_", StringComparison.Ordinal) || name.StartsWith("TENCENTCLOUD_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }
}
