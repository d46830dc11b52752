using System.Globalization;

namespace Cmq;

/// <summary>What an edition refuses of a queue by itself, without looking at other objects.</summary>
public static class QueueRules
{
    /// <summary>At most so many queues may share one dead-letter queue (error 4000/10780 of the classic service).</summary>
    public const int MaxDeadLetterSources = 6;

    /// <summary>Checks the settings of a queue as a whole. A member that is null stands for the edition's default.</summary>
    /// <param name="settings">The settings as they would hold: for a change, the present ones with the change applied.</param>
    /// <param name="edition">The edition.</param>
    /// <returns>The refusals; none when all is well.</returns>
    public static IEnumerable<CmqRefusal> Check(QueueSettings settings, CmqEdition edition)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Ranges(settings, edition)
            .Concat(TdmqOnly(settings, edition))
            .Concat(settings.DeadLetterPolicy is { } policy ? Check(policy, settings.MsgRetentionSeconds, edition) : [])
            .Concat(Rewind(settings, edition));
    }

    /// <summary>Checks a dead-letter policy whose members are all known.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="msgRetentionSeconds">The queue's retention in seconds; null means the edition's default.</param>
    /// <param name="edition">The edition.</param>
    /// <returns>The refusals; none when all is well.</returns>
    public static IEnumerable<CmqRefusal> Check(DeadLetterPolicy policy, long? msgRetentionSeconds, CmqEdition edition)
    {
        ArgumentNullException.ThrowIfNull(policy);
        const string prefix = "deadLetterPolicy.";
        if (policy.DeadLetterQueue is null)
        {
            yield return new(prefix + "deadLetterQueue", null, "a dead-letter policy names the queue that takes the messages", edition);
        }
        else if (CmqNames.Check(CmqNameKind.Queue, policy.DeadLetterQueue, edition, prefix + "deadLetterQueue") is { } name)
        {
            yield return name;
        }

        switch (policy.Policy)
        {
            case null:
                yield return new(prefix + "policy", null, "0 (received too often) or 1 (unconsumed for too long)", edition);
                break;
            case DeadLetterCondition.ReceiveCount when policy.MaxReceiveCount is null:
                yield return new(prefix + "maxReceiveCount", null, $"policy 0 needs it, {QueueAttributes.MaxReceiveCount.RangeIn(edition)} times", edition);
                break;
            case DeadLetterCondition.TimeToLive when policy.MaxTimeToLive is null:
                yield return new(prefix + "maxTimeToLive", null, $"policy 1 needs it, {QueueAttributes.MaxTimeToLive.RangeIn(edition)} seconds", edition);
                break;
            case not (DeadLetterCondition.ReceiveCount or DeadLetterCondition.TimeToLive):
                var number = ((int)policy.Policy.Value).ToString(CultureInfo.InvariantCulture);
                yield return new(prefix + "policy", number, "0 (received too often) or 1 (unconsumed for too long)", edition);
                break;
        }

        if (policy.MaxReceiveCount is { } count && QueueAttributes.MaxReceiveCount.Check(count, edition, prefix) is { } countRefusal)
        {
            yield return countRefusal;
        }

        if (policy.MaxTimeToLive is { } time)
        {
            var retention = msgRetentionSeconds ?? QueueAttributes.MsgRetentionSeconds.DefaultIn(edition)!.Value;
            if (QueueAttributes.MaxTimeToLive.Check(time, edition, prefix) is { } timeRefusal)
            {
                yield return timeRefusal;
            }
            else if (policy.Policy is DeadLetterCondition.TimeToLive && time >= retention)
            {
                yield return new(prefix + "maxTimeToLive", Text(time), $"only below msgRetentionSeconds, which is {Text(retention)} seconds", edition)
                {
                    AcceptedBy = [.. CmqEditions.All.Where(other => msgRetentionSeconds is null && time < QueueAttributes.MsgRetentionSeconds.DefaultIn(other))],
                };
            }
        }
    }

    private static IEnumerable<CmqRefusal> Ranges(QueueSettings settings, CmqEdition edition) =>
        from attribute in QueueAttributes.All
        let value = settings.Get(attribute)
        where value is not null
        let refusal = attribute.Check(value.Value, edition)
        where refusal is not null
        select refusal;

    private static IEnumerable<CmqRefusal> TdmqOnly(QueueSettings settings, CmqEdition edition)
    {
        if (QueueAttributes.HasTdmqFeatures(edition))
        {
            yield break;
        }

        if (settings.Transaction == true)
        {
            yield return TdmqOnly("transaction", "true", edition);
        }

        if (settings.TransactionPolicy is not null)
        {
            yield return TdmqOnly("transactionPolicy", "a policy", edition);
        }

        if (settings.Trace == true)
        {
            yield return TdmqOnly("trace", "true", edition);
        }
    }

    private static CmqRefusal TdmqOnly(string property, string value, CmqEdition edition) =>
        new(property, value, "not an attribute of this edition", edition) { AcceptedBy = [CmqEdition.Tdmq, CmqEdition.Tdmq2022] };

    private static IEnumerable<CmqRefusal> Rewind(QueueSettings settings, CmqEdition edition)
    {
        var retention = settings.MsgRetentionSeconds ?? QueueAttributes.MsgRetentionSeconds.DefaultIn(edition)!.Value;
        if (edition == CmqEdition.Classic && settings.RewindSeconds is { } rewind && rewind > retention && QueueAttributes.RewindSeconds.Check(rewind, edition) is null)
        {
            yield return new("rewindSeconds", Text(rewind), $"at most msgRetentionSeconds, which is {Text(retention)} seconds", edition)
            {
                AcceptedBy = [CmqEdition.Tdmq, CmqEdition.Tdmq2022],
            };
        }

        if (settings.RetentionSizeInMB is { } size and > 0 && settings.RewindSeconds is (null or 0))
        {
            yield return new("retentionSizeInMB", Text(size), "0 while rewindSeconds is 0 or not set", edition);
        }
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
