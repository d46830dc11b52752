using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>A command ends before it has changed anything, for these reasons.</summary>
internal sealed class CommandException : Exception
{
    /// <summary>A command that ends.</summary>
    /// <param name="exitCode">With which exit code.</param>
    /// <param name="diagnostics">Why; at least one error.</param>
    public CommandException(ExitCode exitCode, IEnumerable<Diagnostic> diagnostics)
        : this(exitCode, [.. diagnostics], null)
    {
    }

    /// <summary>A command that ends for one reason, which is about no place in a file.</summary>
    /// <param name="exitCode">With which exit code.</param>
    /// <param name="message">Why, and the way out.</param>
    /// <param name="inner">The cause.</param>
    public CommandException(ExitCode exitCode, string message, Exception? inner = null)
        : this(exitCode, [Diagnostic.Error(null, message)], inner)
    {
    }

    private CommandException(ExitCode exitCode, ImmutableArray<Diagnostic> diagnostics, Exception? inner)
        : base(string.Join(Environment.NewLine, diagnostics), inner) => (ExitCode, Diagnostics) = (exitCode, diagnostics);

    /// <summary>The exit code.</summary>
    public ExitCode ExitCode { get; }

    /// <summary>The reasons.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
