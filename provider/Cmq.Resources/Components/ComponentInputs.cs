using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>How components make their children's inputs from their own.</summary>
internal static class ComponentInputs
{
    /// <summary>An input row that passes to a child as it is: the child's own row.</summary>
    public static PropertySpec Same(ResourceSpec type, string name) => type.Find(name)!;

    /// <summary>Those of these inputs that are set.</summary>
    public static IEnumerable<(string Name, ComponentValue Value)> Passed(PropertyMap inputs, params ReadOnlySpan<string> names) =>
        Renamed(inputs, [.. names.ToArray().Select(name => (name, name))]);

    /// <summary>Those of these inputs that are set, by other names.</summary>
    public static IEnumerable<(string Name, ComponentValue Value)> Renamed(PropertyMap inputs, params ImmutableArray<(string From, string To)> names) =>
        from name in names
        let value = inputs.Find(name.From)
        where value is not null
        select (name.To, (ComponentValue)value);

    /// <summary>URNs of the resources that a value itself depends on; what is inside a list or an object does not count.</summary>
    public static ImmutableArray<string> Dependencies(PropertyValue value) => value switch
    {
        SecretValue secret => Dependencies(secret.Value),
        OutputValue output => [.. output.Dependencies, .. output.Value is null ? [] : Dependencies(output.Value)],
        _ => [],
    };

    /// <summary>A text with something at its end; unknown, secret and dependent as the text is.</summary>
    public static PropertyValue Append(PropertyValue text, string end) => text switch
    {
        StringValue known => known.Value + end,
        SecretValue secret => new SecretValue(Append(secret.Value, end)),
        OutputValue { Value: { } value } output => output with { Value = Append(value, end) },
        _ => text,
    };

    /// <summary>Why a child can't have the name that an input, with something at its end, gives it; nothing while it is not known.</summary>
    public static IEnumerable<CheckFailure> CheckName(CmqNameKind kind, PropertyMap inputs, string property, PropertyPath path, CmqEdition edition, string end = "")
    {
        if (inputs.Find(property) is { } value
            && value.UnwrapAll() is StringValue name
            && (CmqNames.Check(kind, name.Value, edition) ?? CmqNames.Check(kind, name.Value + end, edition)) is { } refusal)
        {
            yield return new(path.Key(property), (value.ContainsSecrets ? refusal with { Value = Words.Secret } : refusal).Reason);
        }
    }
}
