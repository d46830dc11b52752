using System.Collections.Immutable;
using System.Globalization;
using Cmq.Broker;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;

namespace Cmq.Emulator;

/// <summary>
/// <c>/_admin/queues/NAME/messages</c> and <c>/_admin/topics/NAME/messages</c>: looking at messages without receiving them, sending, publishing,
/// and dropping all. These are no calls of the service: they are not signed, not counted, and no planned fault befalls them.
/// </summary>
internal sealed class MessagesAdmin
{
    private const string QueuePath = "/_admin/queues/*/messages";

    private readonly CmqEmulatorOptions _options;

    public MessagesAdmin(CmqEmulatorOptions options)
    {
        _options = options;
        Routes =
        [
            new("GET", QueuePath, PeekAsync),
            new("POST", QueuePath, SendAsync),
            new("DELETE", QueuePath, PurgeAsync),
            new("POST", "/_admin/topics/*/messages", PublishAsync),
        ];
    }

    public ImmutableArray<AdminRoute> Routes { get; }

    private async Task PeekAsync(AdminCall call)
    {
        call.RefuseQueryBut("offset", "limit");
        var (offset, limit) = (call.Query("offset", 0, int.MaxValue, 0), call.Query("limit", 1, 1000, 50));
        var broker = _options.Management as CmqBroker
            ?? throw new AdminRefusalException(StatusCodes.Status409Conflict, "The service behind this emulator is no broker, and does not show its messages.");
        var messages = await broker.PeekMessagesAsync(call.Name, offset, limit, call.CancellationToken).ConfigureAwait(false);
        await call.AnswerAsync(writer => writer.MemberArray("messages", messages, Write)).ConfigureAwait(false);
    }

    private async Task SendAsync(AdminCall call)
    {
        call.RefuseQueryBut();
        var fields = await call.ReadAsync("a message").ConfigureAwait(false);
        var (body, delay) = (fields.RequiredText("body"), fields.Integer("delaySeconds", 0, int.MaxValue) ?? 0);
        fields.End();
        var id = await _options.Management.SendTestMessageAsync(call.Name, body, delay, call.CancellationToken).ConfigureAwait(false);
        await call.AnswerAsync(writer => writer.Member("messageId", id), StatusCodes.Status201Created).ConfigureAwait(false);
    }

    private async Task PublishAsync(AdminCall call)
    {
        call.RefuseQueryBut();
        var fields = await call.ReadAsync("a message").ConfigureAwait(false);
        var (body, tags, key) = (fields.RequiredText("body"), fields.Texts("tags"), fields.Text("routingKey"));
        fields.End();
        if (tags is not null && key is not null)
        {
            throw AdminRefusalException.BadRequest("A message has 'tags' or a 'routingKey', as its topic filters; not both.");
        }

        var id = await _options.Management.PublishTestMessageAsync(call.Name, body, key is null ? tags : [key], call.CancellationToken).ConfigureAwait(false);
        await call.AnswerAsync(writer => writer.Member("messageId", id), StatusCodes.Status201Created).ConfigureAwait(false);
    }

    private async Task PurgeAsync(AdminCall call)
    {
        call.RefuseQueryBut();
        await _options.Management.ClearQueueAsync(call.Name, call.CancellationToken).ConfigureAwait(false);
        await call.AnswerAsync(_ => { }).ConfigureAwait(false);
    }

    private static void Write(JsonWriter writer, CmqPeekedMessage message)
    {
        writer.WriteStartObject();
        writer.Member("messageId", message.MessageId);
        writer.Member("body", message.Body);
        writer.Member("state", message.State.ToString().ToLowerInvariant());
        writer.Member("enqueueTime", Text(message.EnqueueTime));
        writer.Member("visibleTime", Text(message.VisibleTime));
        writer.Member("dequeueCount", message.DequeueCount);
        writer.MemberArray("tags", message.Tags, (json, tag) => json.WriteValue(tag));
        writer.WriteEndObject();
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
