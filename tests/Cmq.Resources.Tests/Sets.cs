namespace Cmq.Resources.Tests;

/// <summary>Resource sets to test with.</summary>
internal static class Sets
{
    /// <summary>Without a service: for checks and differences, which never reach one.</summary>
    public static ResourceSet Offline(CmqEdition edition = CmqEdition.Tdmq) => new(new(null, edition, TimeProvider.System));

    public static IResourceController Resource(this ResourceSet set, string name) => set.FindResource($"cmq:index:{name}")!;
}
