using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Carries out <c>cmq schema</c>: the package schema, which SDKs are generated from.</summary>
internal static class SchemaCommand
{
    /// <summary>Writes the schema.</summary>
    /// <param name="file">The file; null for standard output.</param>
    /// <param name="host">The command's surroundings.</param>
    public static async Task<ExitCode> RunAsync(string? file, CommandHost host)
    {
        var schema = PackageSchema.ToJson();
        if (file is null)
        {
            await host.Out.WriteAsync(schema).ConfigureAwait(false);
            return ExitCode.Ok;
        }

        try
        {
            await File.WriteAllTextAsync(Path.GetFullPath(file, host.WorkingDirectory), schema, host.Stop).ConfigureAwait(false);
            return ExitCode.Ok;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await host.Error.WriteLineAsync($"error: {file} can't be written: {error.Message}").ConfigureAwait(false);
            return ExitCode.Error;
        }
    }
}
