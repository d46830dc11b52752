using Cmq.Rpc;
using Cmq.Rpc.Messages;

namespace Cmq.Provider;

/// <summary>The calls about components, methods and lists of resources, of which the package has none: Construct, Call, List.</summary>
internal static class ComponentCalls
{
    public static void Register(RpcServer server) => server
        .Unary(ResourceProviderService.Construct, (_, _) => Unimplemented.Answer<ConstructResponse>("This package has no components."))
        .Unary(ResourceProviderService.Call, (_, _) => Unimplemented.Answer<CallResponse>("The resources of this package have no methods."))
        .ServerStreaming(ResourceProviderService.List, (_, _) => throw new RpcException(RpcStatusCode.Unimplemented, "The resources of this package can't be listed."));
}
