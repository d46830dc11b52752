using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;
using Cmq.Rpc;
using Cmq.Rpc.Messages;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Cmq.Cli;

/// <summary>
/// What a program declares its resources to: each is told at once what it would be after the program was brought up, and all are kept for the
/// plan.
/// </summary>
/// <param name="declared">Takes the resources.</param>
/// <param name="providers">The providers of this package.</param>
/// <param name="findings">Takes what is worth knowing.</param>
/// <param name="reader">Reads registrations.</param>
internal sealed class ProgramMonitor(RegisteredResources declared, ProviderInstances providers, PlanFindings findings, RegistrationReader reader)
{
    private readonly ConcurrentQueue<PassedResource> _passed = [];

    /// <summary>Resources of other providers.</summary>
    public ImmutableArray<PassedResource> Passed => [.. _passed];

    /// <summary>URN of the stack; empty before it is declared.</summary>
    public string Root { get; set; } = "";

    /// <summary>The stack's outputs.</summary>
    public PropertyMap Outputs { get; private set; } = PropertyMap.Empty;

    /// <summary>Declares a resource.</summary>
    /// <exception cref="RpcException">There is one of that URN, or it asks for what there is not in a preview.</exception>
    public async Task<RegisterResourceResponse> RegisterAsync(RegisterResourceRequest request)
    {
        var resource = reader.Read(request, declared.UrnOf(request.Type, request.Name, request.Parent), declared.NextOrder());
        declared.Add(resource);
        if (resource.Component is { } component)
        {
            return Answer(resource, "", await ConstructAsync(resource, component).ConfigureAwait(false));
        }

        if (resource.Spec is not null)
        {
            var (id, outputs) = await AnswerAsync(resource).ConfigureAwait(false);
            return Answer(resource, id, outputs);
        }

        if (resource is { IsCustom: true, IsProvider: true })
        {
            if (resource.Type == RegisteredResource.ProviderType + PackageSpec.Name)
            {
                providers.Add(resource);
            }

            return Answer(resource, "", resource.Inputs);
        }

        if (resource is { IsCustom: false, IsRemote: false })
        {
            return new() { Urn = resource.Urn };
        }

        return PassOn(resource);
    }

    /// <summary>Takes the outputs of the stack; those of other components are their own business.</summary>
    public void Complete(RegisterResourceOutputsRequest request)
    {
        if (declared.Find(request.Urn) is { IsStack: true } || request.Urn == Root)
        {
            Outputs = (PropertyCodec.Decode(request.Outputs) ?? PropertyMap.Empty).Map(RegistrationReader.Plain);
        }
    }

    /// <summary>Reads a resource that the program does not manage.</summary>
    /// <exception cref="RpcException">It does not exist.</exception>
    public async Task<ReadResourceResponse> ReadAsync(ReadResourceRequest request, CancellationToken cancellationToken)
    {
        var urn = declared.UrnOf(request.Type, request.Name, request.Parent);
        var state = PropertyCodec.Decode(request.Properties) ?? PropertyMap.Empty;
        var resource = new RegisteredResource { Urn = urn, Type = request.Type, Name = request.Name, IsCustom = true, Provider = RegistrationReader.UrnOf(request.Provider) };
        if (resource.Spec is null)
        {
            // A reference to another stack is such a resource: what that one gives out, nobody here can say.
            Pass(resource, "its outputs are not known");
            return new() { Urn = urn, Properties = PropertyCodec.Encode(state.Set("outputs", PropertyValue.Unknown)) };
        }

        var instance = providers.Find(resource.Provider);
        if (!instance.Answers.CanRead || IsUnknown(request.Id))
        {
            return new() { Urn = urn, Properties = PropertyCodec.Encode(state) };
        }

        try
        {
            var controller = instance.Answers.Resources.FindResource(resource.Spec.Token)!;
            var live = await controller.ReadAsync(request.Id, null, null, cancellationToken).ConfigureAwait(false);
            return live is null
                ? throw new RpcException(RpcStatusCode.NotFound, $"There is no {resource.Spec.Name.ToLowerInvariant()} '{request.Id}', which '{request.Name}' reads.")
                : new() { Urn = urn, Properties = PropertyCodec.Encode(live.Outputs) };
        }
        catch (ResourceException error)
        {
            throw new RpcException(RpcStatusCode.FailedPrecondition, error.Message, innerException: error);
        }
    }

    private async Task<(string Id, PropertyMap Outputs)> AnswerAsync(RegisteredResource resource)
    {
        var instance = providers.Find(declared.ProviderOf(resource));
        var (id, outputs) = await instance.Answers.AnswerAsync(resource).ConfigureAwait(false);
        var secrets = resource.Inputs.Where(input => input.Value.ContainsSecrets).Select(input => input.Key).Concat(resource.SecretOutputs);
        return (id, secrets.Distinct(StringComparer.Ordinal).Aggregate(
            outputs, (map, name) => map.Find(name) is { } value ? map.Set(name, value.AsSecret()) : map));
    }

    private async Task<PropertyMap> ConstructAsync(RegisteredResource resource, ComponentSpec component)
    {
        var edition = providers.Find(declared.ProviderOf(resource)).Edition;
        var failures = component.Check(resource.Inputs, edition);
        foreach (var failure in failures)
        {
            findings.AddProgramError(resource.Position, failure.ToString(), resource.Name);
        }

        return !failures.IsEmpty ? PropertyMap.Empty : await new ComponentConstruction(resource, async child =>
        {
            child = child with { Urn = declared.UrnOf(child.Type, child.Name, child.Parent), Order = declared.NextOrder() };
            declared.Add(child);
            var (_, outputs) = await AnswerAsync(child).ConfigureAwait(false);
            return (child.Urn, outputs);
        }).RunAsync(component.Plan(resource.Inputs, edition)).ConfigureAwait(false);
    }

    // What it sets keeps its value, as nearly every provider answers; what the provider would make up is left out, which is unknown.
    private RegisterResourceResponse PassOn(RegisteredResource resource)
    {
        if (resource.Type.StartsWith(PackageSpec.Name + ":", StringComparison.Ordinal))
        {
            findings.AddProgramError(
                resource.Position,
                TypeTokens.Unknown("resource type", resource.Type, PackageSpec.Resources.Select(spec => spec.Token).Concat(PackageSpec.Components.Select(spec => spec.Token))),
                resource.Name);
            return Answer(resource, "", PropertyMap.Empty);
        }

        Pass(resource, resource.IsRemote ? "a component of another package: what it consists of is not known" : "of another provider: what that makes up is not known");
        return Answer(resource, "", resource.IsRemote ? PropertyMap.Empty : resource.Inputs);
    }

    private static bool IsUnknown(string text) => PropertyCodec.Decode(new() { Fields = { ["id"] = Value.ForString(text) } })!["id"].IsUnknown;

    private void Pass(RegisteredResource resource, string note) => _passed.Enqueue(new(resource.Type, resource.Name, note));

    private static RegisterResourceResponse Answer(RegisteredResource resource, string id, PropertyMap outputs)
    {
        var answer = new RegisterResourceResponse { Urn = resource.Urn, Id = id, Object = PropertyCodec.Encode(outputs) };
        foreach (var (name, value) in outputs)
        {
            if (RegistrationReader.DependenciesOf(value).Distinct(StringComparer.Ordinal).ToList() is [_, ..] urns)
            {
                answer.PropertyDependencies.Add(name, new() { Urns = { urns } });
            }
        }

        return answer;
    }
}
