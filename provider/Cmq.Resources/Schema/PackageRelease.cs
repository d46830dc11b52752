namespace Cmq.Resources;

/// <summary>What the schema says of the released package, and the tables can't know.</summary>
/// <param name="Version">The plugin's version; the engine refuses a schema that names another one.</param>
public sealed record PackageRelease(string Version)
{
    /// <summary>This build's.</summary>
    public static PackageRelease Current { get; } = new(PackageSpec.Version) { PluginDownloadUrl = PackageSpec.PluginDownloadUrl ?? "" };

    /// <summary>Where the engine downloads the plugin (<c>pluginDownloadURL</c>); empty while there is no such place, and the schema then names none.</summary>
    public string PluginDownloadUrl { get; init; } = "";

    /// <summary>
    /// Where a generator of SDKs gets the package's picture (<c>logoUrl</c>), a PNG; empty for none, and the generator then uses one of its own,
    /// for which it needs the network. One that is served from this machine lets it work without.
    /// </summary>
    public string LogoUrl { get; init; } = "";
}
