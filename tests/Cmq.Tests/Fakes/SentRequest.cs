using Newtonsoft.Json.Linq;

namespace Cmq.Tests;

/// <summary>A request that reached the fake service.</summary>
internal sealed record SentRequest(string Action, JObject Body, byte[] Bytes, HttpRequestMessage Message, TimeSpan Time)
{
    public string? Header(string name) =>
        Message.Headers.NonValidated.TryGetValues(name, out var values) || Message.Content!.Headers.NonValidated.TryGetValues(name, out values)
            ? values.ToString()
            : null;
}
