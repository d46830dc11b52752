using System.Globalization;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>
/// <c>GET /_admin/calls</c>, for tests in another process: <c>{"total":3,"actions":{"DescribeCmqQueues":3},"errors":{}}</c>. It is not counted
/// itself, and tells nothing about objects.
/// </summary>
internal static class CallsPage
{
    public const string Path = "/_admin/calls";

    public static Task AnswerAsync(HttpContext http, CmqEmulatorCalls calls)
    {
        http.Response.ContentType = "application/json";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(Text(calls), http.RequestAborted);
    }

    private static string Text(CmqEmulatorCalls calls)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using var writer = new JsonTextWriter(text);
        writer.WriteStartObject();
        writer.WritePropertyName("total");
        writer.WriteValue(calls.Total);
        Write(writer, "actions", calls.ByAction);
        Write(writer, "errors", calls.ByErrorCode);
        writer.WriteEndObject();
        return text.ToString();
    }

    private static void Write(JsonTextWriter writer, string name, IReadOnlyDictionary<string, long> counts)
    {
        writer.WritePropertyName(name);
        writer.WriteStartObject();
        foreach (var (key, count) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(key);
            writer.WriteValue(count);
        }

        writer.WriteEndObject();
    }
}
