using Cmq.Resources;
using Cmq.Rpc;

namespace Cmq.Provider;

/// <summary>The resource that a request is about.</summary>
/// <param name="Controller">The operations on its type.</param>
/// <param name="LogicalName">Its name in the program.</param>
/// <param name="Urn">Its URN.</param>
internal sealed record ResourceTarget(IResourceController Controller, string LogicalName, string Urn)
{
    /// <summary>Finds the type of a resource.</summary>
    /// <param name="resources">All types.</param>
    /// <param name="urn">The resource's URN.</param>
    /// <param name="type">Its type token; empty from an older engine, and then taken from the URN.</param>
    /// <param name="name">Its name; likewise.</param>
    /// <exception cref="RpcException"><see cref="RpcStatusCode.InvalidArgument"/>: there is no such type.</exception>
    public static ResourceTarget Find(ResourceSet resources, string urn, string type, string name)
    {
        var token = type.Length > 0 ? type : TypeOf(urn);
        return resources.FindResource(token) is { } controller
            ? new(controller, name.Length > 0 ? name : NameOf(urn), urn)
            : throw new RpcException(RpcStatusCode.InvalidArgument, UnknownToken.Explain("resource type", token, PackageSpec.Resources.Select(spec => spec.Token)));
    }

    /// <summary>An operation on the resource, as messages call it.</summary>
    /// <param name="verb">The operation.</param>
    /// <param name="id">The resource's id; null before it has one.</param>
    public Operation Operation(string verb, string? id = null) => new($"{verb} of {Controller.Spec.Name} '{id ?? LogicalName}'", Urn);

    // urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME, where the name may hold anything.
    private static string[] Parts(string urn) => urn.Split("::", 4);

    private static string TypeOf(string urn) => Parts(urn) is [_, _, var types, _] ? types[(types.LastIndexOf('$') + 1)..] : "";

    private static string NameOf(string urn) => Parts(urn) is [_, _, _, var name] ? name : "";
}
