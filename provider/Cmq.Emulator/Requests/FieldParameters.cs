using System.Globalization;
using System.Net;
using Newtonsoft.Json.Linq;

namespace Cmq.Emulator;

/// <summary>Parameters of a query or a form: lists and objects are flattened to <c>Tags.0.TagKey=owner</c>.</summary>
internal static class FieldParameters
{
    private const int DeepestPath = 16;

    /// <summary>Splits a query or a form into its fields and decodes them.</summary>
    /// <exception cref="ApiRefusalException">A field has no <c>=</c>, or comes twice.</exception>
    public static Dictionary<string, string> Parse(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = field.IndexOf('=');
            if (equals < 0)
            {
                throw Invalid($"`{WebUtility.UrlDecode(field)}` has no `=` between its key and its value.");
            }

            var name = WebUtility.UrlDecode(field[..equals]);
            if (!fields.TryAdd(name, WebUtility.UrlDecode(field[(equals + 1)..])))
            {
                throw Invalid($"`{name}` is given twice.");
            }
        }

        return fields;
    }

    /// <summary>Puts flattened fields together again: what has only the indexes 0, 1, 2 and so on below it is a list.</summary>
    /// <exception cref="ApiRefusalException">A name stands for a value and for an object, or an index of a list is left out.</exception>
    public static JObject ToTree(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var root = new JObject();
        foreach (var (name, value) in fields)
        {
            var path = name.Split('.', DeepestPath);
            var parent = root;
            foreach (var step in path[..^1])
            {
                parent[step] ??= new JObject();
                parent = parent[step] as JObject ?? throw Ambiguous(name);
            }

            if (!parent.TryAdd(path[^1], new JValue(value)))
            {
                throw Ambiguous(name);
            }
        }

        foreach (var property in root.Properties().ToList())
        {
            property.Value = WithLists(property.Value, property.Name);
        }

        return root;
    }

    private static JToken WithLists(JToken token, string path)
    {
        if (token is not JObject node)
        {
            return token;
        }

        foreach (var property in node.Properties().ToList())
        {
            property.Value = WithLists(property.Value, $"{path}.{property.Name}");
        }

        if (!node.Properties().All(property => property.Name.Length > 0 && property.Name.All(char.IsAsciiDigit)))
        {
            return node;
        }

        var list = new JArray();
        for (var i = 0; i < node.Count; i++)
        {
            list.Add(node[i.ToString(CultureInfo.InvariantCulture)]
                ?? throw Invalid($"The list `{path}` has {node.Count} items, but none with the index {i}."));
        }

        return list;
    }

    private static ApiRefusalException Ambiguous(string name) => Invalid($"`{name}` stands for a value and for an object.");

    private static ApiRefusalException Invalid(string message) => new(CmqErrorCodes.InvalidParameter, message);
}
