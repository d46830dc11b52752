namespace Cmq.Emulator;

internal sealed class DescribeCmqSubscriptionDetail() : ApiAction(
    nameof(DescribeCmqSubscriptionDetail),
    TopicName, ListParameters.Offset, ListParameters.Limit, SubscriptionName, QueueName, QueryType)
{
    private static readonly Parameter<string?> TopicName = Parameter.OptionalText("TopicName");
    private static readonly Parameter<string?> SubscriptionName = Parameter.OptionalText("SubscriptionName");
    private static readonly Parameter<string?> QueueName = Parameter.OptionalText("QueueName");
    private static readonly Parameter<string?> QueryType = Parameter.OptionalText("QueryType");

    public override async Task RunAsync(ApiCall call)
    {
        var (offset, limit) = ListParameters.ReadPage(call);
        var page = new SubscriptionQuery { Offset = offset, Limit = limit, NameContains = ListParameters.NullIfEmpty(call.Get(SubscriptionName)) };
        var query = ListParameters.NullIfEmpty(call.Get(QueryType)) switch
        {
            null or "topic" => page with { TopicName = Required(call, TopicName, "topic") },
            "queue" => page with { QueueName = Required(call, QueueName, "queue") },
            var other => throw ParameterTypes.WrongValue(QueryType.Name, $"'{other}'", "topic or queue"),
        };
        var found = await call.Management.DescribeSubscriptionsAsync(query, call.CancellationToken).ConfigureAwait(false);
        call.Answer.Member("TotalCount", found.TotalCount);
        call.Answer.MemberArray("SubscriptionSet", found.Items, SubscriptionAnswer.Write);
    }

    private static string Required(ApiCall call, Parameter<string?> parameter, string queryType) =>
        ListParameters.NullIfEmpty(call.Get(parameter)) ?? throw new ApiRefusalException(
            CmqErrorCodes.MissingParameter,
            $"The request is missing the parameter `{parameter.Name}`, which goes with the query type {queryType}.");
}
