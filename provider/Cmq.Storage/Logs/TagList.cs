using System.Globalization;
using Newtonsoft.Json;

namespace Cmq.Storage;

/// <summary>The tags of a message as a text: a list in JSON.</summary>
internal static class TagList
{
    public static string? Write(IReadOnlyList<string>? tags)
    {
        if (tags is null)
        {
            return null;
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var json = new JsonTextWriter(text);
        json.WriteStartArray();
        foreach (var tag in tags)
        {
            json.WriteValue(tag);
        }

        json.WriteEndArray();
        return text.ToString();
    }

    /// <exception cref="JsonReaderException">It is no such list.</exception>
    public static string[]? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        using var json = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        var tags = new List<string>();
        json.Read();
        while (json.ReadAsString() is { } tag)
        {
            tags.Add(tag);
        }

        return [.. tags];
    }
}
