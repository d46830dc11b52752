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
}
