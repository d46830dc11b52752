using Cmq.Properties;
using Google.Protobuf;
using Struct = Google.Protobuf.WellKnownTypes.Struct;

namespace Cmq.Rpc.Tests;

public sealed class PropertyCodecTests
{
    private const string Key = "4dabf18193072939515e22adb298388d";
    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    private const string Asset = "c44067f5952c0a294b673a41bacd8c17";
    private const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";
    private const string Reference = "5cf8f73096256a8f31e491e813e4eb8e";
    private const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private const string ByteString = "803fd3297a5875dc03ca845dda5d2a98";
    private const string UnknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static readonly PropertyValue TextAsset = new AssetValue(false, PropertyMap.Empty.Set("text", "t"));

    private static IEnumerable<TestCaseData> Values()
    {
        yield return Case("""null""", PropertyValue.Null);
        yield return Case("""true""", true);
        yield return Case("""1.5""", 1.5);
        yield return Case("\"text\"", "text");
        yield return Case($"\"{UnknownString}\"", PropertyValue.Unknown);
        yield return Case("""["a", 1]""", new ListValue(["a", 1]));
        yield return Case("""{"a": {}}""", PropertyMap.Empty.Set("a", PropertyMap.Empty));
        yield return Case(Marked(Secret, "\"value\": \"s\""), new SecretValue("s"));
        yield return Case(Marked(Secret, $"\"value\": \"{UnknownString}\""), new SecretValue(PropertyValue.Unknown));
        yield return Case(Marked(Asset, "\"text\": \"t\""), TextAsset);
        yield return Case(
            Marked(Archive, "\"assets\": {\"a\": " + Marked(Asset, "\"text\": \"t\"") + "}"),
            new AssetValue(true, PropertyMap.Empty.Set("assets", PropertyMap.Empty.Set("a", TextAsset))));
        yield return Case(Marked(Reference, "\"urn\": \"u\""), new ResourceReferenceValue("u", null, ""));
        yield return Case(Marked(Reference, "\"urn\": \"u\", \"id\": \"\""), new ResourceReferenceValue("u", PropertyValue.Unknown, ""));
        yield return Case(
            Marked(Reference, "\"urn\": \"u\", \"id\": \"i\", \"packageVersion\": \"1.2\""), new ResourceReferenceValue("u", "i", "1.2"));
        yield return Case(Marked(Output, "\"secret\": false, \"dependencies\": []"), new OutputValue(null, false, []));
        yield return Case(Marked(Output, "\"value\": 1, \"secret\": true, \"dependencies\": [\"u\"]"), new OutputValue(1, true, ["u"]));
    }

    private static IEnumerable<TestCaseData> FreerForms()
    {
        foreach (var unknown in new[]
        {
            "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", "3eeb2bf0-c639-47a8-9e75-3b44932eb421", UnknownString,
            "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", "030794c1-ac77-496b-92df-f27374a8bd58", "e48ece36-62e2-4504-bad9-02848725956a",
            "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
        })
        {
            yield return Case($"\"{unknown}\"", PropertyValue.Unknown);
        }

        yield return Case(Marked(Output), new OutputValue(null, false, []));
        yield return Case(Marked(Output, $"\"value\": \"{UnknownString}\""), new OutputValue(null, false, []));
        yield return Case(
            Marked(Reference, $"\"urn\": \"u\", \"id\": \"{UnknownString}\""), new ResourceReferenceValue("u", PropertyValue.Unknown, ""));
        yield return Case(Marked(Reference, "\"urn\": \"u\", \"id\": null"), new ResourceReferenceValue("u", null, ""));
        yield return Case(Marked(Reference, "\"urn\": \"u\", \"name\": \"n\", \"type\": \"t\""), new ResourceReferenceValue("u", null, ""));
    }

    private static IEnumerable<TestCaseData> Refusals()
    {
        yield return Refusal(Marked("what"), "has the unrecognized signature \"what\"");
        yield return Refusal($$"""{"{{Key}}": 1}""", "has the unrecognized signature 1");
        yield return Refusal(Marked(ByteString, "\"value\": \"AAAA\""), "is a byte string, and this provider does not accept byte strings");
        yield return Refusal(Marked(Secret), "is a secret without a value");
        yield return Refusal(Marked(Output, "\"secret\": 1"), "is an output whose 'secret' is not a Boolean");
        yield return Refusal(Marked(Output, "\"dependencies\": [1]"), "is an output whose 'dependencies' are not a list of URNs");
        yield return Refusal(Marked(Reference), "is a resource reference without a URN");
        yield return Refusal(Marked(Reference, "\"urn\": 1"), "is a resource reference whose 'urn' is not a string");
    }

    // Not as arguments of an attribute: those are stored as UTF-8.
    private static IEnumerable<TestCaseData> HalvesOfPairs()
    {
        yield return new TestCaseData("a\ud83d", "a\ufffd").SetArgDisplayNames("HighAtTheEnd");
        yield return new TestCaseData("\ude00b", "\ufffdb").SetArgDisplayNames("LowAtTheStart");
        yield return new TestCaseData("\ude00\ud83d", "\ufffd\ufffd").SetArgDisplayNames("WrongWayRound");
        yield return new TestCaseData("\ud83d\ude00", "\ud83d\ude00").SetArgDisplayNames("WholePair");
    }

    [TestCaseSource(nameof(Values))]
    [TestCaseSource(nameof(FreerForms))]
    public void Decode_OfEachKind_GivesTheValue(string wire, PropertyValue value) =>
        Assert.That(PropertyCodec.Decode(Bag(wire))!["x"], Is.EqualTo(value));

    [TestCaseSource(nameof(Values))]
    public void Encode_OfEachKind_WritesItsWireForm(string wire, PropertyValue value) =>
        Assert.That(PropertyCodec.Encode(PropertyMap.Empty.Set("x", value), PropertyEncoding.WithOutputs), Is.EqualTo(Bag(wire)));

    [TestCaseSource(nameof(Refusals))]
    public void Decode_OfWhatIsNoValue_NamesThePropertyAndTheFault(string wire, string fault)
    {
        var failure = Assert.Throws<RpcException>(() => PropertyCodec.Decode(Bag($$"""{"odd.key": [0, {{wire}}]}""")));

        Assert.That(
            (failure.Code, failure.Message), Is.EqualTo((RpcStatusCode.InvalidArgument, $"The property 'x[\"odd.key\"][1]' {fault}.")));
    }

    [Test]
    public void Decode_ValueWithoutAKind_IsRefused() =>
        Assert.That(
            () => PropertyCodec.Decode(new Struct { Fields = { ["x"] = new() } }),
            Throws.InstanceOf<RpcException>().With.Message.EqualTo("The property 'x' has a value without a kind."));

    [Test]
    public void Bag_Absent_StaysAbsent() =>
        Assert.That((PropertyCodec.Decode(null), PropertyCodec.Encode(null)), Is.EqualTo(((PropertyMap?)null, (Struct?)null)));

    [Test]
    public void Bag_Empty_StaysEmpty() =>
        Assert.That((PropertyCodec.Decode(new()), PropertyCodec.Encode(PropertyMap.Empty)), Is.EqualTo((PropertyMap.Empty, new Struct())));

    [TestCaseSource(nameof(HalvesOfPairs))]
    public void Encode_LoneSurrogate_IsReplacedInKeysAndTexts(string text, string written)
    {
        var fields = PropertyCodec.Encode(PropertyMap.Empty.Set(text, text))!.Fields.Single();

        Assert.That((fields.Key, fields.Value.StringValue), Is.EqualTo((written, written)));
    }

    [Test]
    public void Encode_SecretOfAnOutput_IsMarkedOnce()
    {
        var output = new OutputValue(new SecretValue("s"), true, ["u"]);

        Assert.That(PropertyCodec.Encode(PropertyMap.Empty.Set("x", output)), Is.EqualTo(Bag(Marked(Secret, "\"value\": \"s\""))));
    }

    [Test]
    public void Encode_KeyOfSignatures_IsRefused() =>
        Assert.That(() => PropertyCodec.Encode(PropertyMap.Empty.Set(Key, "x")), Throws.ArgumentException);

    [Test]
    public void Bag_NestedAsDeepAsIsRead_FitsInTheSmallestStack()
    {
        var sent = Nested(498);
        byte[]? returned = null;
        var thread = new Thread(
            () => returned = PropertyCodec.Encode(PropertyCodec.Decode(ReadFrame(sent)))!.ToByteArray(), maxStackSize: 1536 * 1024);

        thread.Start();
        thread.Join();

        Assert.That(returned, Is.EqualTo(sent.ToByteArray()));
    }

    [Test]
    public void Bag_NestedDeeperThanThat_IsRefused()
    {
        var failure = Assert.Throws<RpcException>(() => ReadFrame(Nested(501)));

        Assert.That(failure.Message, Does.Contain("too many levels of nesting"));
    }

    private static Struct Nested(int levels) =>
        PropertyCodec.Encode(Enumerable.Range(0, levels).Aggregate(PropertyMap.Empty, (inner, _) => PropertyMap.Empty.Set("k", inner)))!;

    private static Struct ReadFrame(Struct sent)
    {
        using var body = new MemoryStream(RawClient.Frame(sent.ToByteArray()));
        var reading = new FrameReader(body, null, int.MaxValue).ReadAsync(Struct.Parser, CancellationToken.None);
        return reading.AsTask().GetAwaiter().GetResult()!;
    }

    private static Struct Bag(string value) => JsonParser.Default.Parse<Struct>($$"""{"x": {{value}}}""");

    private static string Marked(string signature, string members = "") =>
        $$"""{"{{Key}}": "{{signature}}"{{(members.Length > 0 ? ", " : "")}}{{members}}}""";

    private static TestCaseData Case(string wire, PropertyValue value) =>
        new TestCaseData(wire, value).SetArgDisplayNames(value.ToString()!, wire);

    private static TestCaseData Refusal(string wire, string fault) => new TestCaseData(wire, fault).SetArgDisplayNames(fault);
}
