using Cmq.Resources;
using Cmq.Rpc;
using Wire = Cmq.Rpc.Messages;

namespace Cmq.Provider;

/// <summary>
/// The calls about the provider's configuration: CheckConfig, DiffConfig, Configure. Only the last reads the environment, because what the
/// first returns is written to the state.
/// </summary>
internal sealed class ConfigurationCalls(ProviderInstance instance, OperationGate gate, EngineLog log)
{
    public void Register(RpcServer server) => server
        .Unary(ResourceProviderService.CheckConfig, CheckConfigAsync)
        .Unary(ResourceProviderService.DiffConfig, DiffConfigAsync)
        .Unary(ResourceProviderService.Configure, ConfigureAsync);

    private Task<Wire.CheckResponse> CheckConfigAsync(Wire.CheckRequest request, RpcCallContext context)
    {
        var news = Bag.Of(request.News);
        var operation = new Operation("CheckConfig", request.Urn) { Bags = [news] };
        return gate.RunAsync(operation, context, _ => Task.FromResult(CheckAnswer.Of(ConfigChecker.Check(news), text => gate.Hide(operation, text))));
    }

    private Task<Wire.DiffResponse> DiffConfigAsync(Wire.DiffRequest request, RpcCallContext context)
    {
        var (news, olds) = (Bag.Of(request.News), PropertyCodec.Decode(request.OldInputs) ?? Bag.Of(request.Olds));
        return gate.RunAsync(
            new("DiffConfig", request.Urn) { Bags = [news, olds] },
            context,
            _ => Task.FromResult(DiffAnswer.Of(ConfigDiffer.Compare(olds, news, Bag.Paths(request.IgnoreChanges)))));
    }

    private Task<Wire.ConfigureResponse> ConfigureAsync(Wire.ConfigureRequest request, RpcCallContext context)
    {
        var config = Bag.Of(request.Args);
        return gate.RunAsync(new("Configure", request.Urn) { Bags = [config] }, context, _ =>
        {
            var settings = instance.Configure(Bag.RequireKnown(config));
            if (settings is { Backend: BackendKind.Memory, MemoryFile: null })
            {
                log.Post(
                    Wire.LogSeverity.Warning,
                    "backend is memory without a memoryFile: what is created now is gone when this run ends. Set cmq:memoryFile to keep it.",
                    request.Urn);
            }

            // The same as Handshake's answer: engines that do not know Handshake look here.
            return Task.FromResult(new Wire.ConfigureResponse
            {
                AcceptSecrets = true,
                SupportsPreview = true,
                AcceptResources = true,
                AcceptOutputs = true,
                SupportsAutonamingConfiguration = true,
            });
        });
    }
}
