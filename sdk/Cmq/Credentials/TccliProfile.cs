using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>
/// A profile of the vendor's command line: keys, and the role to take on if there is one, in <c>NAME.credential</c>, the region in
/// <c>NAME.configure</c>.
/// </summary>
internal sealed record TccliProfile(string? SecretId, string? SecretKey, string? Token, string? RoleArn, string? RoleSessionName, string? Region)
{
    /// <summary>Reads a profile; null when there is no file of it.</summary>
    /// <exception cref="ArgumentException">A file is not what it should be; the message names it, and nothing of what is in it.</exception>
    public static TccliProfile? Read(string folder, string name, Func<string, string?> readFile)
    {
        var keys = Parse(Path.Combine(folder, name + ".credential"), readFile);
        var configured = Parse(Path.Combine(folder, name + ".configure"), readFile);
        return keys is null && configured is null ? null : new(
            Text(keys, "secretId"),
            Text(keys, "secretKey"),
            Text(keys, "token"),
            Text(keys, "role-arn"),
            Text(keys, "role-session-name"),
            Text(configured?["_sys_param"] as JObject, "region"));
    }

    private static JObject? Parse(string file, Func<string, string?> readFile)
    {
        if (readFile(file) is not { } text)
        {
            return null;
        }

        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            return JToken.ReadFrom(reader) as JObject ?? throw NoProfile(file);
        }
        catch (JsonReaderException)
        {
            throw NoProfile(file);
        }
    }

    private static string? Text(JObject? from, string member) => from?[member] is JValue { Value: string { Length: > 0 } text } ? text : null;

    private static ArgumentException NoProfile(string file) => new($"{file} is not a JSON object, as a profile of tccli is. Run 'tccli configure' to write it again.");
}
