namespace Cmq.Properties.Tests;

public sealed class PropertyValueTests
{
    private static IEnumerable<TestCaseData> Texts()
    {
        yield return new TestCaseData(PropertyValue.Null).Returns("null");
        yield return new TestCaseData(PropertyValue.Unknown).Returns("unknown");
        yield return new TestCaseData((PropertyValue)true).Returns("true");
        yield return new TestCaseData((PropertyValue)1.5).Returns("1.5");
        yield return new TestCaseData((PropertyValue)10_000_000L).Returns("10000000");
        yield return new TestCaseData((PropertyValue)"orders").Returns("\"orders\"");
        yield return new TestCaseData(PropertyValue.ListOf(["a", "b"])).Returns("[\"a\", \"b\"]");
        yield return new TestCaseData((PropertyValue)PropertyMap.Empty.Set("b", 1).Set("a", new SecretValue("s")))
            .Returns("{a: [secret], b: 1}");
        yield return new TestCaseData(new OutputValue(null, false, [])).Returns("unknown");
        yield return new TestCaseData(new OutputValue("s", true, [])).Returns("[secret]");
        yield return new TestCaseData(new ResourceReferenceValue("urn", null, "")).Returns("urn");
        yield return new TestCaseData(new AssetValue(true, PropertyMap.Empty.Set("path", "p"))).Returns("archive {path: \"p\"}");
    }

    private static IEnumerable<TestCaseData> Unknowns()
    {
        yield return new TestCaseData(PropertyValue.Unknown).Returns((true, true));
        yield return new TestCaseData(new SecretValue(PropertyValue.Unknown)).Returns((true, true));
        yield return new TestCaseData(new OutputValue(null, true, [])).Returns((true, true));
        yield return new TestCaseData(new ListValue([PropertyValue.Unknown])).Returns((false, true));
        yield return new TestCaseData((PropertyValue)PropertyMap.Empty.Set("a", new SecretValue(PropertyValue.ListOf(["b"]))))
            .Returns((false, false));
        yield return new TestCaseData((PropertyValue)PropertyMap.Empty.Set("a", new SecretValue(new ListValue([PropertyValue.Unknown]))))
            .Returns((false, true));
        yield return new TestCaseData((PropertyValue)"known").Returns((false, false));
    }

    private static IEnumerable<TestCaseData> Secrets()
    {
        yield return new TestCaseData(new SecretValue("s")).Returns((true, true));
        yield return new TestCaseData(new OutputValue("s", true, [])).Returns((true, true));
        yield return new TestCaseData(new OutputValue(new SecretValue("s"), false, [])).Returns((true, true));
        yield return new TestCaseData(new OutputValue(new ListValue([new SecretValue("s")]), false, [])).Returns((false, true));
        yield return new TestCaseData((PropertyValue)PropertyMap.Empty.Set("a", new SecretValue("s"))).Returns((false, true));
        yield return new TestCaseData((PropertyValue)"plain").Returns((false, false));
    }

    [TestCaseSource(nameof(Texts))]
    public string? ToString_OfEachKind_IsWhatAPersonWouldWrite(PropertyValue value) => value.ToString();

    [TestCaseSource(nameof(Unknowns))]
    public (bool AtTop, bool Anywhere) IsUnknown_AtTheTopAndAnywhere(PropertyValue value) => (value.IsUnknown, value.ContainsUnknowns);

    [TestCaseSource(nameof(Secrets))]
    public (bool AtTop, bool Anywhere) IsSecret_AtTheTopAndAnywhere(PropertyValue value) => (value.IsSecret, value.ContainsSecrets);

    [Test]
    public void Find_AbsentNullAndWrappedNull_AreAllNotThere()
    {
        var map = PropertyMap.Empty.Set("null", PropertyValue.Null).Set("secret", new SecretValue(PropertyValue.Null));

        Assert.That(new[] { map.Find("absent"), map.Find("null"), map.Find("secret") }, Is.All.Null);
    }

    [Test]
    public void Map_KeyGivenTwice_KeepsTheLater() =>
        Assert.That(new PropertyMap([new("a", 1), new("a", 2)])["a"], Is.EqualTo((PropertyValue)2));

    [Test]
    public void Equality_OfNestedValues_IsByContent() =>
        Assert.That(
            new ListValue([new OutputValue(PropertyMap.Empty.Set("a", 1), true, ["u"])]),
            Is.EqualTo(new ListValue([new OutputValue(PropertyMap.Empty.Set("a", 1), true, ["u"])])));
}
