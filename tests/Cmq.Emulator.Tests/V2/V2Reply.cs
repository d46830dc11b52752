using System.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Emulator.Tests;

/// <summary>An answer of the HTTP SDK protocol.</summary>
internal sealed record V2Reply(HttpStatusCode Status, string Text)
{
    private readonly Lazy<JObject> _json = new(() => Parse(Text));

    public JObject Json => _json.Value;

    public int Code => (int)Json["code"]!;

    public string Message => (string)Json["message"]!;

    /// <summary>The pair as the documentation writes it: <c>4440/10100</c>; <c>0</c> of a success.</summary>
    public string Pair => Code == 0 ? "0" : $"{Code}/{Message.Split('(', ')')[1]}";

    private static JObject Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
