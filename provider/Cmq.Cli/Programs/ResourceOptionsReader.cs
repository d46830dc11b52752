using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Reads the options of resources. What is not carried out is said, never passed over silently.</summary>
internal sealed class ResourceOptionsReader(ICollection<Diagnostic> diagnostics)
{
    private static readonly string[] CarriedOut = ["dependsOn", "protect", "ignoreChanges", "retainOnDelete"];

    // What these say has no bearing on which objects there are and what they look like, or (the last) holds here anyway: an object and
    // its replacement have one name.
    private static readonly string[] WithoutBearing =
        ["aliases", "customTimeouts", "hideDiffs", "parent", "pluginDownloadURL", "version", "deleteBeforeReplace"];

    private static readonly string[] Refused =
    [
        "additionalSecretOutputs", "deletedWith", "import", "provider", "providers", "replaceOnChanges", "replaceWith", "replacementTrigger",
        "transforms",
    ];

    /// <summary>Reads the options of a resource.</summary>
    /// <param name="resource">The resource's key.</param>
    /// <param name="member">The options; null when there are none.</param>
    public ResourceOptions Read(string resource, ObjectMember? member)
    {
        var options = new ResourceOptions();
        if (member is null or { Value: LiteralExpression { Value: NullValue } })
        {
            return options;
        }

        if (member.Value is not ObjectExpression body)
        {
            Error(member.Value.Position, "options holds keys and values");
            return options;
        }

        foreach (var option in body.Members)
        {
            switch (option.Name)
            {
                case "dependsOn":
                    options = options with { DependsOn = ReadDependencies(option.Value) };
                    break;
                case "ignoreChanges":
                    options = options with { IgnoreChanges = ReadPaths(option.Value) };
                    break;
                case "protect":
                    options = options with { Protect = option.Value };
                    break;
                case "retainOnDelete":
                    options = options with { RetainOnDelete = option.Value };
                    break;
                case var name when WithoutBearing.Contains(name, StringComparer.Ordinal):
                    diagnostics.Add(Diagnostic.Warning(option.Position, $"cmq passes over the option {name}", resource));
                    break;
                case var name when Refused.Contains(name, StringComparer.Ordinal):
                    Error(option.Position, $"cmq does not carry out the option {name}: take it out, or bring this program up with pulumi");
                    break;
                default:
                    Error(option.Position, $"a resource has no option '{option.Name}'{Suggestion.Or(option.Name, CarriedOut, "cmq carries out")}");
                    break;
            }
        }

        return options;
    }

    private ImmutableArray<Reference> ReadDependencies(Expression expression)
    {
        var references = ImmutableArray.CreateBuilder<Reference>();
        foreach (var item in expression is ListExpression list ? list.Items : [expression])
        {
            if (item is ReferenceExpression { Reference: { Steps: [], Name: not "pulumi" } reference })
            {
                references.Add(reference);
            }
            else
            {
                Error(item.Position, "dependsOn lists resources as a whole: - ${orders}");
            }
        }

        return references.ToImmutable();
    }

    private ImmutableArray<PropertyPath> ReadPaths(Expression expression)
    {
        var paths = ImmutableArray.CreateBuilder<PropertyPath>();
        foreach (var item in expression is ListExpression list ? list.Items : [expression])
        {
            try
            {
                paths.Add(PropertyPath.Parse(item is LiteralExpression { Value: StringValue text } ? text.Value : throw new FormatException()));
            }
            catch (FormatException)
            {
                Error(item.Position, "ignoreChanges lists properties: - visibilityTimeout, or - deadLetterPolicy.maxReceiveCount");
            }
        }

        return paths.ToImmutable();
    }

    private void Error(SourcePosition position, string message) => diagnostics.Add(Diagnostic.Error(position, message));
}
