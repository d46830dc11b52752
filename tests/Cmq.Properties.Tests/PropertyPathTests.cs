namespace Cmq.Properties.Tests;

public sealed class PropertyPathTests
{
    [TestCase("", 0)]
    [TestCase("root", 1)]
    [TestCase("root.nested", 2)]
    [TestCase("root[\"nested\"]", 2)]
    [TestCase("root.array[0].nested[12]", 5)]
    [TestCase("root[0][1]", 3)]
    [TestCase("[\"root key with a .\"][100]", 2)]
    [TestCase("root.*.nested", 3)]
    [TestCase("root[*].nested", 3)]
    public void Parse_EachForm_HasItsSteps(string text, int steps) =>
        Assert.That(PropertyPath.Parse(text).Segments, Has.Length.EqualTo(steps));

    [TestCase("root[\"with \\\"escaped\\\" quotes\"]", "with \"escaped\" quotes")]
    [TestCase("root[\"a.b\"]", "a.b")]
    [TestCase("root[\"\"]", "")]
    [TestCase("root[\"back\\slash.\"]", "back\\slash.")]
    [TestCase("root.back\\slash", "back\\slash")]
    [TestCase("root.\"", "\"")]
    [TestCase("root.队列", "队列")]
    public void Parse_OddKey_IsRead(string text, string key) =>
        Assert.That(PropertyPath.Parse(text), Is.EqualTo(PropertyPath.Root.Key("root").Key(key)));

    [Test]
    public void Parse_DotBeforeABracket_IsTolerated() =>
        Assert.That(PropertyPath.Parse("a.[0].[\"b\"]"), Is.EqualTo(PropertyPath.Root.Key("a").Index(0).Key("b")));

    [TestCase(".a")]
    [TestCase("a.")]
    [TestCase("a..b")]
    [TestCase("a[")]
    [TestCase("a[1")]
    [TestCase("a[]")]
    [TestCase("a[-1]")]
    [TestCase("a[ 1]")]
    [TestCase("a[b]")]
    [TestCase("a[99999999999]")]
    [TestCase("a[\"b]")]
    [TestCase("a[\"b\"")]
    [TestCase("a[\"b\"x]")]
    [TestCase("a[\"b\\\"]")]
    public void Parse_Malformed_SaysWhatIsWrongWithThePath(string text) =>
        Assert.That(() => PropertyPath.Parse(text), Throws.InstanceOf<FormatException>().With.Message.Contains($"'{text}'"));

    [TestCase("a", "a.b", true)]
    [TestCase("a", "a[0]", true)]
    [TestCase("", "a", true)]
    [TestCase("a.b", "a", false)]
    [TestCase("a", "ab", false)]
    [TestCase("a[*]", "a[3].b", true)]
    [TestCase("*", "a", true)]
    [TestCase("a.*", "a", false)]
    [TestCase("a[0]", "a[*]", false)]
    [TestCase("a[0]", "a[\"0\"]", false)]
    public void Contains_ByStepsAndWildcards(string path, string other, bool expected) =>
        Assert.That(PropertyPath.Parse(path).Contains(PropertyPath.Parse(other)), Is.EqualTo(expected));

    [Test]
    public void Index_Negative_Throws() => Assert.That(() => PropertyPath.Root.Index(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
