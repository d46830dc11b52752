namespace Cmq.Emulator;

internal sealed class ListTopic() : V2Action(nameof(ListTopic))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var page = V2Page.Read(arguments);
        return async call =>
        {
            var topics = await page.CollectAsync((offset, limit) => call.Management.DescribeTopicsAsync(
                new() { Offset = offset, Limit = limit, NameContains = page.SearchWord }, call.CancellationToken)).ConfigureAwait(false);
            return V2Answer.With(writer =>
            {
                writer.Member("totalCount", topics.TotalCount);
                writer.Objects("topicList", topics.Items, V2TopicMembers.WriteName);
            });
        };
    }
}
