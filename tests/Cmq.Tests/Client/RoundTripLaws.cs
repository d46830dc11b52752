using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace Cmq.Tests;

/// <summary>Settings that are sent and answered by a service that keeps them come back as they were.</summary>
public sealed class RoundTripLaws
{
    private static Gen<long?> Number => Gen.OneOf(Gen.Constant((long?)null), Gen.Choose(1, int.MaxValue).Select(number => (long?)number));

    private static Gen<bool?> Flag => Gen.Elements<bool?>(null, true, false);

    private static Gen<DeadLetterPolicy?> Policy => Gen.OneOf(
        Gen.Constant<DeadLetterPolicy?>(null),
        from condition in Gen.Elements(DeadLetterCondition.ReceiveCount, DeadLetterCondition.TimeToLive)
        from count in Number
        from time in Number
        select new DeadLetterPolicy { DeadLetterQueue = "dead", Policy = condition, MaxReceiveCount = count, MaxTimeToLive = time });

    private static Gen<QueueSettings> Settings =>
        from numbers in Number.ArrayOf(9)
        from flags in Flag.ArrayOf(2)
        from policy in Policy
        select new QueueSettings
        {
            MaxMsgHeapNum = numbers[0],
            PollingWaitSeconds = numbers[1],
            VisibilityTimeout = numbers[2],
            MaxMsgSize = numbers[3],
            MsgRetentionSeconds = numbers[4],
            RewindSeconds = numbers[5],
            RetentionSizeInMB = numbers[6],
            Transaction = flags[0],
            Trace = flags[1],
            TransactionPolicy = numbers[7] is null && numbers[8] is null ? null : new() { FirstQueryInterval = numbers[7], MaxQueryCount = numbers[8] },
            DeadLetterPolicy = policy,
        };

    [FsCheck.NUnit.Property]
    public Property QueueSettings_SentAndAnswered_AreTheSame() => Prop.ForAll(Settings.ToArbitrary(), settings =>
    {
        var request = new JObject { ["QueueName"] = "q" };
        QueueMembers.Write(request, settings);
        return QueueMembers.Read(AsAnswered(request)).Settings == settings;
    });

    [FsCheck.NUnit.Property]
    public Property Tags_SentAndAnswered_AreTheSame() => Prop.ForAll(
        (from key in Gen.Choose(0, 20)
         from value in Gen.Elements("", "a", "标签", "\"")
         select (Key: $"k{key}", Value: value)).ArrayOf().ToArbitrary(),
        pairs =>
        {
            var tags = pairs.DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Value);
            var request = new JObject();
            TagMembers.Write(request, tags);
            var back = TagMembers.Read(JObject.Parse(request.ToString()));
            return tags.Count == 0 ? back is null : tags.OrderBy(tag => tag.Key).SequenceEqual(back!.OrderBy(tag => tag.Key));
        });

    [FsCheck.NUnit.Property]
    public Property SubscriptionSettings_SentAndAnswered_AreTheSame() => Prop.ForAll(
        Gen.Elements("a", "b.*", "#", "标").ArrayOf().ToArbitrary(),
        Gen.Elements("a", "b", "标").ArrayOf().ToArbitrary(),
        (keys, tags) =>
        {
            var request = new JObject { ["SubscriptionName"] = "s", ["Protocol"] = "http", ["Endpoint"] = "http://example.com" };
            SubscriptionMembers.Write(request, new() { NotifyStrategy = NotifyStrategy.BackoffRetry, FilterTags = tags, BindingKeys = keys }, "FilterTag");
            request["FilterTags"] = request["FilterTag"];
            var back = SubscriptionMembers.Read(request, "t").Settings;
            return back.FilterTags!.SequenceEqual(tags) && back.BindingKeys!.SequenceEqual(keys) && back.NotifyStrategy == NotifyStrategy.BackoffRetry;
        });

    // Requests have the policies' members beside the others and a number for Transaction; answers have objects and a truth value.
    private static JObject AsAnswered(JObject request)
    {
        var answer = JObject.Parse(request.ToString());
        answer["Transaction"] = answer["Transaction"] is { } transaction ? transaction.Value<long>() == 1 : null;
        answer["TransactionPolicy"] = Taken(answer, "FirstQueryInterval", "MaxQueryCount");
        var policy = Taken(answer, "DeadLetterQueueName", "Policy", "MaxReceiveCount", "MaxTimeToLive");
        if (policy is not null)
        {
            policy["DeadLetterQueue"] = policy["DeadLetterQueueName"];
            policy.Remove("DeadLetterQueueName");
        }

        answer["DeadLetterPolicy"] = policy;
        return answer;
    }

    private static JObject? Taken(JObject from, params string[] members)
    {
        var taken = new JObject(members.Where(from.ContainsKey).Select(member => new JProperty(member, from[member])));
        foreach (var member in members)
        {
            from.Remove(member);
        }

        return taken.Count == 0 ? null : taken;
    }
}
