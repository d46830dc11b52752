using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>
/// Node programs are not run by themselves, but by the runner of their SDK, which makes the stack and takes its outputs:
/// <c>node index.js</c> becomes what a language host starts.
/// </summary>
internal static class NodeRunner
{
    private static readonly string[] WithValue = ["-r", "--require", "--import", "--loader", "--experimental-loader", "-C", "--conditions", "--env-file"];

    /// <summary>Whether a command starts Node.</summary>
    /// <param name="command">The command's words.</param>
    public static bool IsNode(ImmutableArray<string> command) =>
        Path.GetFileName(command[0]) is var name && (name.Equals("node", StringComparison.OrdinalIgnoreCase) || name.Equals("node.exe", StringComparison.OrdinalIgnoreCase));

    /// <summary>The command with the SDK's runner in front of the program.</summary>
    /// <param name="command">The command's words.</param>
    /// <param name="directory">The program's folder.</param>
    /// <param name="flags">The runner's flags.</param>
    /// <exception cref="CommandException">The SDK is not installed.</exception>
    public static ImmutableArray<string> Extend(ImmutableArray<string> command, string directory, IEnumerable<string> flags)
    {
        var program = ProgramAt(command);
        ImmutableArray<string> options = [.. command.Take(program)];
        var rest = command.Skip(program).DefaultIfEmpty(".").ToList();
        return IsRunner(rest[0])
            ? [.. options, rest[0], .. flags, .. rest.Skip(1)]
            : [.. options, FindRunner(directory), .. flags, .. rest];
    }

    private static int ProgramAt(ImmutableArray<string> command)
    {
        var at = 1;
        while (at < command.Length && command[at].StartsWith('-'))
        {
            at += WithValue.Contains(command[at], StringComparer.Ordinal) ? 2 : 1;
        }

        return Math.Min(at, command.Length);
    }

    private static bool IsRunner(string word) =>
        word.Replace('\\', '/') is var path && (path.EndsWith("@pulumi/pulumi/cmd/run", StringComparison.Ordinal) || path.EndsWith("@pulumi/pulumi/cmd/run/index.js", StringComparison.Ordinal));

    // As Node itself looks for a module: in the folder, and in those above it.
    private static string FindRunner(string directory)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            var runner = Path.Combine(folder.FullName, "node_modules", "@pulumi", "pulumi", "cmd", "run", "index.js");
            if (File.Exists(runner))
            {
                return runner;
            }
        }

        throw new CommandException(ExitCode.Usage, $"There is no @pulumi/pulumi in the node_modules of '{directory}': install the program's packages first (npm install).");
    }
}
