using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>Carries out <c>cmq peek</c>: the service in memory and the emulator show their messages, the service in the cloud does not.</summary>
internal static class PeekRun
{
    /// <summary>Most messages of one look.</summary>
    public const int Most = 1_000;

    private const int LongestAnswer = 64 * 1024 * 1024;

    /// <summary>Looks at the messages of a queue.</summary>
    /// <param name="session">The command's surroundings.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="max">How many at most.</param>
    public static async Task<ExitCode> RunAsync(MessageSession session, string queue, int max)
    {
        var messages = session.Backend.Broker is { } broker
            ? [.. (await broker.PeekMessagesAsync(queue, 0, max, session.Host.Stop).ConfigureAwait(false)).Select(message => new JObject
            {
                ["messageId"] = message.MessageId,
                ["body"] = message.Body,
                ["state"] = message.State.ToString().ToLowerInvariant(),
                ["enqueueTime"] = MessageText.Of(message.EnqueueTime),
                ["visibleTime"] = MessageText.Of(message.VisibleTime),
                ["dequeueCount"] = message.DequeueCount,
                ["tags"] = new JArray(message.Tags),
            })]
            : await AskAsync(session, queue, max).ConfigureAwait(false);
        foreach (var message in messages)
        {
            Write(session, message);
        }

        session.Say($"{MessageSession.Count(messages.Count)} seen, none received.");
        return ExitCode.Ok;
    }

    private static void Write(MessageSession session, JObject message)
    {
        if (session.IsJson)
        {
            MessageText.WriteJson(session.Host.Out, message);
            return;
        }

        var tags = message["tags"]!.Select(tag => (string)tag!).ToList();
        var facts = MessageText.Facts(Time("enqueueTime"), (long)message["dequeueCount"]!, tags).Prepend((string)message["state"]!);
        MessageText.Write(session, (string)message["messageId"]!, facts, (string)message["body"]!);

        DateTimeOffset Time(string name) => DateTimeOffset.Parse((string)message[name]!, System.Globalization.CultureInfo.InvariantCulture);
    }

    // Not a call of the service: the emulator's own page of a queue, which needs no credential and gets none.
    private static async Task<List<JObject>> AskAsync(MessageSession session, string queue, int max)
    {
        var endpoint = CmqEndpoint.Parse(session.Endpoint!);
        if (endpoint.Url.Host.EndsWith(".tencentcloudapi.com", StringComparison.OrdinalIgnoreCase))
        {
            throw Refusal(queue, null);
        }

        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = LongestAnswer };
        var path = FormattableString.Invariant($"/_admin/queues/{Uri.EscapeDataString(queue)}/messages?limit={max}");
        try
        {
            using var answer = await http.GetAsync(new Uri(endpoint.Url, path), session.Host.Stop).ConfigureAwait(false);
            var json = Parse(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(session.Host.Stop).ConfigureAwait(false)));
            return answer.StatusCode == HttpStatusCode.OK && json?["messages"] is JArray messages ? [.. messages.Cast<JObject>()]
                : (string?)json?["error"] is { } reason ? throw new CommandException(ExitCode.Error, $"cmq peek {queue}: {reason}")
                : throw Refusal(queue, endpoint);
        }
        catch (HttpRequestException error)
        {
            throw new CommandException(ExitCode.Error, $"{endpoint} can't be reached: {error.Message}", error);
        }
    }

    private static JObject? Parse(string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            return JObject.Load(reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static CommandException Refusal(string queue, CmqEndpoint? endpoint) => new(
        ExitCode.Usage,
        $"cmq peek {queue}: the service has no call that looks at messages without receiving them{(endpoint is null ? "" : $", and {endpoint} is no emulator")}. "
        + $"Use cmq receive {queue} without --delete: the messages come again after the queue's visibilityTimeout, and their count of receives goes up, "
        + "which a dead-letter policy counts, too.");
}
