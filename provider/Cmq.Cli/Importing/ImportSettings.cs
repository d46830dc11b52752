using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>What <c>cmq import</c> was told.</summary>
internal sealed record ImportSettings
{
    /// <summary>Which objects.</summary>
    public required ImportSelector Selector { get; init; }

    /// <summary>In which form.</summary>
    public required ImportFormat Format { get; init; }

    /// <summary>Name of the program in YAML.</summary>
    public required string Name { get; init; }

    /// <summary>The file to write; null for standard output.</summary>
    public string? Out { get; init; }

    /// <summary>Settings of the provider, <c>cmq:key=value</c> each.</summary>
    public ImmutableArray<string> Config { get; init; } = [];

    /// <summary>Values of provider settings that have an option of their own, by the setting's name.</summary>
    public ImmutableDictionary<string, string> Provider { get; init; } = ImmutableDictionary<string, string>.Empty;
}
