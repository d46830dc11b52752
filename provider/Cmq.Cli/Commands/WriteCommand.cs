namespace Cmq.Cli;

/// <summary>Carries out <c>cmq schema</c> and <c>cmq reference</c>: writes what is made from the attribute tables.</summary>
internal static class WriteCommand
{
    /// <summary>Writes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file; null for standard output.</param>
    /// <param name="host">The command's surroundings.</param>
    public static async Task<ExitCode> RunAsync(string text, string? file, CommandHost host)
    {
        if (file is null)
        {
            await host.Out.WriteAsync(text).ConfigureAwait(false);
            return ExitCode.Ok;
        }

        try
        {
            await File.WriteAllTextAsync(Path.GetFullPath(file, host.WorkingDirectory), text, host.Stop).ConfigureAwait(false);
            return ExitCode.Ok;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await host.Error.WriteLineAsync($"error: {file} can't be written: {error.Message}").ConfigureAwait(false);
            return ExitCode.Error;
        }
    }
}
