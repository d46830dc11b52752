namespace Cmq.Broker;

/// <summary>What the settings of a queue become: at creation with the edition's defaults, at a change with the present values.</summary>
internal static class QueueDefaults
{
    /// <summary>
    /// How many messages a queue holds when nobody says so. The documentation of all editions prints 100,000,000, with 10,000,000 for a
    /// beta period; the samples show other figures, so the model names no default.
    /// </summary>
    public const long MaxMsgHeapNum = 100_000_000;

    public static QueueSettings Fill(QueueSettings settings, CmqEdition edition)
    {
        bool? off = QueueAttributes.HasTdmqFeatures(edition) ? false : null;
        return settings with
        {
            MaxMsgHeapNum = settings.MaxMsgHeapNum ?? QueueAttributes.MaxMsgHeapNum.DefaultIn(edition) ?? MaxMsgHeapNum,
            PollingWaitSeconds = settings.PollingWaitSeconds ?? QueueAttributes.PollingWaitSeconds.DefaultIn(edition),
            VisibilityTimeout = settings.VisibilityTimeout ?? QueueAttributes.VisibilityTimeout.DefaultIn(edition),
            MaxMsgSize = settings.MaxMsgSize ?? QueueAttributes.MaxMsgSize.DefaultIn(edition),
            MsgRetentionSeconds = settings.MsgRetentionSeconds ?? QueueAttributes.MsgRetentionSeconds.DefaultIn(edition),
            RewindSeconds = settings.RewindSeconds ?? QueueAttributes.RewindSeconds.DefaultIn(edition),
            RetentionSizeInMB = settings.RetentionSizeInMB ?? QueueAttributes.RetentionSizeInMB.DefaultIn(edition),
            Transaction = settings.Transaction ?? off,
            Trace = settings.Trace ?? off,
        };
    }

    /// <summary>
    /// The present settings with a change applied. The policies merge member by member, because the API has no policy objects, only
    /// single parameters, and one that is left out stays as it is.
    /// </summary>
    public static QueueSettings Merge(QueueSettings present, QueueSettings changes, CmqEdition edition) => Fill(
        new()
        {
            MaxMsgHeapNum = changes.MaxMsgHeapNum ?? present.MaxMsgHeapNum,
            PollingWaitSeconds = changes.PollingWaitSeconds ?? present.PollingWaitSeconds,
            VisibilityTimeout = changes.VisibilityTimeout ?? present.VisibilityTimeout,
            MaxMsgSize = changes.MaxMsgSize ?? present.MaxMsgSize,
            MsgRetentionSeconds = changes.MsgRetentionSeconds ?? present.MsgRetentionSeconds,
            RewindSeconds = changes.RewindSeconds ?? present.RewindSeconds,
            RetentionSizeInMB = changes.RetentionSizeInMB ?? present.RetentionSizeInMB,
            DeadLetterPolicy = Merge(present.DeadLetterPolicy, changes.DeadLetterPolicy),
            Transaction = changes.Transaction ?? present.Transaction,
            TransactionPolicy = Merge(present.TransactionPolicy, changes.TransactionPolicy),
            Trace = changes.Trace ?? present.Trace,
        },
        edition);

    private static DeadLetterPolicy? Merge(DeadLetterPolicy? present, DeadLetterPolicy? changes) =>
        present is null || changes is null
            ? changes ?? present
            : new()
            {
                DeadLetterQueue = changes.DeadLetterQueue ?? present.DeadLetterQueue,
                Policy = changes.Policy ?? present.Policy,
                MaxReceiveCount = changes.MaxReceiveCount ?? present.MaxReceiveCount,
                MaxTimeToLive = changes.MaxTimeToLive ?? present.MaxTimeToLive,
            };

    private static TransactionPolicy? Merge(TransactionPolicy? present, TransactionPolicy? changes) =>
        present is null || changes is null
            ? changes ?? present
            : new()
            {
                FirstQueryInterval = changes.FirstQueryInterval ?? present.FirstQueryInterval,
                MaxQueryCount = changes.MaxQueryCount ?? present.MaxQueryCount,
            };
}
