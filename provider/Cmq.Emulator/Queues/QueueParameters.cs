using System.Collections.Immutable;

namespace Cmq.Emulator;

/// <summary>The parameters of a queue that creating and changing one have in common. Their ranges are the service's business.</summary>
internal static class QueueParameters
{
    public static readonly Parameter<string> QueueName = Parameter.Text("QueueName");

    private static readonly Parameter<long?> MaxMsgHeapNum = Parameter.OptionalUnsigned("MaxMsgHeapNum");
    private static readonly Parameter<long?> PollingWaitSeconds = Parameter.OptionalUnsigned("PollingWaitSeconds");
    private static readonly Parameter<long?> VisibilityTimeout = Parameter.OptionalUnsigned("VisibilityTimeout");
    private static readonly Parameter<long?> MaxMsgSize = Parameter.OptionalUnsigned("MaxMsgSize");
    private static readonly Parameter<long?> MsgRetentionSeconds = Parameter.OptionalUnsigned("MsgRetentionSeconds");
    private static readonly Parameter<long?> RewindSeconds = Parameter.OptionalUnsigned("RewindSeconds");
    private static readonly Parameter<long?> Transaction = Parameter.OptionalUnsigned("Transaction");
    private static readonly Parameter<long?> FirstQueryInterval = Parameter.OptionalUnsigned("FirstQueryInterval");
    private static readonly Parameter<long?> MaxQueryCount = Parameter.OptionalUnsigned("MaxQueryCount");
    private static readonly Parameter<string?> DeadLetterQueueName = Parameter.OptionalText("DeadLetterQueueName");
    private static readonly Parameter<long?> Policy = Parameter.OptionalUnsigned("Policy");
    private static readonly Parameter<long?> MaxReceiveCount = Parameter.OptionalUnsigned("MaxReceiveCount");
    private static readonly Parameter<long?> MaxTimeToLive = Parameter.OptionalUnsigned("MaxTimeToLive");
    private static readonly Parameter<bool?> Trace = Parameter.OptionalFlag("Trace");
    private static readonly Parameter<long?> RetentionSizeInMB = Parameter.OptionalUnsigned("RetentionSizeInMB");

    /// <summary>What can be set when a queue is created and be changed later.</summary>
    public static readonly ImmutableArray<Parameter> Settings =
    [
        MaxMsgHeapNum, PollingWaitSeconds, VisibilityTimeout, MaxMsgSize, MsgRetentionSeconds, RewindSeconds, Transaction, FirstQueryInterval,
        MaxQueryCount, DeadLetterQueueName, Policy, MaxReceiveCount, MaxTimeToLive, Trace, RetentionSizeInMB,
    ];

    private static readonly ImmutableArray<Parameter<long?>> DeadLetterNumbers = [Policy, MaxReceiveCount, MaxTimeToLive];

    /// <summary>
    /// Whether the call says something of one of the two policies. Their members are single parameters on the wire, so what they mean
    /// depends on whether the queue has the policy.
    /// </summary>
    public static bool HasPolicyMembers(ApiCall call) =>
        HasDeadLetterNumbers(call) || call.Get(FirstQueryInterval) is not null || call.Get(MaxQueryCount) is not null;

    /// <summary>Reads the settings.</summary>
    /// <param name="call">The call.</param>
    /// <param name="present">The queue's present settings; null for a new queue, and where the call has no members of a policy.</param>
    /// <exception cref="ApiRefusalException">A value is not one of those that a parameter can have.</exception>
    public static QueueSettings Read(ApiCall call, QueueSettings? present) => new()
    {
        MaxMsgHeapNum = call.Get(MaxMsgHeapNum),
        PollingWaitSeconds = call.Get(PollingWaitSeconds),
        VisibilityTimeout = call.Get(VisibilityTimeout),
        MaxMsgSize = call.Get(MaxMsgSize),
        MsgRetentionSeconds = call.Get(MsgRetentionSeconds),
        RewindSeconds = call.Get(RewindSeconds),
        RetentionSizeInMB = call.Get(RetentionSizeInMB),
        Transaction = ZeroOrOne(call, Transaction),
        TransactionPolicy = ReadTransactionPolicy(call, present?.TransactionPolicy),
        Trace = call.Get(Trace),
        DeadLetterPolicy = ReadDeadLetterPolicy(call, present?.DeadLetterPolicy),
    };

    // Without a dead-letter queue the other three say nothing: the service takes them (one widespread tool always sends them) and makes no policy.
    private static DeadLetterPolicy? ReadDeadLetterPolicy(ApiCall call, DeadLetterPolicy? present)
    {
        var queue = call.Get(DeadLetterQueueName);
        var condition = ZeroOrOne(call, Policy);
        return queue is null && (present is null || !HasDeadLetterNumbers(call)) ? null : new()
        {
            DeadLetterQueue = queue,
            Policy = condition is { } isTimeToLive ? isTimeToLive ? DeadLetterCondition.TimeToLive : DeadLetterCondition.ReceiveCount : null,
            MaxReceiveCount = NullIfZero(call.Get(MaxReceiveCount)),
            MaxTimeToLive = NullIfZero(call.Get(MaxTimeToLive)),
        };
    }

    // In the same way, two zeros are no policy, unless they change one.
    private static TransactionPolicy? ReadTransactionPolicy(ApiCall call, TransactionPolicy? present)
    {
        var interval = call.Get(FirstQueryInterval);
        var count = call.Get(MaxQueryCount);
        var isGiven = present is null ? (interval ?? 0) != 0 || (count ?? 0) != 0 : interval is not null || count is not null;
        return isGiven ? new() { FirstQueryInterval = interval, MaxQueryCount = count } : null;
    }

    private static bool HasDeadLetterNumbers(ApiCall call) => DeadLetterNumbers.Any(parameter => call.Get(parameter) is not null);

    // A limit of 0 stands for none: so the service answers the one that a policy does not use, and so it comes back in changes.
    private static long? NullIfZero(long? value) => value == 0 ? null : value;

    private static bool? ZeroOrOne(ApiCall call, Parameter<long?> parameter) => call.Get(parameter) switch
    {
        null => null,
        0 => false,
        1 => true,
        var other => throw ParameterTypes.WrongValue(parameter.Name, other.Value, "0 or 1"),
    };
}
