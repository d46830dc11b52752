using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;
using Cmq.Rpc;
using Cmq.Rpc.Messages;

namespace Cmq.Provider;

/// <summary>The calls about components and methods: Construct, and Call, of which the package has none.</summary>
internal sealed class ComponentCalls(ProviderInstance instance, OperationGate gate, TimeProvider timeProvider)
{
    public void Register(RpcServer server) => server
        .Unary(ResourceProviderService.Construct, ConstructAsync)
        .Unary(ResourceProviderService.Call, (_, _) => Unimplemented.Answer<CallResponse>("The resources of this package have no methods."));

    private Task<ConstructResponse> ConstructAsync(ConstructRequest request, RpcCallContext context)
    {
        var edition = instance.Resources.Context.Edition;
        var spec = PackageSpec.Components.FirstOrDefault(component => component.Token == request.Type) ?? throw new RpcException(
            RpcStatusCode.InvalidArgument,
            UnknownToken.Explain("component", request.Type, PackageSpec.Components.Select(component => component.Token)));
        var inputs = WithDependencies(request);
        var operation = new Operation($"Construct of {spec.Name} '{request.Name}'", "") { Bags = [inputs] }.WithoutLimit();
        return gate.RunAsync(operation, context, async token =>
        {
            ThrowIfAny(spec, spec.Check(inputs, edition), text => gate.Hide(operation, text));
            using var monitor = Connect(request.MonitorEndpoint);
            return await new Construction(request, monitor, spec, inputs).RunAsync(spec.Plan(inputs, edition), token).ConfigureAwait(false);
        });
    }

    // An engine that sends no output values says beside the inputs what each depends on.
    private static PropertyMap WithDependencies(ConstructRequest request) => new(Bag.Of(request.Inputs).Select(input =>
        input.Value is not OutputValue && request.InputDependencies.TryGetValue(input.Key, out var dependencies) && dependencies.Urns.Count > 0
            ? KeyValuePair.Create<string, PropertyValue>(
                input.Key, new OutputValue(input.Value.IsUnknown ? null : input.Value, input.Value.IsSecret, [.. dependencies.Urns]))
            : input));

    private static void ThrowIfAny(ComponentSpec spec, ImmutableArray<Resources.CheckFailure> failures, Func<string, string> hide)
    {
        if (failures.IsEmpty)
        {
            return;
        }

        var detail = new InputPropertiesError();
        detail.Errors.Add(failures.Select(failure =>
            new InputPropertiesError.Types.PropertyError { PropertyPath = hide(failure.Property), Reason = hide(failure.Reason) }));
        throw new RpcException(
            RpcStatusCode.InvalidArgument, hide($"The inputs of {spec.Name} are refused: {string.Join("; ", failures)}"), detail);
    }

    private RpcClient Connect(string monitor)
    {
        try
        {
            return new(monitor, timeProvider);
        }
        catch (ArgumentException error)
        {
            throw new RpcException(RpcStatusCode.InvalidArgument, error.Message, innerException: error);
        }
    }
}
