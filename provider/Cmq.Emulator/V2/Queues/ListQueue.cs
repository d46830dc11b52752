namespace Cmq.Emulator;

internal sealed class ListQueue() : V2Action(nameof(ListQueue))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var page = V2Page.Read(arguments);
        return async call =>
        {
            var queues = await page.CollectAsync((offset, limit) => call.Management.DescribeQueuesAsync(
                new() { Offset = offset, Limit = limit, NameContains = page.SearchWord }, call.CancellationToken)).ConfigureAwait(false);
            return V2Answer.With(writer =>
            {
                writer.Member("totalCount", queues.TotalCount);
                writer.Objects("queueList", queues.Items, V2QueueMembers.WriteName);
            });
        };
    }
}
