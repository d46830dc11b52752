using System.Diagnostics.CodeAnalysis;
using Cmq.Properties;
using Newtonsoft.Json;

namespace Cmq.Resources;

/// <summary>
/// The text of a setting, in whichever form it arrives: as it is (a stack's configuration), as JSON text (a provider that a program makes
/// itself), wrapped in a secret. An empty text is the same as none.
/// </summary>
internal static class ConfigText
{
    /// <summary>Reads a setting.</summary>
    /// <param name="config">The configuration as it arrived.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="text">The text; null when it is not set or not known yet.</param>
    /// <param name="isUnknown">Whether it is not known yet.</param>
    /// <param name="failure">Why it is no text; without the value of a credential.</param>
    /// <returns>Whether it is a text, unknown or not set.</returns>
    public static bool TryRead(
        PropertyMap config, ConfigSpec setting, out string? text, out bool isUnknown, [NotNullWhen(false)] out string? failure)
    {
        (text, isUnknown, failure) = (null, false, null);
        var value = config.Find(setting.Name);
        switch (value?.Unwrap())
        {
            case null:
                return true;
            case UnknownValue:
                isUnknown = true;
                return true;
            case StringValue plain:
                text = Decode(plain.Value);
                text = text.Length == 0 ? null : text;
                return true;
            case var other:
                failure = $"is {Words.Of(other, setting.IsSecret || value!.ContainsSecrets)}; a string is expected";
                return false;
        }
    }

    // No setting begins and ends with quotation marks, so what does is JSON.
    private static string Decode(string text)
    {
        if (text is not ['"', .., '"'])
        {
            return text;
        }

        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        try
        {
            return reader.Read() && reader is { TokenType: JsonToken.String, Value: string decoded } && !reader.Read() ? decoded : text;
        }
        catch (JsonReaderException)
        {
            // Quotation marks after all: the setting's own check says what is wrong with them.
            return text;
        }
    }
}
