namespace Cmq.Cli;

/// <summary>What surrounds a command: streams, environment, clock, and the wish to stop.</summary>
internal sealed record CommandHost
{
    /// <summary>Takes the data that was asked for.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>
    /// Opens what takes data that exists nowhere else once it is written: a writer that fails when its reader has gone. Null where <see cref="Out"/> does.
    /// </summary>
    public Func<TextWriter?> OpenSureOut { get; init; } = () => null;

    /// <summary>Whether a part of the data could not be written to <see cref="Out"/>, which was told.</summary>
    public bool IsOutLost => Out is UnfailingWriter { IsLost: true };

    /// <summary>Takes messages.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Answers questions.</summary>
    public required TextReader In { get; init; }

    /// <summary>Whether <see cref="Out"/> is a terminal, which can show colours and progress.</summary>
    public bool IsOutTerminal { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal, which can show progress.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>How many characters a line of the terminal has; null when that is not known.</summary>
    public int? Width { get; init; }

    /// <summary>Whether somebody is there to answer questions.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>The folder that paths are relative to.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Called before a command begins to serve others over the network: what only a process of its own can be set to.</summary>
    public Action PrepareToServe { get; init; } = () => { };

    /// <summary>Set when nothing new is to be started.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>The same, with standard streams that never fail.</summary>
    public CommandHost WithUnfailingStreams() => (this with { Error = new UnfailingWriter(Error, null) }).WithOut(Out);

    /// <summary>The same, with another writer for data. It may fail, and that is told.</summary>
    public CommandHost WithOut(TextWriter output)
    {
        var error = Error;
        return this with { Out = new UnfailingWriter(output, reason => error.WriteLine($"error: standard output can't be written: {reason}")) };
    }
}
