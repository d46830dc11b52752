using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;
using Cmq.Rpc;
using Cmq.Rpc.Messages;

namespace Cmq.Provider;

/// <summary>
/// One component as it is registered with the engine: itself, its children, each as soon as what it refers to is there, and its outputs.
/// </summary>
/// <param name="request">What is asked for.</param>
/// <param name="monitor">The engine's resource monitor.</param>
/// <param name="spec">The component.</param>
/// <param name="inputs">Its inputs, with what they depend on.</param>
internal sealed class Construction(ConstructRequest request, RpcClient monitor, ComponentSpec spec, PropertyMap inputs)
{
    private readonly ConcurrentDictionary<string, Task<RegisteredChild>> _children = new(StringComparer.Ordinal);
    private PropertyEncoding _encoding = PropertyEncoding.Default;

    /// <summary>Registers everything.</summary>
    /// <param name="plan">What the component consists of.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ConstructResponse> RunAsync(ComponentPlan plan, CancellationToken cancellationToken)
    {
        _encoding = new() { KeepSecrets = await TakesSecretsAsync(cancellationToken).ConfigureAwait(false) };
        var registration = RegistrationRequests.OfComponent(request, spec, PropertyCodec.Encode(inputs, _encoding)!);
        AddDependencies(registration, inputs);
        var component = await monitor.CallAsync(ResourceMonitorService.RegisterResource, registration, cancellationToken: cancellationToken).ConfigureAwait(false);
        foreach (var child in plan.Children)
        {
            _children[child.Key] = RegisterAsync(child, component.Urn, cancellationToken);
        }

        await Task.WhenAll(_children.Values).ConfigureAwait(false);
        var outputs = await ResolveAsync(plan.Outputs).ConfigureAwait(false);
        await monitor.CallAsync(
            ResourceMonitorService.RegisterResourceOutputs,
            new() { Urn = component.Urn, Outputs = PropertyCodec.Encode(outputs, _encoding) },
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return Answer(component.Urn, outputs);
    }

    private ConstructResponse Answer(string urn, PropertyMap outputs)
    {
        var answer = new ConstructResponse
        {
            Urn = urn,
            State = PropertyCodec.Encode(outputs, _encoding with { KeepOutputs = request.AcceptsOutputValues }),
        };
        foreach (var (name, value) in outputs)
        {
            var dependencies = new ConstructResponse.Types.PropertyDependencies();
            dependencies.Urns.Add(Dependencies.Of(value));
            answer.StateDependencies.Add(name, dependencies);
        }

        return answer;
    }

    private async Task<RegisteredChild> RegisterAsync(ComponentChild child, string parent, CancellationToken cancellationToken)
    {
        var values = await ResolveAsync(child.Inputs).ConfigureAwait(false);
        var registration = RegistrationRequests.OfChild(request, child, parent, PropertyCodec.Encode(values, _encoding)!);
        AddDependencies(registration, values);
        var answer = await monitor.CallAsync(ResourceMonitorService.RegisterResource, registration, cancellationToken: cancellationToken).ConfigureAwait(false);
        return answer.Result == Result.Fail
            ? throw new RpcException(RpcStatusCode.FailedPrecondition, $"{child.Type.Name} '{registration.Name}' of {spec.Name} '{request.Name}' was not brought up.")
            : new(answer.Urn, answer.Unknown || answer.Result == Result.Skip ? null : Bag.Of(answer.Object));
    }

    private static void AddDependencies(RegisterResourceRequest registration, PropertyMap values)
    {
        foreach (var (name, value) in values)
        {
            var dependencies = new RegisterResourceRequest.Types.PropertyDependencies();
            dependencies.Urns.Add(Dependencies.Of(value));
            registration.PropertyDependencies.Add(name, dependencies);
        }

        var known = registration.Dependencies.ToHashSet(StringComparer.Ordinal);
        registration.Dependencies.Add(values.Values.SelectMany(Dependencies.Of).Where(known.Add));
    }

    private async Task<PropertyMap> ResolveAsync(ImmutableArray<(string Name, ComponentValue Value)> values)
    {
        var resolved = PropertyMap.Empty;
        foreach (var (name, value) in values)
        {
            resolved = resolved.Set(name, await ResolveAsync(value).ConfigureAwait(false));
        }

        return resolved;
    }

    private async Task<PropertyValue> ResolveAsync(ComponentValue value) => value switch
    {
        GivenValue given => given.Value,
        ComposedValue composed => await ResolveAsync(composed.Members).ConfigureAwait(false),
        ChildOutput output => (await _children[output.Child].ConfigureAwait(false)).Output(output.Output),
        _ => throw new InvalidOperationException($"A {value.GetType().Name} has no value."),
    };

    // Engines before GetDeploymentInfo answer for one feature at a time.
    private async Task<bool> TakesSecretsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var deployment = await monitor.CallAsync(ResourceMonitorService.GetDeploymentInfo, new(), cancellationToken: cancellationToken).ConfigureAwait(false);
            return deployment.SupportedFeatures.Contains(ResourceMonitorFeature.Secrets);
        }
        catch (RpcException error) when (error.Code == RpcStatusCode.Unimplemented)
        {
            var answer = await monitor.CallAsync(
                ResourceMonitorService.SupportsFeature, new() { Id = "secrets" }, cancellationToken: cancellationToken).ConfigureAwait(false);
            return answer.HasSupport;
        }
    }
}
