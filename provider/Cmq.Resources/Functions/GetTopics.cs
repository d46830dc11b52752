using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>The function <c>getTopics</c>.</summary>
/// <param name="context">What it works with.</param>
public sealed class GetTopics(ResourceContext context) : Listing<TopicDescription>(context, Definition, TopicSpec.Resource, GetTopic.Rows)
{
    /// <summary>Its description.</summary>
    public static FunctionSpec Definition { get; } = new()
    {
        Name = "getTopics",
        Description = "Lists the topics of the account in the region, with their message counters: all of them, or those that every filter lets pass.",
        Inputs = [FunctionInputs.NameContains, FunctionInputs.Names, FunctionInputs.Tags],
        Outputs = [Result("topics", "The topics.", "TopicResult", "A topic as a function finds it.", GetTopic.Rows)],
    };

    private protected override IAsyncEnumerable<TopicDescription> ListAsync(ICmqManagement management, PropertyMap arguments, CancellationToken cancellationToken) =>
        Query(arguments) is { } query ? management.ListTopicsAsync(query, cancellationToken) : AsyncEnumerable.Empty<TopicDescription>();
}
