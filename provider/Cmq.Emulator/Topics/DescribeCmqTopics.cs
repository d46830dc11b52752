namespace Cmq.Emulator;

internal sealed class DescribeCmqTopics() : ApiAction(
    nameof(DescribeCmqTopics),
    ListParameters.Offset, ListParameters.Limit, TopicName, TopicNameList, TagFilterParameters.IsTagFilter, TagFilterParameters.Filters)
{
    private static readonly Parameter<string?> TopicName = Parameter.OptionalText("TopicName");
    private static readonly Parameter<IReadOnlyList<string>?> TopicNameList = Parameter.OptionalList("TopicNameList", ParameterTypes.Text);

    public override async Task RunAsync(ApiCall call)
    {
        var query = ListParameters.ReadQuery(call, TopicName, TopicNameList);
        var page = await call.Management.DescribeTopicsAsync(query, call.CancellationToken).ConfigureAwait(false);
        call.Answer.MemberArray("TopicList", page.Items, TopicAnswer.Write);
        call.Answer.Member("TotalCount", page.TotalCount);
    }
}
