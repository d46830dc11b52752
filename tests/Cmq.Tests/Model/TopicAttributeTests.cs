using static Cmq.CmqEdition;

namespace Cmq.Tests;

/// <summary>The ranges and rules of a topic.</summary>
public sealed class TopicAttributeTests
{
    [TestCase(Classic, 65_536)]
    [TestCase(Tdmq, 1_048_576)]
    [TestCase(Tdmq2022, 1_048_576)]
    public void MaxMsgSize_AtBothEnds_IsTaken(CmqEdition edition, long maximum) =>
        Assert.That(Refusals(1024, edition).Concat(Refusals(maximum, edition)), Is.Empty);

    [TestCase(Classic, 65_536)]
    [TestCase(Tdmq, 1_048_576)]
    [TestCase(Tdmq2022, 1_048_576)]
    public void MaxMsgSize_OneBeyond_IsRefused(CmqEdition edition, long maximum) =>
        Assert.That(Refusals(1023, edition).Concat(Refusals(maximum + 1, edition)).Count(), Is.EqualTo(2));

    [TestCase(Classic)]
    [TestCase(Tdmq)]
    [TestCase(Tdmq2022)]
    public void MaxMsgSize_NotSet_Is65536(CmqEdition edition) =>
        Assert.That(TopicAttributes.MaxMsgSize.DefaultIn(edition), Is.EqualTo(65_536));

    [TestCase(Classic)]
    [TestCase(Tdmq)]
    [TestCase(Tdmq2022)]
    public void MsgRetentionSeconds_IsOneDayAndNothingElse(CmqEdition edition) =>
        Assert.That(
            new[] { 86_399, 86_400, 86_401 }.Select(seconds => TopicAttributes.MsgRetentionSeconds.Check(seconds, edition) is null),
            Is.EqualTo(new[] { false, true, false }));

    [Test]
    public void MsgRetentionSeconds_Refused_NamesTheOneValue() =>
        Assert.That(
            TopicAttributes.MsgRetentionSeconds.Check(3600, Tdmq)!.ToString(),
            Is.EqualTo("msgRetentionSeconds: 3600 is not allowed: 86400 seconds (edition tdmq)"));

    [Test]
    public void Check_ClassicAboveItsSize_NamesTheEditionsThatTakeIt() =>
        Assert.That(
            Refusals(65_537, Classic).Single().ToString(),
            Is.EqualTo("maxMsgSize: 65537 is not allowed: 1024 to 65536 bytes (edition classic); edition tdmq or tdmq2022 takes it"));

    [TestCase(1, true)]
    [TestCase(2, true)]
    [TestCase(0, false)]
    [TestCase(3, false)]
    public void FilterType_IsOneOrTwo(int filterType, bool taken) =>
        Assert.That(TopicRules.Check(new(), (FilterType)filterType, Tdmq).Any(), Is.EqualTo(!taken));

    [TestCase(Classic, false)]
    [TestCase(Tdmq, true)]
    [TestCase(Tdmq2022, true)]
    public void Trace_IsOfTheTdmqEditions(CmqEdition edition, bool taken) =>
        Assert.That(TopicRules.Check(new() { Trace = true }, null, edition).Any(), Is.EqualTo(!taken));

    private static IEnumerable<CmqRefusal> Refusals(long size, CmqEdition edition) =>
        TopicRules.Check(new() { MaxMsgSize = size }, null, edition);
}
