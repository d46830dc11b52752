namespace Cmq.Tests;

/// <summary>The editions' names.</summary>
public sealed class EditionTests
{
    [Test]
    public void Default_IsTdmq() => Assert.That(default(CmqEdition), Is.EqualTo(CmqEdition.Tdmq));

    [TestCase("classic", CmqEdition.Classic)]
    [TestCase("tdmq", CmqEdition.Tdmq)]
    [TestCase("TDMQ2022", CmqEdition.Tdmq2022)]
    public void TryParse_AName_FindsTheEdition(string name, CmqEdition expected) =>
        Assert.That(CmqEditions.TryParse(name, out var edition) ? edition : null as CmqEdition?, Is.EqualTo(expected));

    [TestCase("cmq")]
    [TestCase("")]
    [TestCase(null)]
    public void TryParse_AnythingElse_FindsNone(string? name) => Assert.That(CmqEditions.TryParse(name, out _), Is.False);

    [Test]
    public void Name_OfNoEdition_IsRefused() => Assert.That(() => ((CmqEdition)9).Name(), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Name_AndTryParse_AreEachOthersReverse() =>
        Assert.That(CmqEditions.All.Select(edition => CmqEditions.TryParse(edition.Name(), out var back) && back == edition), Is.All.True);
}
