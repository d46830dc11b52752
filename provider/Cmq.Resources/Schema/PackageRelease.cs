using System.Reflection;

namespace Cmq.Resources;

/// <summary>
/// What is said of the released package, and the tables can't know. They are not touched for it: the engine asks the plugin's version first of all,
/// before anything else is needed.
/// </summary>
/// <param name="Version">The plugin's version; the schema and the SDKs have the same, and the engine refuses a schema that names another one.</param>
public sealed record PackageRelease(string Version)
{
    /// <summary>This build's.</summary>
    public static PackageRelease Current { get; } = OfBuild(typeof(PackageRelease).Assembly);

    /// <summary>
    /// Where the engine downloads the plugin (<c>pluginDownloadURL</c>), in the engine's form (<c>github://…</c>, <c>https://…</c>): the build's property
    /// <c>CmqPluginDownloadUrl</c>. Empty while there is no such place, and the schema then names none.
    /// </summary>
    public string PluginDownloadUrl { get; init; } = "";

    /// <summary>
    /// Where a generator of SDKs gets the package's picture (<c>logoUrl</c>), a PNG; empty for none, and the generator then uses one of its own,
    /// for which it needs the network. One that is served from this machine lets it work without.
    /// </summary>
    public string LogoUrl { get; init; } = "";

    private static PackageRelease OfBuild(Assembly assembly) =>
        new(assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0])
        {
            PluginDownloadUrl = assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .FirstOrDefault(metadata => metadata.Key == nameof(PluginDownloadUrl))?.Value ?? "",
        };
}
