using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Reads the declarations of resources.</summary>
internal sealed class ResourceReader(ICollection<Diagnostic> diagnostics)
{
    private static readonly string[] Members = ["type", "name", "properties", "options"];
    private readonly ResourceOptionsReader _options = new(diagnostics);

    /// <summary>Reads one declaration.</summary>
    /// <returns>The resource; null when it is none, which the diagnostics then say.</returns>
    public ResourceDeclaration? Read(ObjectMember member)
    {
        if (member.Value is not ObjectExpression body)
        {
            Error(member.Position, $"resource '{member.Name}' has a type and properties");
            return null;
        }

        foreach (var other in body.Members.Where(entry => !Members.Contains(entry.Name, StringComparer.Ordinal)))
        {
            Error(other.Position, other.Name switch
            {
                "get" => "cmq does not read resources with get: use fn::invoke with cmq:getQueue, cmq:getTopic or cmq:getSubscription",
                "defaultProvider" => "cmq has one provider: take defaultProvider out",
                _ when NearestName.Of(other.Name, Members) is { } nearest => $"a resource has no '{other.Name}'; did you mean '{nearest}'?",
                _ => $"a resource has no '{other.Name}': it has {string.Join(", ", Members)}; what it is made of goes under properties",
            });
        }

        var spec = ReadType(member, body);
        var properties = ReadProperties(body);
        var options = _options.Read(member.Name, body.Find("options"));
        return spec is null ? null : new()
        {
            Key = member.Name,
            Position = member.Position,
            LogicalName = body.Find("name")?.Value is LiteralExpression { Value: StringValue name } ? name.Value : member.Name,
            Spec = spec,
            Properties = properties,
            Options = options,
        };
    }

    private ResourceSpec? ReadType(ObjectMember member, ObjectExpression body)
    {
        if (body.Find("type") is not { } type)
        {
            Error(member.Position, $"resource '{member.Name}' has no type: add type: cmq:Queue, cmq:Topic or cmq:Subscription");
            return null;
        }

        if (type.Value is not LiteralExpression { Value: StringValue token })
        {
            Error(type.Value.Position, "type is a string: cmq:Queue, cmq:Topic or cmq:Subscription");
            return null;
        }

        if (token.Value.StartsWith("pulumi:providers:", StringComparison.Ordinal))
        {
            Error(type.Value.Position, "cmq has no provider resources: set the provider under config (cmq:region, cmq:backend, …) or by options of the command");
            return null;
        }

        var canonical = TypeTokens.Canonical(token.Value);
        var spec = PackageSpec.Resources.FirstOrDefault(resource => resource.Token == canonical);
        if (spec is null && PackageSpec.Components.Any(component => component.Token == canonical))
        {
            Error(type.Value.Position, $"{token.Value} is a component, which the plugin constructs for pulumi; here, declare the resources that it consists of");
        }
        else if (spec is null)
        {
            Error(type.Value.Position, TypeTokens.Unknown("resource type", token.Value, PackageSpec.Resources.Select(resource => resource.Token)));
        }

        return spec;
    }

    private ObjectExpression ReadProperties(ObjectExpression body)
    {
        switch (body.Find("properties")?.Value)
        {
            case ObjectExpression properties:
                return properties;
            case null or LiteralExpression { Value: NullValue }:
                return new(body.Position, []);
            case var other:
                Error(other.Position, "properties holds keys and values");
                return new(body.Position, []);
        }
    }

    private void Error(SourcePosition position, string message) => diagnostics.Add(Diagnostic.Error(position, message));
}
