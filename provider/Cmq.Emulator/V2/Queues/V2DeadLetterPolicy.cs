using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cmq.Emulator;

/// <summary>A dead-letter policy as the protocol writes it: JSON within a parameter.</summary>
internal static class V2DeadLetterPolicy
{
    /// <exception cref="V2RefusalException">It is no JSON object, or a member is of another type.</exception>
    public static DeadLetterPolicy Parse(string text)
    {
        using var document = ParseJson(text);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw NotJson("it is not an object");
        }

        return new()
        {
            DeadLetterQueue = Text(document.RootElement, "deadLetterQueue"),
            Policy = Number(document.RootElement, "policy") switch
            {
                null => null,
                0 => DeadLetterCondition.ReceiveCount,
                1 => DeadLetterCondition.TimeToLive,
                var other => throw new V2RefusalException(4000, 10770, string.Create(CultureInfo.InvariantCulture, $"deadLetterPolicy.policy is 0 or 1, not {other}")),
            },
            MaxReceiveCount = Number(document.RootElement, "maxReceiveCount"),
            MaxTimeToLive = Number(document.RootElement, "maxTimeToLive"),
        };
    }

    private static JsonDocument ParseJson(string text)
    {
        try
        {
            return JsonDocument.Parse(Encoding.UTF8.GetBytes(text), new JsonDocumentOptions { MaxDepth = 4 });
        }
        catch (JsonException error)
        {
            throw NotJson(error.Message);
        }
    }

    private static string? Text(JsonElement policy, string name) => !Find(policy, name, out var value) ? null
        : value.ValueKind != JsonValueKind.String ? throw WrongMember(name, "a text")
        : TextOf(value, name);

    // SDKs hand the policy through as their caller wrote it, so a number may stand in quotes.
    private static long? Number(JsonElement policy, string name) => !Find(policy, name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number
        : value.ValueKind == JsonValueKind.String
            && long.TryParse(TextOf(value, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var quoted) ? quoted
        : throw WrongMember(name, "a whole number");

    private static string TextOf(JsonElement value, string name)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw WrongMember(name, "text that has an UTF-8 form");
        }
    }

    private static bool Find(JsonElement policy, string name, out JsonElement value)
    {
        // A name may stand there as an escape of what has no UTF-8 form, which a look-up can't compare.
        try
        {
            return policy.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
        }
        catch (InvalidOperationException)
        {
            throw NotJson("it has a name without an UTF-8 form");
        }
    }

    private static V2RefusalException NotJson(string why) => new(4000, 10710, "deadLetterPolicy is not a JSON object: " + why);

    private static V2RefusalException WrongMember(string name, string wanted) => new(4000, 10720, $"deadLetterPolicy.{name} is not {wanted}");
}
