using System.Collections;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace Cmq.Tests;

/// <summary>What holds for the signature of any request.</summary>
public sealed partial class Tc3SignerLaws
{
    private const long Timestamp = 1_700_000_000;
    private const string Host = "tdmq.tencentcloudapi.com";
    private static readonly CmqCredential Credential = new("AKIDEXAMPLE", "SECRETEXAMPLE");

    [FsCheck.NUnit.Property]
    public bool SameInput_SameSignature(byte[] payload) => Sign(payload) == Sign([.. payload]);

    [FsCheck.NUnit.Property]
    public bool AnyBitOfTheBodyFlipped_AnotherSignature(NonEmptyArray<byte> payload, NonNegativeInt place)
    {
        var bits = new BitArray(payload.Get);
        var bit = place.Get % bits.Length;
        bits[bit] = !bits[bit];
        var flipped = new byte[payload.Get.Length];
        bits.CopyTo(flipped, 0);
        return Sign(payload.Get) != Sign(flipped);
    }

    [FsCheck.NUnit.Property]
    public Property AnotherTime_AnotherSignature() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        (one, other) => one == other || Sign([], timestamp: one) != Sign([], timestamp: other));

    [FsCheck.NUnit.Property]
    public Property TheDay_IsThatOfTheTimestampInUtc() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        timestamp => Sign([], timestamp: timestamp).Contains($"/{DateTime.UnixEpoch.AddSeconds(timestamp):yyyy-MM-dd}/tdmq/tc3_request,", StringComparison.Ordinal));

    [FsCheck.NUnit.Property]
    public bool TheForm_IsAlwaysTheSame(byte[] payload) => Form().IsMatch(Sign(payload));

    [Test]
    public void AnotherKeyHostMethodTypeOrQuery_AnotherSignature()
    {
        var signatures = new[]
        {
            Sign([]),
            Sign([], credential: new("AKIDEXAMPLE", "SECRETEXAMPLF")),
            Sign([], host: Host + ":8443"),
            Sign([], method: "GET"),
            Sign([], contentType: "application/json; charset=utf-8"),
            Sign([], query: "Limit=10"),
        };
        Assert.That(signatures.Select(signature => signature.Split("Signature=")[1]), Is.Unique);
    }

    // The last second of a day and the first of the next, also where the local day is another one.
    [TestCase(1_700_006_399, "2023-11-14")]
    [TestCase(1_700_006_400, "2023-11-15")]
    [TestCase(1_709_164_800, "2024-02-29")]
    public void TheDay_TurnsAtMidnightUtc(long timestamp, string day) =>
        Assert.That(Sign(Encoding.UTF8.GetBytes("{}"), timestamp: timestamp), Does.Contain($"=AKIDEXAMPLE/{day}/tdmq/"));

    [GeneratedRegex(@"\ATC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2023-11-14/tdmq/tc3_request, SignedHeaders=content-type;host, Signature=[0-9a-f]{64}\z")]
    private static partial Regex Form();

    private static string Sign(
        byte[] payload,
        CmqCredential? credential = null,
        string host = Host,
        string method = "POST",
        string contentType = "application/json",
        string query = "",
        long timestamp = Timestamp) =>
        Tc3Signer.Authorization(
            credential ?? Credential,
            new() { Method = method, Host = host, ContentType = contentType, Query = query, Payload = payload },
            timestamp);
}
