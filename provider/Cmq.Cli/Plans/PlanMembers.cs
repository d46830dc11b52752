using System.Collections.Immutable;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>The members of an object in a plan file. Each is taken once, and what nobody takes is refused: it might mean something.</summary>
/// <param name="map">The object.</param>
/// <param name="path">Where it stands in the file.</param>
internal sealed class PlanMembers(JObject map, string path)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>A text that has to be there.</summary>
    public string Text(string name) => TextOrNull(name) ?? throw Wrong(name, "is missing");

    /// <summary>A text; null when it is not there.</summary>
    public string? TextOrNull(string name) => Take(name) switch
    {
        null or JValue { Value: null } => null,
        JValue { Value: string text } => text,
        _ => throw Wrong(name, "is no text"),
    };

    /// <summary>A whole number that has to be there.</summary>
    public long Number(string name) => Take(name) is JValue { Value: long number } ? number : throw Wrong(name, "is no whole number");

    /// <summary>True or false; false when it is not there.</summary>
    public bool Flag(string name) => Take(name) switch
    {
        null => false,
        JValue { Value: bool flag } => flag,
        _ => throw Wrong(name, "is neither true nor false"),
    };

    /// <summary>A list of texts; empty when it is not there.</summary>
    public ImmutableArray<string> Texts(string name) => Take(name) switch
    {
        null => [],
        JArray list => [.. list.Select(item => item is JValue { Value: string text } ? text : throw Wrong(name, "is no list of texts"))],
        _ => throw Wrong(name, "is no list of texts"),
    };

    /// <summary>A list of objects; empty when it is not there.</summary>
    public IEnumerable<PlanMembers> Objects(string name) => Take(name) switch
    {
        null => [],
        JArray list => list.Select((item, at) => item is JObject one
            ? new PlanMembers(one, FormattableString.Invariant($"{PathOf(name)}[{at}]"))
            : throw Wrong(name, "is no list of objects")),
        _ => throw Wrong(name, "is no list of objects"),
    };

    /// <summary>An object; null when it is not there.</summary>
    public JObject? MapOrNull(string name) => Take(name) switch
    {
        null or JValue { Value: null } => null,
        JObject one => one,
        _ => throw Wrong(name, "is no object"),
    };

    /// <summary>The members of an object; null when it is not there.</summary>
    public PlanMembers? ObjectOrNull(string name) => MapOrNull(name) is { } one ? new(one, PathOf(name)) : null;

    /// <summary>The members of an object that has to be there.</summary>
    public PlanMembers Object(string name) => ObjectOrNull(name) ?? throw Wrong(name, "is missing");

    /// <summary>Anything.</summary>
    public JToken? Any(string name) => Take(name);

    /// <summary>Refuses what nobody has taken.</summary>
    public void End()
    {
        if (map.Properties().FirstOrDefault(member => !_taken.Contains(member.Name)) is { } unknown)
        {
            throw Wrong(unknown.Name, "is not known to this version of cmq");
        }
    }

    /// <summary>What is wrong with a member.</summary>
    public PlanFormatException Wrong(string name, string reason) => new($"{PathOf(name)} {reason}");

    private JToken? Take(string name)
    {
        _taken.Add(name);
        return map[name];
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
