using static Cmq.CmqEdition;

namespace Cmq.Tests;

/// <summary>The ranges and defaults of a queue's attributes, number by number.</summary>
public sealed class QueueAttributeTests
{
    private const long Million = 1_000_000;

    private static readonly TestCaseData[] Ranges =
    [
        Range(QueueAttributes.MaxMsgHeapNum, Classic, Million, 1000 * Million),
        Range(QueueAttributes.MaxMsgHeapNum, Tdmq, Million, 1000 * Million),
        Range(QueueAttributes.MaxMsgHeapNum, Tdmq2022, Million, 1000 * Million),
        Range(QueueAttributes.PollingWaitSeconds, Classic, 0, 30),
        Range(QueueAttributes.PollingWaitSeconds, Tdmq, 0, 30),
        Range(QueueAttributes.PollingWaitSeconds, Tdmq2022, 0, 30),
        Range(QueueAttributes.VisibilityTimeout, Classic, 1, 43_200),
        Range(QueueAttributes.VisibilityTimeout, Tdmq, 1, 43_200),
        Range(QueueAttributes.VisibilityTimeout, Tdmq2022, 1, 43_200),
        Range(QueueAttributes.MaxMsgSize, Classic, 1024, 65_536),
        Range(QueueAttributes.MaxMsgSize, Tdmq, 1024, 1_048_576),
        Range(QueueAttributes.MaxMsgSize, Tdmq2022, 1024, 1_048_576),
        Range(QueueAttributes.MsgRetentionSeconds, Classic, 60, 1_296_000),
        Range(QueueAttributes.MsgRetentionSeconds, Tdmq, 60, 1_296_000),
        Range(QueueAttributes.MsgRetentionSeconds, Tdmq2022, 30, 43_200),
        Range(QueueAttributes.RewindSeconds, Classic, 0, 43_200),
        Range(QueueAttributes.RewindSeconds, Tdmq, 0, 43_200),
        Range(QueueAttributes.RewindSeconds, Tdmq2022, 0, 1_296_000),
        Range(QueueAttributes.RetentionSizeInMB, Tdmq, 10_240, 512_000),
        Range(QueueAttributes.RetentionSizeInMB, Tdmq2022, 10_240, 512_000),
        Range(QueueAttributes.MaxReceiveCount, Classic, 1, 1000),
        Range(QueueAttributes.MaxReceiveCount, Tdmq, 1, 1000),
        Range(QueueAttributes.MaxReceiveCount, Tdmq2022, 1, 1000),
        Range(QueueAttributes.MaxTimeToLive, Classic, 300, 43_200),
        Range(QueueAttributes.MaxTimeToLive, Tdmq, 300, 43_200),
        Range(QueueAttributes.MaxTimeToLive, Tdmq2022, 300, 43_200),
    ];

    private static readonly TestCaseData[] Defaults =
    [
        Default(QueueAttributes.MaxMsgHeapNum, null, null, null),
        Default(QueueAttributes.PollingWaitSeconds, 0, 0, 0),
        Default(QueueAttributes.VisibilityTimeout, 30, 30, 30),
        Default(QueueAttributes.MaxMsgSize, 65_536, 65_536, 1_048_576),
        Default(QueueAttributes.MsgRetentionSeconds, 345_600, 345_600, 3600),
        Default(QueueAttributes.RewindSeconds, 0, 0, 0),
        Default(QueueAttributes.RetentionSizeInMB, null, 0, 0),
        Default(QueueAttributes.MaxReceiveCount, null, null, null),
        Default(QueueAttributes.MaxTimeToLive, null, null, null),
    ];

    [TestCaseSource(nameof(Ranges))]
    public void Check_AtBothEnds_Takes(IntegerAttribute attribute, CmqEdition edition, long minimum, long maximum) =>
        Assert.That(
            new[] { attribute.Check(minimum, edition), attribute.Check(maximum, edition) },
            Is.All.Null);

    [TestCaseSource(nameof(Ranges))]
    public void Check_OneBelow_Refuses(IntegerAttribute attribute, CmqEdition edition, long minimum, long maximum) =>
        Assert.That(attribute.Check(minimum - 1, edition), Is.Not.Null);

    [TestCaseSource(nameof(Ranges))]
    public void Check_OneAbove_Refuses(IntegerAttribute attribute, CmqEdition edition, long minimum, long maximum) =>
        Assert.That(attribute.Check(maximum + 1, edition), Is.Not.Null);

    [TestCaseSource(nameof(Ranges))]
    public void Check_OneAbove_NamesPropertyValueLimitAndEdition(IntegerAttribute attribute, CmqEdition edition, long minimum, long maximum) =>
        Assert.That(
            attribute.Check(maximum + 1, edition)!.ToString(),
            Does.StartWith($"{attribute.Name}: {maximum + 1} is not allowed: ").And.Contains($"{minimum} to {maximum} {attribute.Unit} (edition {edition.Name()})"));

    [TestCaseSource(nameof(Defaults))]
    public void DefaultIn_IsTheDocumentedOne(IntegerAttribute attribute, long? classic, long? tdmq, long? tdmq2022) =>
        Assert.That(
            new[] { attribute.DefaultIn(Classic), attribute.DefaultIn(Tdmq), attribute.DefaultIn(Tdmq2022) },
            Is.EqualTo(new[] { classic, tdmq, tdmq2022 }));

    [TestCaseSource(nameof(Defaults))]
    public void DefaultIn_IsInItsOwnRange(IntegerAttribute attribute, long? classic, long? tdmq, long? tdmq2022) =>
        Assert.That(
            from edition in CmqEditions.All
            where attribute.DefaultIn(edition) is { } value && !attribute.RangeIn(edition)!.Value.Contains(value)
            select edition,
            Is.Empty);

    [TestCase(Tdmq)]
    [TestCase(Tdmq2022)]
    public void Check_RetentionSizeZero_IsTakenForOff(CmqEdition edition) =>
        Assert.That(QueueAttributes.RetentionSizeInMB.Check(0, edition), Is.Null);

    [Test]
    public void Check_AttributeOfAnotherEdition_SaysThatThisOneHasItNot() =>
        Assert.That(
            QueueAttributes.RetentionSizeInMB.Check(10_240, Classic)!.ToString(),
            Is.EqualTo("retentionSizeInMB: 10240 is not allowed: not an attribute of this edition (edition classic); edition tdmq or tdmq2022 takes it"));

    [Test]
    public void Check_AnotherEditionTakesIt_NamesThatEdition() =>
        Assert.That(
            QueueAttributes.MsgRetentionSeconds.Check(45, Tdmq)!.ToString(),
            Is.EqualTo("msgRetentionSeconds: 45 is not allowed: 60 to 1296000 seconds (edition tdmq); edition tdmq2022 takes it"));

    [Test]
    public void Check_NoEditionTakesIt_NamesNone() =>
        Assert.That(
            QueueAttributes.PollingWaitSeconds.Check(31, Tdmq)!.ToString(),
            Is.EqualTo("pollingWaitSeconds: 31 is not allowed: 0 to 30 seconds (edition tdmq)"));

    [TestCase(Classic, false)]
    [TestCase(Tdmq, true)]
    [TestCase(Tdmq2022, true)]
    public void MaxMsgSizeIsFixed_OnTheTdmqEditions(CmqEdition edition, bool isFixed) =>
        Assert.That(QueueAttributes.MaxMsgSizeIsFixed(edition), Is.EqualTo(isFixed));

    [Test]
    public void Get_ReadsEachAttributeFromItsOwnMember()
    {
        var settings = new QueueSettings
        {
            MaxMsgHeapNum = 1,
            PollingWaitSeconds = 2,
            VisibilityTimeout = 3,
            MaxMsgSize = 4,
            MsgRetentionSeconds = 5,
            RewindSeconds = 6,
            RetentionSizeInMB = 7,
        };
        Assert.That(QueueAttributes.All.Select(settings.Get), Is.EqualTo(new long?[] { 1, 2, 3, 4, 5, 6, 7 }));
    }

    [Test]
    public void Get_AttributeThatNoQueueHas_IsRefused() =>
        Assert.That(() => new QueueSettings().Get(QueueAttributes.MaxReceiveCount), Throws.ArgumentException.With.Message.Contains("maxReceiveCount"));

    private static TestCaseData Range(IntegerAttribute attribute, CmqEdition edition, long minimum, long maximum) =>
        new TestCaseData(attribute, edition, minimum, maximum).SetArgDisplayNames(attribute.Name, edition.Name());

    private static TestCaseData Default(IntegerAttribute attribute, long? classic, long? tdmq, long? tdmq2022) =>
        new TestCaseData(attribute, classic, tdmq, tdmq2022).SetArgDisplayNames(attribute.Name);
}
