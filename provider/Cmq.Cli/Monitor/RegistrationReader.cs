using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Rpc;
using Cmq.Rpc.Messages;

namespace Cmq.Cli;

/// <summary>Reads what a program registers. What a preview passes over goes to the findings; what it can't do is refused.</summary>
internal sealed class RegistrationReader(PlanFindings findings, string workingDirectory)
{
    /// <summary>Reads a registration.</summary>
    /// <param name="request">The registration.</param>
    /// <param name="urn">The resource's URN.</param>
    /// <param name="order">How many came before it.</param>
    /// <exception cref="RpcException">It asks for what there is not in a preview.</exception>
    public RegisteredResource Read(RegisterResourceRequest request, string urn, int order)
    {
        if (request.Transforms.Count > 0)
        {
            throw Refused($"Resource '{request.Name}' has transforms, which a preview by cmq does not carry out.");
        }

        var resource = new RegisteredResource
        {
            Urn = urn,
            Type = request.Type,
            Name = request.Name,
            Parent = request.Parent,
            IsCustom = request.Custom,
            IsRemote = request.Remote,
            Inputs = InputsOf(request),
            DependsOn = DependenciesOf(request),
            Provider = UrnOf(request.Provider),
            Providers = request.Providers.ToImmutableDictionary(entry => entry.Key, entry => UrnOf(entry.Value)),
            SecretOutputs = [.. request.AdditionalSecretOutputs],
            IsProtected = request.HasProtect && request.Protect,
            IsRetained = request.HasRetainOnDelete && request.RetainOnDelete,
            ImportId = request.ImportId,
            Position = PositionOf(request.SourcePosition, request.StackTrace),
            Order = order,
        };
        TellPassedOver(request, resource);
        return resource with { IgnoreChanges = PathsOf(request.IgnoreChanges, resource) };
    }

    /// <summary>Something that a preview can't do, which ends the program.</summary>
    public static RpcException Refused(string message) => new(RpcStatusCode.Unimplemented, message);

    /// <summary>The URN in a reference to a provider: <c>urn::id</c>.</summary>
    public static string UrnOf(string reference) =>
        reference.LastIndexOf("::", StringComparison.Ordinal) is var end and > 0 ? reference[..end] : "";

    /// <summary>A value without the wrapping that says what it depends on.</summary>
    public static PropertyValue Plain(PropertyValue value) => value switch
    {
        OutputValue output when output.Secret => Plain(output.Value ?? PropertyValue.Unknown).AsSecret(),
        OutputValue output => Plain(output.Value ?? PropertyValue.Unknown),
        SecretValue secret => Plain(secret.Value).AsSecret(),
        ListValue list => new ListValue([.. list.Items.Select(Plain)]),
        ObjectValue map => new ObjectValue(map.Properties.Map(Plain)),
        _ => value,
    };

    /// <summary>URNs of the resources that a value depends on.</summary>
    public static IEnumerable<string> DependenciesOf(PropertyValue value) => value switch
    {
        SecretValue secret => DependenciesOf(secret.Value),
        OutputValue output => output.Dependencies.Concat(output.Value is null ? [] : DependenciesOf(output.Value)),
        ListValue list => list.Items.SelectMany(DependenciesOf),
        ObjectValue map => map.Properties.Values.SelectMany(DependenciesOf),
        ResourceReferenceValue reference => [reference.Urn],
        _ => [],
    };

    /// <summary>Where a program declares something: the place in its own code, not in a package's.</summary>
    public SourcePosition PositionOf(Rpc.Messages.SourcePosition? position, StackTrace? trace)
    {
        var frames = trace?.Frames.Select(frame => frame.Pc) ?? [];
        return frames.Prepend(position).Select(Known).FirstOrDefault(place => place is not null) ?? SourcePosition.Nowhere;
    }

    private SourcePosition? Known(Rpc.Messages.SourcePosition? position)
    {
        if (position is null || !Uri.TryCreate(position.Uri, UriKind.Absolute, out var uri) || !uri.IsFile
            || uri.AbsolutePath.Contains("/node_modules/", StringComparison.Ordinal))
        {
            return null;
        }

        var relative = Path.GetRelativePath(workingDirectory, uri.LocalPath);
        return new(relative.StartsWith("..", StringComparison.Ordinal) ? uri.LocalPath : relative, position.Line, position.Column);
    }

    // A component of this package is told what each input depends on, so that its children are.
    private static PropertyMap InputsOf(RegisterResourceRequest request)
    {
        var inputs = PropertyCodec.Decode(request.Object) ?? PropertyMap.Empty;
        return !request.Remote ? inputs.Map(Plain) : new(inputs.Select(input =>
            input.Value is not OutputValue && request.PropertyDependencies.TryGetValue(input.Key, out var dependencies) && dependencies.Urns.Count > 0
                ? KeyValuePair.Create<string, PropertyValue>(
                    input.Key, new OutputValue(input.Value.IsUnknown ? null : input.Value, input.Value.IsSecret, [.. dependencies.Urns]))
                : input));
    }

    private static ImmutableArray<string> DependenciesOf(RegisterResourceRequest request) =>
    [
        .. request.Dependencies
            .Concat(request.PropertyDependencies.Values.SelectMany(dependencies => dependencies.Urns))
            .Distinct(StringComparer.Ordinal),
    ];

    private void TellPassedOver(RegisterResourceRequest request, RegisteredResource resource)
    {
        if (request.Aliases.Count > 0 || request.AliasURNs.Count > 0)
        {
            findings.AddWarning(null, "aliases are passed over: they say what a resource was called in a state, and this preview has none");
        }

        (string Option, bool IsSet)[] options =
        [
            ("replaceOnChanges", request.ReplaceOnChanges.Count > 0),
            ("replaceWith", request.ReplaceWith.Count > 0),
            ("replacementTrigger", request.ReplacementTrigger is not null),
            ("hooks", request.Hooks is not null && request.Hooks.CalculateSize() > 0),
        ];
        foreach (var (option, _) in options.Where(option => option.IsSet && resource.Spec is not null))
        {
            findings.AddWarning(resource.Position, $"the preview passes over the option {option}", resource.Name);
        }
    }

    private ImmutableArray<PropertyPath> PathsOf(IEnumerable<string> texts, RegisteredResource resource)
    {
        var paths = ImmutableArray.CreateBuilder<PropertyPath>();
        foreach (var text in texts)
        {
            try
            {
                paths.Add(PropertyPath.Parse(text));
            }
            catch (FormatException)
            {
                findings.AddProgramError(resource.Position, $"ignoreChanges: '{text}' is no path of a property", resource.Name);
            }
        }

        return paths.ToImmutable();
    }
}
