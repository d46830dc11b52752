using System.Globalization;

namespace Cmq;

/// <summary>A request of the HTTP SDK protocol: the action and its own parameters. Each attempt signs it anew.</summary>
/// <param name="action">The action.</param>
/// <param name="resource">What it is about, for messages; null for nothing.</param>
internal sealed class V2Request(V2Action action, string? resource)
{
    private const int MostCached = 16;

    private static readonly string[] BodyNames = Numbered("msgBody");
    private static readonly string[] HandleNames = Numbered("receiptHandle");
    private static readonly string[] TagNames = Numbered("msgTag");

    private readonly List<V2Field> _fields = [];

    /// <summary>The action.</summary>
    public V2Action Action => action;

    /// <summary>What it is about, for messages; null for nothing.</summary>
    public string? Resource => resource;

    /// <summary>How long the service may take to answer, beyond what any answer takes.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Its own parameters.</summary>
    public IReadOnlyCollection<V2Field> Fields => _fields;

    /// <summary>Adds a text, also an empty one.</summary>
    public V2Request Add(string name, string value)
    {
        _fields.Add(new(name, value));
        return this;
    }

    /// <summary>Adds a number, also 0, unless it is null.</summary>
    public V2Request Add(string name, long? value)
    {
        if (value is { } number)
        {
            _fields.Add(new(name, null, number));
        }

        return this;
    }

    /// <summary>Adds a message.</summary>
    public V2Request AddBody(string body, bool isBase64)
    {
        _fields.Add(new("msgBody", body, IsBase64: isBase64));
        return this;
    }

    /// <summary>Adds a list: <c>name.1</c>, <c>name.2</c> and so on.</summary>
    public V2Request AddList(string name, IReadOnlyList<string> values, bool isBase64 = false)
    {
        var names = name switch
        {
            "msgBody" => BodyNames,
            "receiptHandle" => HandleNames,
            "msgTag" => TagNames,
            _ => null,
        };
        for (var index = 0; index < values.Count; index++)
        {
            _fields.Add(new(names is not null && index < MostCached ? names[index] : Number(name, index), values[index], IsBase64: isBase64));
        }

        return this;
    }

    private static string[] Numbered(string name) => [.. Enumerable.Range(0, MostCached).Select(index => Number(name, index))];

    private static string Number(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}.{index + 1}");
}
