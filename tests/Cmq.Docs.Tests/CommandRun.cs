using Cmq.Cli;

namespace Cmq.Docs.Tests;

/// <summary>Runs the command in this process.</summary>
internal static class CommandRun
{
    public static async Task<(int Exit, string Error)> RunAsync(string folder, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(arguments, Host(folder, output, error));
        return (exit, exit == 0 ? "" : error.ToString() + output);
    }

    /// <summary>What is wrong with a command line.</summary>
    public static IReadOnlyList<string> Check(params string[] arguments) =>
        CommandLine.Check(arguments, Host(Pages.Root, TextWriter.Null, TextWriter.Null));

    private static CommandHost Host(string folder, TextWriter output, TextWriter error) => new()
    {
        Out = output,
        Error = error,
        In = TextReader.Null,
        Environment = _ => null,
        WorkingDirectory = folder,
        Stop = CancellationToken.None,
    };
}
