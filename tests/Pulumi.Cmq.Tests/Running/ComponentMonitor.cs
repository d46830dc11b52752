using System.Collections.Concurrent;
using Cmq.Rpc;
using Google.Protobuf.WellKnownTypes;
using Wire = Cmq.Rpc.Messages;

namespace Pulumi.Cmq.Tests;

/// <summary>The resource monitor that a component of the provider registers itself and its children at.</summary>
internal sealed class ComponentMonitor(ProviderEngine engine) : IAsyncDisposable
{
    private readonly RpcServer _server = new();
    private readonly ConcurrentQueue<Wire.RegisterResourceRequest> _registrations = [];

    public string Address => _server.EndPoint.ToString();

    public IReadOnlyCollection<Wire.RegisterResourceRequest> Registrations => _registrations;

    public Task StartAsync()
    {
        _server
            .Unary(ResourceMonitorService.GetDeploymentInfo, (_, _) => Task.FromResult(new Wire.DeploymentInfo()))
            .Unary(ResourceMonitorService.SupportsFeature, (_, _) => Task.FromResult(new Wire.SupportsFeatureResponse { HasSupport = true }))
            .Unary(ResourceMonitorService.RegisterResource, (request, _) => RegisterAsync(request))
            .Unary(ResourceMonitorService.RegisterResourceOutputs, (_, _) => Task.FromResult(new Empty()));
        return _server.StartAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<Wire.RegisterResourceResponse> RegisterAsync(Wire.RegisterResourceRequest request)
    {
        _registrations.Enqueue(request);
        var answer = new Wire.RegisterResourceResponse { Urn = ProviderEngine.Urn(request.Type, request.Name) };
        if (request.Custom)
        {
            var (id, outputs) = await engine.CreateAsync(request.Type, request.Name, PropertyCodec.Decode(request.Object)!);
            answer.Id = id ?? "";
            answer.Object = PropertyCodec.Encode(outputs);
        }

        return answer;
    }
}
