using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

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
            new("POST", QueuePath, SendAsync),
            new("DELETE", QueuePath, PurgeAsync),
            new("POST", "/_admin/topics/*/messages", PublishAsync),
        ];
    }

    public ImmutableArray<AdminRoute> Routes { get; }

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
}
