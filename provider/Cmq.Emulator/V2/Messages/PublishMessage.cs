namespace Cmq.Emulator;

internal sealed class PublishMessage() : V2Action(nameof(PublishMessage))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (topic, body) = (arguments.Text("topicName"), arguments.MessageBody());
        var (tags, routingKey) = (arguments.MessageTags(), arguments.RoutingKey());
        return async call =>
        {
            var sent = await call.Messaging.PublishMessagesAsync(topic, [body], tags, routingKey, call.CancellationToken).ConfigureAwait(false);
            return V2Answer.With(writer => writer.Member("msgId", sent[0].MessageId));
        };
    }
}
