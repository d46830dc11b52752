namespace Cmq.Emulator;

internal sealed class ListDeadLetterSourceQueues() : V2Action(nameof(ListDeadLetterSourceQueues))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (name, page) = (arguments.Text("deadLetterQueueName"), V2Page.Read(arguments, CmqListQuery.MaxLimit));
        return async call =>
        {
            var queue = await call.Management.DescribeQueueAsync(name, call.CancellationToken).ConfigureAwait(false);
            var matches = queue.DeadLetterSources
                .Where(source => page.SearchWord is null || source.Contains(page.SearchWord, StringComparison.OrdinalIgnoreCase)).ToList();
            string[] names = [.. matches.Skip(page.Offset).Take(page.Limit)];
            var sources = names.Length == 0 ? [] : (await call.Management.DescribeQueuesAsync(
                new() { Names = names, Limit = names.Length }, call.CancellationToken).ConfigureAwait(false)).Items;
            return V2Answer.With(writer =>
            {
                writer.Member("totalCount", matches.Count);
                writer.Objects("queueList", sources, V2QueueMembers.WriteName);
            });
        };
    }
}
