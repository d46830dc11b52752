namespace Cmq.Emulator;

internal sealed class BatchPublishMessage() : V2Action(nameof(BatchPublishMessage))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (topic, bodies) = (arguments.Text("topicName"), arguments.Batch("msgBody"));
        var (tags, routingKey) = (arguments.MessageTags(), arguments.RoutingKey());
        return async call =>
        {
            var sent = await call.Messaging.PublishMessagesAsync(topic, bodies, tags, routingKey, call.CancellationToken).ConfigureAwait(false);
            return V2Answer.With(writer => writer.MessageIds(sent));
        };
    }
}
