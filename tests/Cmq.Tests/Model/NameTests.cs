using static Cmq.CmqEdition;
using static Cmq.CmqNameKind;

namespace Cmq.Tests;

/// <summary>The rule for names.</summary>
public sealed class NameTests
{
    [TestCase("a")]
    [TestCase("Z")]
    [TestCase("orders-2024")]
    [TestCase("a--")]
    public void Check_LettersDigitsHyphens_AreTakenByAllEditions(string name) =>
        Assert.That(
            from edition in CmqEditions.All
            from kind in Enum.GetValues<CmqNameKind>()
            select CmqNames.Check(kind, name, edition),
            Is.All.Null);

    [TestCase("1a")]
    [TestCase("-a")]
    [TestCase("_a")]
    [TestCase("a b")]
    [TestCase("a.b")]
    [TestCase("a/b")]
    [TestCase("a\n")]
    [TestCase("ä")]
    [TestCase("队列")]
    [TestCase("a队")]
    public void Check_OtherCharactersOrNoLetterFirst_AreRefusedByAllEditions(string name) =>
        Assert.That(
            from edition in CmqEditions.All
            from kind in Enum.GetValues<CmqNameKind>()
            select CmqNames.Check(kind, name, edition),
            Is.All.Not.Null);

    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(64, true)]
    [TestCase(65, false)]
    public void Check_Length_IsOneTo64(int length, bool taken) =>
        Assert.That(CmqNames.Check(Queue, new string('q', length), Tdmq) is null, Is.EqualTo(taken));

    [TestCase(Classic, false)]
    [TestCase(Tdmq, true)]
    [TestCase(Tdmq2022, true)]
    public void Check_Underscore_IsOfTheTdmqEditions(CmqEdition edition, bool taken) =>
        Assert.That(CmqNames.Check(Topic, "a_b", edition) is null, Is.EqualTo(taken));

    [TestCase(Queue, "orders-dlq", Tdmq, false)]
    [TestCase(Queue, "orders-RETRY", Tdmq2022, false)]
    [TestCase(Queue, "orders-dlq", Classic, true)]
    [TestCase(Queue, "dlq", Tdmq, true)]
    [TestCase(Queue, "orders-dlq-1", Tdmq, true)]
    [TestCase(Topic, "orders-dlq", Tdmq, true)]
    [TestCase(Subscription, "orders-retry", Tdmq, true)]
    public void Check_ReservedSuffix_IsOfTdmqQueuesOnly(CmqNameKind kind, string name, CmqEdition edition, bool taken) =>
        Assert.That(CmqNames.Check(kind, name, edition) is null, Is.EqualTo(taken));

    [Test]
    public void Check_Underscore_NamesTheCharactersAndTheOtherEditions() =>
        Assert.That(
            CmqNames.Check(Queue, "a_b", Classic)!.ToString(),
            Is.EqualTo("name: 'a_b' is not allowed: a letter first, then letters, digits and '-' (edition classic); edition tdmq or tdmq2022 takes it"));

    [Test]
    public void Check_ReservedSuffix_SaysWhoKeepsIt() =>
        Assert.That(
            CmqNames.Check(Queue, "a-dlq", Tdmq, "endpoint")!.ToString(),
            Is.EqualTo("endpoint: 'a-dlq' is not allowed: no queue name ends in '-dlq', which the service keeps for itself (edition tdmq); edition classic takes it"));

    [Test]
    public void Check_TooLong_NamesTheLength() =>
        Assert.That(CmqNames.Check(Queue, new string('q', 65), Tdmq)!.Reason, Does.EndWith(" is not allowed: 1 to 64 characters (edition tdmq)"));

    [Test]
    public void Comparer_DoesNotLookAtCase() => Assert.That(CmqNames.Comparer.Equals("Orders", "oRDERS"), Is.True);
}
