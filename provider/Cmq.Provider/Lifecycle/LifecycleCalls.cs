using Cmq.Resources;
using Cmq.Rpc;
using Cmq.Rpc.Messages;
using Google.Protobuf.WellKnownTypes;

namespace Cmq.Provider;

/// <summary>The calls that begin and end a plugin's service: Handshake, Attach, GetPluginInfo, Cancel. They are answered at any time.</summary>
internal sealed class LifecycleCalls(EngineConnection engine, OperationGate gate)
{
    public void Register(RpcServer server) => server
        .Unary(ResourceProviderService.Handshake, HandshakeAsync)
        .Unary(ResourceProviderService.Attach, AttachAsync)
        .Unary(ResourceProviderService.GetPluginInfo, (_, _) => Task.FromResult(new PluginInfo { Version = PackageRelease.Current.Version }))
        .Unary(ResourceProviderService.Cancel, CancelAsync);

    private Task<ProviderHandshakeResponse> HandshakeAsync(ProviderHandshakeRequest request, RpcCallContext context)
    {
        Connect(request.EngineAddress);

        // A plugin that is attached to outlives its engines: each begins anew.
        gate.Reopen();
        return Task.FromResult(new ProviderHandshakeResponse
        {
            AcceptSecrets = true,
            AcceptResources = true,
            AcceptOutputs = true,
            SupportsAutonamingConfiguration = true,
        });
    }

    private Task<Empty> AttachAsync(PluginAttach request, RpcCallContext context)
    {
        Connect(request.Address);
        return Task.FromResult(new Empty());
    }

    private async Task<Empty> CancelAsync(Empty request, RpcCallContext context)
    {
        await gate.CancelAsync().ConfigureAwait(false);
        return new();
    }

    private void Connect(string address)
    {
        try
        {
            engine.Connect(address);
        }
        catch (ArgumentException error)
        {
            throw new RpcException(RpcStatusCode.InvalidArgument, error.Message, innerException: error);
        }
    }
}
