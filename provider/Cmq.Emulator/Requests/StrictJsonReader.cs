using System.Globalization;
using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>
/// Refuses what the library reads and JSON does not have: comments, names and texts in single quotes or in none, constructors,
/// <c>undefined</c>, <c>NaN</c>. The service would refuse them too, and whoever sends them wants to learn it here.
/// </summary>
internal sealed class StrictJsonReader(TextReader text) : JsonTextReader(text)
{
    public override bool Read()
    {
        var read = base.Read();
        if (read && !IsJson)
        {
            throw new JsonReaderException(string.Create(
                CultureInfo.InvariantCulture,
                $"what ends at line {LineNumber}, position {LinePosition} is not JSON"));
        }

        return read;
    }

    private bool IsJson => TokenType switch
    {
        JsonToken.PropertyName or JsonToken.String => QuoteChar == '"',
        JsonToken.Float => Value is not double number || double.IsFinite(number),
        JsonToken.Comment or JsonToken.Undefined or JsonToken.StartConstructor or JsonToken.Raw => false,
        _ => true,
    };
}
