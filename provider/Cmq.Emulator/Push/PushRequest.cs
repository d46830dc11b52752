using System.Net.Http.Headers;
using System.Text;
using Cmq.Broker;
using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>A delivery as the service writes it.</summary>
internal static class PushRequest
{
    private static readonly MediaTypeHeaderValue PlainText = new("text/plain");

    /// <summary>The request of one try, with an id of its own.</summary>
    public static HttpRequestMessage Of(PushDelivery delivery)
    {
        var body = delivery.Format == NotifyContentFormat.Simplified ? delivery.Body : Json(delivery);
        var request = new HttpRequestMessage(HttpMethod.Post, delivery.Endpoint)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = PlainText } },
        };
        request.Headers.TryAddWithoutValidation("User-Agent", "Qcloud Notification Service Agent");
        request.Headers.TryAddWithoutValidation("x-cmq-request-id", Guid.NewGuid().ToString("D"));
        request.Headers.TryAddWithoutValidation("x-cmq-message-id", delivery.MessageId);
        request.Headers.TryAddWithoutValidation("x-cmq-message-tag", HeaderText(string.Join(", ", delivery.Tags)));
        return request;
    }

    // The broker takes any text for a tag, and a line break would end the header.
    private static string HeaderText(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = char.IsControl(source[i]) ? ' ' : source[i];
        }
    });

    private static string Json(PushDelivery delivery)
    {
        using var text = new StringWriter();
        using (var json = new JsonTextWriter(text))
        {
            json.WriteStartObject();
            json.WritePropertyName("TopicOwner");
            json.WriteValue(delivery.TopicOwner);
            Write(json, "topicName", delivery.TopicName);
            Write(json, "subscriptionName", delivery.SubscriptionName);
            Write(json, "msgId", delivery.MessageId);
            Write(json, "msgBody", delivery.Body);
            json.WritePropertyName("publishTime");
            json.WriteValue(delivery.PublishTime.ToUnixTimeSeconds());
            json.WriteEndObject();
        }

        return text.ToString();
    }

    private static void Write(JsonTextWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }
}
