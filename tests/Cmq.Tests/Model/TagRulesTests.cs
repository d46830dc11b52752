using static Cmq.CmqEdition;

namespace Cmq.Tests;

/// <summary>The platform's limits for tags.</summary>
public sealed class TagRulesTests
{
    [TestCase(50, true)]
    [TestCase(51, false)]
    public void Check_Count_IsAtMost50(int count, bool taken) =>
        Assert.That(
            TagRules.Check(Enumerable.Range(0, count).ToDictionary(number => $"k{number}", number => "v"), Tdmq).Any(),
            Is.EqualTo(!taken));

    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(127, true)]
    [TestCase(128, false)]
    public void Check_KeyLength_Is1To127(int length, bool taken) => Assert.That(IsTaken(new string('k', length), "v"), Is.EqualTo(taken));

    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(255, true)]
    [TestCase(256, false)]
    public void Check_ValueLength_Is1To255(int length, bool taken) => Assert.That(IsTaken("k", new string('v', length)), Is.EqualTo(taken));

    [TestCase(127, true)]
    [TestCase(128, false)]
    public void Check_KeyOutsideTheBasicPlane_CountsUnicodeCharacters(int count, bool taken) =>
        Assert.That(IsTaken(string.Concat(Enumerable.Repeat("𝄞", count)), "v"), Is.EqualTo(taken));

    [TestCase(" k", "v")]
    [TestCase("k ", "v")]
    [TestCase("k", " v")]
    [TestCase("k", "v ")]
    public void Check_SpaceAtAnEnd_IsRefused(string key, string value) => Assert.That(IsTaken(key, value), Is.False);

    [TestCase("qcs:project")]
    [TestCase("QCS:projectId")]
    public void Check_KeyOfThePlatform_IsRefused(string key) => Assert.That(IsTaken(key, "v"), Is.False);

    [Test]
    public void Check_Classic_SaysThatItHasNoTags() =>
        Assert.That(
            TagRules.Check(new Dictionary<string, string> { ["k"] = "v" }, Classic).Single().ToString(),
            Is.EqualTo("tags: a map of 1 is not allowed: not an attribute of this edition (edition classic); edition tdmq or tdmq2022 takes it"));

    [Test]
    public void Check_ClassicWithoutTags_IsTaken() => Assert.That(TagRules.Check(new Dictionary<string, string>(), Classic), Is.Empty);

    [Test]
    public void Check_BadValue_NamesItsKey() =>
        Assert.That(
            TagRules.Check(new Dictionary<string, string> { ["team"] = "" }, Tdmq).Single().ToString(),
            Is.EqualTo("tags[\"team\"]: '' is not allowed: 1 to 255 characters, without a space at either end (edition tdmq)"));

    private static bool IsTaken(string key, string value) => !TagRules.Check(new Dictionary<string, string> { [key] = value }, Tdmq).Any();
}
