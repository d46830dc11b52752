using System.Collections.Immutable;
using System.Globalization;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>What expressions do with values.</summary>
internal static class Access
{
    /// <summary>Goes from a value into it. What is inside a secret is secret.</summary>
    /// <param name="value">The value.</param>
    /// <param name="steps">The way.</param>
    /// <param name="reference">The whole reference, for messages.</param>
    /// <exception cref="EvaluationException">There is nothing of that name or number.</exception>
    public static PropertyValue Follow(PropertyValue value, ImmutableArray<PropertyPathSegment> steps, Reference reference)
    {
        var secret = value.IsSecret;
        foreach (var step in steps)
        {
            value = value.Unwrap() switch
            {
                UnknownValue => PropertyValue.Unknown,
                ObjectValue map when step.KeyName is { } key => map.Properties.TryGetValue(key, out var member)
                    ? member
                    : throw Nothing(reference, $"there is no '{key}' among {Names(map.Properties.Keys)}"),
                ListValue list when step.KeyName is null => step.ItemIndex < list.Items.Length
                    ? list.Items[step.ItemIndex]
                    : throw Nothing(reference, FormattableString.Invariant($"the list has {list.Items.Length} items, numbered from 0")),
                var other => throw Nothing(reference, $"what stands before '{Shown(step)}' is {Words(other)}"),
            };
            secret |= value.IsSecret;
        }

        return secret ? value.AsSecret() : value;
    }

    /// <summary>What comes of several values: unknown when one of them is, secret when one of them is.</summary>
    public static PropertyValue Combine(IReadOnlyCollection<PropertyValue> values, Func<PropertyValue> make)
    {
        var value = values.Any(part => part.ContainsUnknowns) ? PropertyValue.Unknown : make();
        return values.Any(part => part.ContainsSecrets) ? value.AsSecret() : value;
    }

    /// <summary>A string, number or Boolean as text; null for another value.</summary>
    public static string? Text(PropertyValue value) => value.Unwrap() switch
    {
        StringValue text => text.Value,
        NumberValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        BoolValue flag => flag.Value ? "true" : "false",
        _ => null,
    };

    /// <summary>What kind of value it is, without what it is.</summary>
    public static string Words(PropertyValue value) => value.Unwrap() switch
    {
        NullValue => "null",
        StringValue => "a string",
        NumberValue => "a number",
        BoolValue => "true or false",
        ListValue => "a list",
        ObjectValue => "an object",
        ResourceReferenceValue => "a resource",
        UnknownValue => "not known yet",
        _ => "a value of another kind",
    };

    private static EvaluationException Nothing(Reference reference, string reason) =>
        new(reference.Position, $"${{{reference.Text}}} refers to nothing: {reason}");

    private static string Shown(PropertyPathSegment step) => step.KeyName is { } name ? $".{name}" : FormattableString.Invariant($"[{step.ItemIndex}]");

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Take(12)) is { Length: > 0 } list ? list : "no members";
}
