namespace Cmq.Emulator;

internal sealed class DescribeCmqQueues() : ApiAction(
    nameof(DescribeCmqQueues),
    ListParameters.Offset, ListParameters.Limit, QueueName, QueueNameList, TagFilterParameters.IsTagFilter, TagFilterParameters.Filters)
{
    private static readonly Parameter<string?> QueueName = Parameter.OptionalText("QueueName");
    private static readonly Parameter<IReadOnlyList<string>?> QueueNameList = Parameter.OptionalList("QueueNameList", ParameterTypes.Text);

    public override async Task RunAsync(ApiCall call)
    {
        var query = ListParameters.ReadQuery(call, QueueName, QueueNameList);
        var page = await call.Management.DescribeQueuesAsync(query, call.CancellationToken).ConfigureAwait(false);
        call.Answer.Member("TotalCount", page.TotalCount);
        call.Answer.MemberArray("QueueList", page.Items, QueueAnswer.Write);
    }
}
