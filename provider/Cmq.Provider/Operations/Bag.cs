using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;
using Cmq.Rpc;
using Google.Protobuf.WellKnownTypes;

namespace Cmq.Provider;

/// <summary>Property bags and paths as requests carry them.</summary>
internal static class Bag
{
    /// <summary>A bag that may be left out when it is empty.</summary>
    public static PropertyMap Of(Struct? properties) => PropertyCodec.Decode(properties) ?? PropertyMap.Empty;

    /// <summary>A bag in which empty says nothing more than absent.</summary>
    public static PropertyMap? UnlessEmpty(Struct? properties) => PropertyCodec.Decode(properties) is { Count: > 0 } bag ? bag : null;

    /// <summary>For an answer in a preview: what is not known is left out, which the engine takes for unknown.</summary>
    public static Struct Known(PropertyMap properties) =>
        PropertyCodec.Encode(new(properties.Where(property => !property.Value.IsUnknown)))!;

    /// <summary>Fails when something is not known although it has to be.</summary>
    public static PropertyMap RequireKnown(PropertyMap properties) => RequireKnown(properties, key => $"The property '{key}' is not known, and this is no preview.");

    /// <summary>Fails when an argument of a function is not known; an engine asks for its result when all are, in a preview too.</summary>
    public static PropertyMap RequireKnown(PropertyMap arguments, FunctionSpec function) => RequireKnown(
        arguments, key => $"The argument '{key}' of {function.Name} is not known yet, and a function can be called only when all of its arguments are.");

    /// <summary>Property paths.</summary>
    public static ImmutableArray<PropertyPath> Paths(IEnumerable<string> paths)
    {
        try
        {
            return [.. paths.Select(PropertyPath.Parse)];
        }
        catch (FormatException error)
        {
            throw new RpcException(RpcStatusCode.InvalidArgument, error.Message, innerException: error);
        }
    }

    private static PropertyMap RequireKnown(PropertyMap properties, Func<string, string> explain) =>
        properties.Where(property => property.Value.ContainsUnknowns).Select(property => property.Key).FirstOrDefault() is { } key
            ? throw new RpcException(RpcStatusCode.InvalidArgument, explain(key))
            : properties;
}
