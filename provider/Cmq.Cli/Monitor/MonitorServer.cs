using Cmq.Rpc;
using Cmq.Rpc.Messages;
using Google.Protobuf.WellKnownTypes;

namespace Cmq.Cli;

/// <summary>Serves the resource monitor and the engine to a program, on a free port of this machine alone.</summary>
internal sealed class MonitorServer : IAsyncDisposable
{
    private static readonly string[] Features =
    [
        "secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith", "replaceWith", "replacementTrigger", "transforms",
        "invokeTransforms", "parameterization", "resourceHooks", "errorHooks",
    ];

    private readonly RpcServer _server = new();
    private readonly ProgramMonitor _monitor;
    private readonly DeploymentInfo _deployment;
    private readonly PlanFindings _findings;

    /// <summary>A server that does not listen yet.</summary>
    /// <param name="monitor">Takes what the program declares.</param>
    /// <param name="functions">Answers its calls of functions.</param>
    /// <param name="declared">What it has declared, which messages may be about.</param>
    /// <param name="deployment">What it is told of itself.</param>
    /// <param name="findings">Takes what it tells.</param>
    /// <param name="say">Takes its words for people.</param>
    public MonitorServer(
        ProgramMonitor monitor, FunctionAnswers functions, RegisteredResources declared, DeploymentInfo deployment, PlanFindings findings, Action<string> say)
    {
        (_monitor, _deployment, _findings) = (monitor, deployment, findings);
        _deployment.SupportedFeatures.Add(
        [
            ResourceMonitorFeature.Secrets, ResourceMonitorFeature.ResourceReferences, ResourceMonitorFeature.OutputValues, ResourceMonitorFeature.AliasSpecs,
            ResourceMonitorFeature.DeletedWith, ResourceMonitorFeature.ReplaceWith, ResourceMonitorFeature.ReplacementTrigger,
            ResourceMonitorFeature.Transforms, ResourceMonitorFeature.InvokeTransforms, ResourceMonitorFeature.Parameterization,
            ResourceMonitorFeature.ResourceHooks, ResourceMonitorFeature.ErrorHooks,
        ]);
        _server
            .Unary(ResourceMonitorService.GetDeploymentInfo, (_, _) => Heard(_deployment))
            .Unary(ResourceMonitorService.SupportsFeature, (request, _) => Heard(new SupportsFeatureResponse { HasSupport = Features.Contains(request.Id) }))
            .Unary(ResourceMonitorService.RegisterResource, (request, _) => HeardAsync(monitor.RegisterAsync(request)))
            .Unary(ResourceMonitorService.RegisterResourceOutputs, (request, _) => Done(() => monitor.Complete(request)))
            .Unary(ResourceMonitorService.ReadResource, (request, context) => HeardAsync(monitor.ReadAsync(request, context.CancellationToken)))
            .Unary(ResourceMonitorService.Invoke, (request, _) => HeardAsync(functions.InvokeAsync(request)))
            .Unary(ResourceMonitorService.Call, (request, _) =>
                throw RegistrationReader.Refused($"'{request.Tok}' is a method, and a preview by cmq calls none: the resources of cmq have no methods."))
            .Unary(ResourceMonitorService.RegisterStackTransform, (_, _) => throw RegistrationReader.Refused("A preview by cmq does not carry out transforms of the stack."))
            .Unary(ResourceMonitorService.RegisterStackInvokeTransform, (_, _) => throw RegistrationReader.Refused("A preview by cmq does not carry out transforms of functions."))
            .Unary(ResourceMonitorService.RegisterResourceHook, (request, _) => Done(() => PassOverHook(request.Name)))
            .Unary(ResourceMonitorService.RegisterErrorHook, (request, _) => Done(() => PassOverHook(request.Name)))
            .Unary(ResourceMonitorService.RegisterPackage, (request, _) => Heard(new RegisterPackageResponse { Ref = $"{request.Name}@{request.Version}" }))
            .Unary(ResourceMonitorService.SignalAndWaitForShutdown, (_, _) => Heard(new Empty()))
            .Unary(EngineService.GetRootResource, (_, _) => Heard(new GetRootResourceResponse { Urn = monitor.Root }))
            .Unary(EngineService.SetRootResource, (request, _) =>
            {
                monitor.Root = request.Urn;
                return Heard(new SetRootResourceResponse());
            })
            .Unary(EngineService.RequirePulumiVersion, (_, _) => Heard(new RequirePulumiVersionResponse()))
            .Unary(EngineService.HealthCheck, (_, _) => Heard(new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving }))
            .Unary(EngineService.Log, (request, _) => Done(() => Tell(request, declared.Find(request.Urn), say)));
    }

    /// <summary>Whether the program has called at all.</summary>
    public bool IsHeard { get; private set; }

    /// <summary>Begins to listen.</summary>
    /// <returns>Where: host and port.</returns>
    public async Task<string> StartAsync(CancellationToken cancellationToken)
    {
        await _server.StartAsync(cancellationToken).ConfigureAwait(false);
        return _server.EndPoint.ToString();
    }

    /// <summary>Stops listening.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task<T> Heard<T>(T answer)
    {
        IsHeard = true;
        return Task.FromResult(answer);
    }

    private Task<T> HeardAsync<T>(Task<T> answer)
    {
        IsHeard = true;
        return answer;
    }

    private Task<Empty> Done(Action work)
    {
        work();
        return Heard(new Empty());
    }

    private void PassOverHook(string name) => _findings.AddWarning(null, $"the hook '{name}' is not called in this preview");

    private void Tell(LogRequest request, RegisteredResource? resource, Action<string> say)
    {
        var about = resource is null or { IsStack: true } ? null : resource.Name;
        switch (request.Severity)
        {
            case LogSeverity.Error:
                _findings.AddProgramError(resource?.Position, request.Message.TrimEnd(), about);
                break;
            case LogSeverity.Warning:
                _findings.AddWarning(resource?.Position, request.Message.TrimEnd(), about);
                break;
            case LogSeverity.Info when !request.Ephemeral:
                say(about is null ? request.Message.TrimEnd() : $"{about}: {request.Message.TrimEnd()}");
                break;
            default:
                break;
        }
    }
}
