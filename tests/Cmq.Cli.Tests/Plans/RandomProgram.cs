using System.Text;

namespace Cmq.Cli.Tests;

/// <summary>
/// Programs from a number. Names come from a small store, so that two programs of one number share some objects, differ in some, and lack some; every
/// reference leads to something, and a dead-letter queue has none itself.
/// </summary>
internal static class RandomProgram
{
    /// <summary>The text of a program.</summary>
    public static string Text(Random random)
    {
        var text = new StringBuilder("name: demo\nruntime: yaml\nresources:\n");
        var dead = Some(random, "d1", "d2");
        var queues = Some(random, "q1", "q2", "q3");
        var topics = Some(random, "t1", "t2");
        foreach (var name in dead)
        {
            Add(text, name, "Queue", $"name: {name}, maxMsgSize: {Of(random, 65536, 131072)}");
        }

        foreach (var name in queues)
        {
            var policy = dead.Count > 0 && random.Next(2) == 0
                ? $", deadLetterPolicy: {{ deadLetterQueue: \"${{{Of(random, [.. dead])}.name}}\", policy: 0, maxReceiveCount: {Of(random, 3, 5)} }}"
                : "";
            var tags = random.Next(2) == 0 ? $", tags: {{ team: {Of(random, "a", "b")}{(random.Next(2) == 0 ? ", more: x" : "")} }}" : "";
            var timeout = name != "q1" && queues.Contains("q1") && random.Next(3) == 0 ? "\"${q1.visibilityTimeout}\"" : Of(random, "30", "60");
            Add(text, name, "Queue", $"name: {name}, maxMsgSize: {Of(random, 65536, 131072)}, visibilityTimeout: {timeout}{policy}{tags}");
        }

        foreach (var name in topics)
        {
            var filter = Of(random, 1, 2);
            Add(text, name, "Topic", $"name: {name}, filterType: {filter}");
            foreach (var queue in queues.Where(_ => random.Next(2) == 0))
            {
                var filters = filter == 2 ? $"bindingKeys: [{Of(random, "a", "b")}]" : random.Next(2) == 0 ? "filterTags: [a]" : "notifyStrategy: BACKOFF_RETRY";
                Add(text, $"{name}-{queue}", "Subscription", $"topic: \"${{{name}.name}}\", name: {queue}, protocol: queue, endpoint: \"${{{queue}.name}}\", {filters}");
            }
        }

        return text.Append("  always:\n    type: cmq:Queue\n    properties: { name: always }\n").ToString();
    }

    private static void Add(StringBuilder text, string key, string type, string properties) =>
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  {key}:\n    type: cmq:{type}\n    properties: {{ {properties} }}\n");

    private static List<string> Some(Random random, params string[] names) => [.. names.Where(_ => random.Next(4) > 0)];

    private static T Of<T>(Random random, params T[] values) => values[random.Next(values.Length)];
}
