using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Cmq.Resources;

/// <summary>The examples of every resource type, component and function.</summary>
internal static class ExampleCatalogue
{
    /// <summary>The examples, by token.</summary>
    public static FrozenDictionary<string, ImmutableArray<ExampleProgram>> All { get; } = new Dictionary<string, ImmutableArray<ExampleProgram>>
    {
        [QueueSpec.Resource.Token] = ResourceExamples.Queue,
        [TopicSpec.Resource.Token] = ResourceExamples.Topic,
        [SubscriptionSpec.Resource.Token] = ResourceExamples.Subscription,
        [WorkQueue.Definition.Token] = ResourceExamples.WorkQueue,
        [FanOut.Definition.Token] = ResourceExamples.FanOut,
        [GetQueue.Definition.Token] = FunctionExamples.GetQueue,
        [GetTopic.Definition.Token] = FunctionExamples.GetTopic,
        [GetSubscription.Definition.Token] = FunctionExamples.GetSubscription,
        [GetQueues.Definition.Token] = FunctionExamples.GetQueues,
        [GetTopics.Definition.Token] = FunctionExamples.GetTopics,
        [GetSubscriptions.Definition.Token] = FunctionExamples.GetSubscriptions,
        [GetDeadLetterSources.Definition.Token] = FunctionExamples.GetDeadLetterSources,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The examples of something in every language, between the marks by which tools choose the reader's own.</summary>
    /// <param name="token">Its token.</param>
    public static string Describe(string token)
    {
        var text = new StringBuilder("{{% examples %}}\n## Example Usage\n");
        foreach (var program in All[token])
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{{{{% example %}}}}\n### {program.Title}\n\n");
            foreach (var writer in ExampleWriter.CreateAll())
            {
                text.Append(writer.WriteBlock(program));
            }

            text.Append("{{% /example %}}\n");
        }

        return text.Append("{{% /examples %}}").ToString();
    }
}
