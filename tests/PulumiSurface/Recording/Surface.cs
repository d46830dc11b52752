using System.Collections.Immutable;
using Pulumi;

namespace PulumiSurface;

/// <summary>How a test runs a program that was compiled against the surface.</summary>
public static class Surface
{
    private static readonly AsyncLocal<ImmutableDictionary<string, string>?> Settings = new();
    private static readonly AsyncLocal<SurfaceHost?> Hosts = new();

    /// <summary>The stack's configuration, by <c>project:key</c>.</summary>
    public static ImmutableDictionary<string, string> Configuration
    {
        get => Settings.Value ?? ImmutableDictionary<string, string>.Empty;
        set => Settings.Value = value;
    }

    /// <summary>What runs a program that calls <c>Deployment.RunAsync</c>.</summary>
    internal static SurfaceHost Host
    {
        get => Hosts.Value ?? throw new RunException(
            "This program was compiled against PulumiSurface, which runs it in tests only. Build it in its own folder for `pulumi up`.");
        set => Hosts.Value = value;
    }
}
