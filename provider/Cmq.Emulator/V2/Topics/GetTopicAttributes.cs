namespace Cmq.Emulator;

internal sealed class GetTopicAttributes() : V2Action(nameof(GetTopicAttributes))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var name = arguments.Text("topicName");
        return async call =>
        {
            var topic = await call.Management.DescribeTopicAsync(name, call.CancellationToken).ConfigureAwait(false);
            return V2Answer.With(writer =>
            {
                V2TopicMembers.WriteName(writer, topic);
                writer.Number("msgCount", topic.MsgCount);
                writer.Number("maxMsgSize", topic.Settings.MaxMsgSize);
                writer.Number("msgRetentionSeconds", topic.MsgRetentionSeconds);
                writer.Seconds("createTime", topic.CreateTime);
                writer.Seconds("lastModifyTime", topic.LastModifyTime);
                writer.Number("filterType", (long)topic.FilterType);
            });
        };
    }
}
