using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Cmq.Emulator;

/// <summary>The fields of a JSON object. Each is asked for once; one that nobody asked for is refused by name at the end.</summary>
internal sealed class AdminFields(JObject json, string what)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public string? Text(string name) => Value(name) switch
    {
        null => null,
        JValue { Value: string text } => text,
        _ => throw Wrong(name, "a string"),
    };

    public string RequiredText(string name) => Text(name) ?? throw Missing(name);

    public long? Integer(string name, long smallest, long largest)
    {
        var value = Value(name);
        return value switch
        {
            null => null,
            JValue { Value: long number } when number >= smallest && number <= largest => number,
            _ => throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {smallest} to {largest}")),
        };
    }

    public double? Number(string name) => Value(name) switch
    {
        null => null,
        JValue { Value: long number } => number,
        JValue { Value: double number } when double.IsFinite(number) => number,
        _ => throw Wrong(name, "a number"),
    };

    public double RequiredNumber(string name) => Number(name) ?? throw Missing(name);

    public IReadOnlyList<string>? Texts(string name) => Value(name) switch
    {
        null => null,
        JArray items when items.All(item => item.Type == JTokenType.String) => [.. items.Select(item => (string)item!)],
        _ => throw Wrong(name, "a list of strings"),
    };

    public IReadOnlyList<JObject>? Objects(string name) => Value(name) switch
    {
        null => null,
        JArray items when items.All(item => item is JObject) => [.. items.Cast<JObject>()],
        _ => throw Wrong(name, "a list of objects"),
    };

    /// <summary>Refuses fields that were not asked for.</summary>
    /// <exception cref="AdminRefusalException">There is one.</exception>
    public void End()
    {
        if (json.Properties().FirstOrDefault(property => !_known.Contains(property.Name)) is { } unknown)
        {
            var known = _known.Count == 0 ? "none" : string.Join(", ", _known.Order(StringComparer.Ordinal));
            throw AdminRefusalException.BadRequest($"There is no field '{unknown.Name}' in {what}; its fields are: {known}.");
        }
    }

    private JToken? Value(string name)
    {
        _known.Add(name);
        return json[name] is { Type: not JTokenType.Null } value ? value : null;
    }

    private AdminRefusalException Missing(string name) => AdminRefusalException.BadRequest($"The field '{name}' of {what} is missing.");

    private AdminRefusalException Wrong(string name, string expected) =>
        AdminRefusalException.BadRequest($"The field '{name}' of {what} has to be {expected}.");
}
