using Cmq.Rpc;
using Cmq.Rpc.Messages;

namespace Cmq.Provider;

/// <summary>The calls about components and methods, of which the package has none: Construct, Call.</summary>
internal static class ComponentCalls
{
    public static void Register(RpcServer server) => server
        .Unary(ResourceProviderService.Construct, (_, _) => Unimplemented.Answer<ConstructResponse>("This package has no components."))
        .Unary(ResourceProviderService.Call, (_, _) => Unimplemented.Answer<CallResponse>("The resources of this package have no methods."));
}
