using static Cmq.CmqEdition;
using static Cmq.DeadLetterCondition;

namespace Cmq.Tests;

/// <summary>What an edition refuses of a queue as a whole.</summary>
public sealed class QueueRulesTests
{
    private static readonly DeadLetterPolicy ByCount = new() { DeadLetterQueue = "dead", Policy = ReceiveCount, MaxReceiveCount = 3 };
    private static readonly DeadLetterPolicy ByTime = new() { DeadLetterQueue = "dead", Policy = TimeToLive, MaxTimeToLive = 300 };

    private static readonly TestCaseData[] Incomplete =
    [
        new(ByCount with { DeadLetterQueue = null }, "deadLetterPolicy.deadLetterQueue: is missing: a dead-letter policy names the queue that takes the messages (edition tdmq)"),
        new(ByCount with { Policy = null }, "deadLetterPolicy.policy: is missing: 0 (received too often) or 1 (unconsumed for too long) (edition tdmq)"),
        new(ByCount with { Policy = (DeadLetterCondition)2 }, "deadLetterPolicy.policy: 2 is not allowed: 0 (received too often) or 1 (unconsumed for too long) (edition tdmq)"),
        new(ByCount with { MaxReceiveCount = null }, "deadLetterPolicy.maxReceiveCount: is missing: policy 0 needs it, 1 to 1000 times (edition tdmq)"),
        new(ByTime with { MaxTimeToLive = null }, "deadLetterPolicy.maxTimeToLive: is missing: policy 1 needs it, 300 to 43200 seconds (edition tdmq)"),
        new(ByCount with { MaxReceiveCount = 1001 }, "deadLetterPolicy.maxReceiveCount: 1001 is not allowed: 1 to 1000 times (edition tdmq)"),
        new(ByTime with { MaxTimeToLive = 299 }, "deadLetterPolicy.maxTimeToLive: 299 is not allowed: 300 to 43200 seconds (edition tdmq)"),
        new(
            ByCount with { DeadLetterQueue = "1" },
            "deadLetterPolicy.deadLetterQueue: '1' is not allowed: a letter first, then letters, digits, '-' and '_' (edition tdmq)"),
    ];

    [TestCase(Classic)]
    [TestCase(Tdmq)]
    [TestCase(Tdmq2022)]
    public void Check_NothingSet_IsTaken(CmqEdition edition) => Assert.That(QueueRules.Check(new(), edition), Is.Empty);

    [TestCaseSource(nameof(Incomplete))]
    public void Check_DeadLetterPolicy_SaysWhatIsWrong(DeadLetterPolicy policy, string refusal) =>
        Assert.That(QueueRules.Check(new() { DeadLetterPolicy = policy }, Tdmq).Select(found => found.ToString()), Is.EqualTo(new[] { refusal }));

    [Test]
    public void Check_WholeDeadLetterPolicies_AreTaken() =>
        Assert.That(
            from edition in CmqEditions.All
            from policy in new[] { ByCount, ByTime }
            from refusal in QueueRules.Check(new() { DeadLetterPolicy = policy }, edition)
            select refusal,
            Is.Empty);

    [TestCase(600, 599, true)]
    [TestCase(600, 600, false)]
    [TestCase(600, 601, false)]
    public void Check_TimeToLive_IsBelowTheRetention(long retention, long time, bool taken) =>
        Assert.That(
            QueueRules.Check(new() { MsgRetentionSeconds = retention, DeadLetterPolicy = ByTime with { MaxTimeToLive = time } }, Tdmq).Any(),
            Is.EqualTo(!taken));

    [Test]
    public void Check_TimeToLiveAtTheDefaultRetention_NamesItAndTheEditionsThatTakeIt() =>
        Assert.That(
            QueueRules.Check(new() { DeadLetterPolicy = ByTime with { MaxTimeToLive = 3600 } }, Tdmq2022).Single().ToString(),
            Is.EqualTo("deadLetterPolicy.maxTimeToLive: 3600 is not allowed: only below msgRetentionSeconds, which is 3600 seconds (edition tdmq2022); edition tdmq or classic takes it"));

    [Test]
    public void Check_TimeToLiveBesidesACount_IsNotComparedWithTheRetention() =>
        Assert.That(
            QueueRules.Check(new() { MsgRetentionSeconds = 60, DeadLetterPolicy = ByCount with { MaxTimeToLive = 300 } }, Tdmq),
            Is.Empty);

    [TestCase(300, 300, true)]
    [TestCase(300, 301, false)]
    public void Check_ClassicRewind_IsAtMostTheRetention(long retention, long rewind, bool taken) =>
        Assert.That(
            QueueRules.Check(new() { MsgRetentionSeconds = retention, RewindSeconds = rewind }, Classic).Any(),
            Is.EqualTo(!taken));

    [Test]
    public void Check_ClassicRewindAboveTheRetention_NamesTheEditionsThatTakeIt() =>
        Assert.That(
            QueueRules.Check(new() { MsgRetentionSeconds = 300, RewindSeconds = 301 }, Classic).Single().ToString(),
            Is.EqualTo("rewindSeconds: 301 is not allowed: at most msgRetentionSeconds, which is 300 seconds (edition classic); edition tdmq or tdmq2022 takes it"));

    [Test]
    public void Check_ClassicRewindAboveItsRange_IsRefusedOnce() =>
        Assert.That(QueueRules.Check(new() { MsgRetentionSeconds = 300, RewindSeconds = 43_201 }, Classic).Count(), Is.EqualTo(1));

    [TestCase(Tdmq)]
    [TestCase(Tdmq2022)]
    public void Check_TdmqRewindAboveTheRetention_IsTaken(CmqEdition edition) =>
        Assert.That(QueueRules.Check(new() { MsgRetentionSeconds = 300, RewindSeconds = 43_200 }, edition), Is.Empty);

    [TestCase(null)]
    [TestCase(0L)]
    public void Check_RetentionSizeWithoutRewind_IsRefused(long? rewind) =>
        Assert.That(
            QueueRules.Check(new() { RewindSeconds = rewind, RetentionSizeInMB = 10_240 }, Tdmq).Single().ToString(),
            Is.EqualTo("retentionSizeInMB: 10240 is not allowed: 0 while rewindSeconds is 0 or not set (edition tdmq)"));

    [Test]
    public void Check_ClassicWithTdmqFeatures_RefusesEachOfThem() =>
        Assert.That(
            QueueRules.Check(new() { Transaction = true, TransactionPolicy = new(), Trace = true }, Classic).Select(refusal => refusal.Property),
            Is.EqualTo(new[] { "transaction", "transactionPolicy", "trace" }));

    [Test]
    public void Check_ClassicWithTdmqFeaturesOff_IsTaken() =>
        Assert.That(QueueRules.Check(new() { Transaction = false, Trace = false }, Classic), Is.Empty);

    [Test]
    public void Check_SeveralMistakes_ReportsThemAll() =>
        Assert.That(
            QueueRules.Check(new() { PollingWaitSeconds = 31, VisibilityTimeout = 0, MaxMsgSize = 1 }, Tdmq).Select(refusal => refusal.Property),
            Is.EqualTo(new[] { "pollingWaitSeconds", "visibilityTimeout", "maxMsgSize" }));

    [Test]
    public void ThrowIfAny_WithRefusals_CarriesAndNamesThem()
    {
        var refusals = QueueRules.Check(new() { PollingWaitSeconds = 31, VisibilityTimeout = 0 }, Tdmq).ToArray();
        Assert.That(
            () => CmqRefusedException.ThrowIfAny(refusals),
            Throws.TypeOf<CmqRefusedException>()
                .With.Property(nameof(CmqRefusedException.Refusals)).EquivalentTo(refusals)
                .And.Message.Contains("visibilityTimeout: 0 is not allowed"));
    }

    [Test]
    public void ThrowIfAny_WithNone_DoesNothing() => Assert.That(() => CmqRefusedException.ThrowIfAny([]), Throws.Nothing);
}
