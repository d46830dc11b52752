using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>What a command was told on its command line about the program and the provider.</summary>
internal sealed record CommandSettings
{
    /// <summary>The program's file or folder.</summary>
    public required string Program { get; init; }

    /// <summary>The stack; null when none is chosen.</summary>
    public string? Stack { get; init; }

    /// <summary>Configuration, <c>key=value</c> each.</summary>
    public ImmutableArray<string> Config { get; init; } = [];

    /// <summary>Values of provider settings that have an option of their own, by the setting's name.</summary>
    public ImmutableDictionary<string, string> Provider { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How many operations run at once.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>The command that runs the program, word by word; null for a program in YAML.</summary>
    public ImmutableArray<string>? Command { get; init; }

    /// <summary>What functions of other providers answer to the program, <c>token=JSON</c> each.</summary>
    public ImmutableArray<string> Answers { get; init; } = [];
}
