using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>Property values as the service's model types them. Inputs have been checked: a value of another type is a defect.</summary>
internal static class Values
{
    public static long Integer(PropertyValue value) => (long)((NumberValue)value).Value;

    public static string Text(PropertyValue value) => ((StringValue)value).Value;

    public static bool Flag(PropertyValue value) => ((BoolValue)value).Value;

    public static IReadOnlyList<string> Texts(PropertyValue value) => [.. ((ListValue)value).Items.Select(Text)];

    /// <summary>The texts of a list; null for an empty one, which is the same as none.</summary>
    public static IReadOnlyList<string>? TextsOrNone(PropertyValue value) => Texts(value) is { Count: > 0 } texts ? texts : null;

    public static IReadOnlyDictionary<string, string> TextMap(PropertyValue value) =>
        ((ObjectValue)value).Properties.ToDictionary(pair => pair.Key, pair => Text(pair.Value), StringComparer.Ordinal);

    public static PropertyValue? Of(long? number) => number is { } value ? value : null;

    public static PropertyValue? Of(bool? flag) => flag is { } value ? value : null;

    public static PropertyValue? Of(IReadOnlyList<string>? texts) => texts is { Count: > 0 } ? PropertyValue.ListOf(texts) : null;

    public static PropertyValue? Of(IReadOnlyDictionary<string, string>? map) =>
        map is { Count: > 0 } ? new ObjectValue(new(map.Select(pair => KeyValuePair.Create(pair.Key, (PropertyValue)pair.Value)))) : null;

    /// <summary>A time as the SDK guides give it: whole Unix seconds.</summary>
    public static PropertyValue Of(DateTimeOffset time) => time.ToUnixTimeSeconds();

    /// <summary>An object of those values that are there.</summary>
    public static PropertyValue Of(params (string Key, PropertyValue? Value)[] members) =>
        new ObjectValue(new(members.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Key, member.Value!))));
}
