using System.Net;
using Newtonsoft.Json.Linq;

namespace Cmq.Emulator.Tests;

/// <summary>An answer of the emulator.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, string? ContentType, string Text, string? TraceId)
{
    public JObject Response => (JObject)JObject.Parse(Text)[nameof(Response)]!;

    /// <summary>The error code; null of a success.</summary>
    public string? Code => (string?)Response["Error"]?["Code"];

    public string? Message => (string?)Response["Error"]?["Message"];
}
