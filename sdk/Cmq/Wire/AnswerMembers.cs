using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>
/// Reads members of an answer, forgiving what the service and its ancestors are known to do: null or nothing for a member without a
/// value, numbers as text, an empty list for an object that is not there. What can't be read at all is a <see cref="FormatException"/>.
/// </summary>
internal static class AnswerMembers
{
    // Below this a time is in seconds: as milliseconds it would lie in 1973, as seconds it lies in the year 5138.
    private const long FirstMilliseconds = 100_000_000_000;

    public static string? TextOrNull(this JObject from, string member) => from[member] switch
    {
        null or { Type: JTokenType.Null } => null,
        JValue value => Convert.ToString(value.Value, CultureInfo.InvariantCulture),
        var other => throw Wrong(member, "a text", other),
    };

    public static string Text(this JObject from, string member) => from.TextOrNull(member) ?? "";

    public static long? NumberOrNull(this JObject from, string member) => from[member] switch
    {
        null or { Type: JTokenType.Null } => null,
        JValue { Value: long number } => number,
        JValue { Value: double number } when Math.Floor(number) == number && Math.Abs(number) < 1L << 53 => (long)number,
        JValue { Value: string text } when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        var other => throw Wrong(member, "a whole number", other),
    };

    public static long Number(this JObject from, string member) => from.NumberOrNull(member) ?? 0;

    public static bool? FlagOrNull(this JObject from, string member) => from[member] switch
    {
        null or { Type: JTokenType.Null } => null,
        JValue { Value: bool flag } => flag,
        JValue { Value: long and (0 or 1) and var number } => number == 1,
        JValue { Value: string text } when bool.TryParse(text, out var flag) => flag,
        JValue { Value: "0" } => false,
        JValue { Value: "1" } => true,
        var other => throw Wrong(member, "true or false", other),
    };

    /// <summary>A time: Unix milliseconds, or seconds where an older shape of the service writes these.</summary>
    public static DateTimeOffset Time(this JObject from, string member) => from.NumberOrNull(member) switch
    {
        null => default,
        < 0 or > 253_402_300_799_999 => throw Wrong(member, "a time", from[member]!),
        < FirstMilliseconds and var seconds => DateTimeOffset.FromUnixTimeSeconds(seconds),
        { } milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
    };

    /// <summary>An object; null for null, and for the empty list that older shapes write in its place.</summary>
    public static JObject? ObjectOrNull(this JObject from, string member) => from[member] switch
    {
        null or { Type: JTokenType.Null } or JArray { Count: 0 } => null,
        JObject value => value,
        var other => throw Wrong(member, "an object", other),
    };

    public static List<string>? TextsOrNull(this JObject from, string member) => from.ListOrNull(member, item => item switch
    {
        JValue { Value: not null } value => Convert.ToString(value.Value, CultureInfo.InvariantCulture)!,
        _ => throw Wrong(member, "a list of texts", item),
    });

    public static List<T>? ObjectsOrNull<T>(this JObject from, string member, Func<JObject, T> read) => from.ListOrNull(member, item => item switch
    {
        JObject value => read(value),
        _ => throw Wrong(member, "a list of objects", item),
    });

    private static List<T>? ListOrNull<T>(this JObject from, string member, Func<JToken, T> read) => from[member] switch
    {
        null or { Type: JTokenType.Null } => null,
        JArray list => [.. list.Select(read)],
        var other => throw Wrong(member, "a list", other),
    };

    // The value is left out: whatever answers may repeat in it what it was sent, credential included.
    private static FormatException Wrong(string member, string expected, JToken found) =>
        new($"its member {member} is not {expected} but of type {found.Type.ToString().ToLowerInvariant()}");
}
