using System.Text;

namespace Cmq.Tests;

/// <summary>Signatures that another implementation computed, for the same keys and time.</summary>
public sealed class Tc3VectorTests
{
    private const long Timestamp = 1_700_000_000;
    private static readonly CmqCredential Credential = new("AKIDEXAMPLE", "SECRETEXAMPLE");

    private static readonly TestCaseData[] Vectors =
    [
        new TestCaseData("POST", "application/json", "", """{"QueueName":"q1"}""",
            "f08871458c8b6de9ed70ecad72b7546495ca693df1464f0aa9fd87205696d4b9",
            "fd1048e78a5b0d39f6445055afb24447c022bf3565a1bd0e7f6423791d6222ed").SetArgDisplayNames("JSON body"),
        new TestCaseData("POST", "application/json; charset=utf-8", "", """{"QueueName":"q1"}""",
            "a809784e100f21b513aab1b17929f59704f4cda8b6bcf43b3a144cbb6c89f92a",
            "4cc4051f6e8d442d7c3a8a79707176e4cb1107596db0d1a95e021087b547a065").SetArgDisplayNames("content type with a charset"),
        new TestCaseData("POST", "application/json", "", "{}",
            "24458aca9bc7f5616b5c0b73738a39105d96581433030ef3c55d940048cde93a",
            "dd384022e4c9309eb38b61d93e794fef052206f03a4b2e7292947b497f8b8258").SetArgDisplayNames("empty object"),
        new TestCaseData("GET", "application/x-www-form-urlencoded", "Limit=10&Offset=0", "",
            "96c9f75c65b4c0d40c55cca17fc345154903605ed418e3c5403c2ca6f34e26e3",
            "bd990e8255529b184df59ff8fed24812866cabc0103e741415e907b5aee3066c").SetArgDisplayNames("GET with a query"),
        new TestCaseData("POST", "application/json", "", "UNSIGNED-PAYLOAD",
            "7e1e7dcbc5f1a3ad8fcc9e17582f3b50515180c39eac7d281264d066ef91adab",
            "f0bd1b4543ec2affc171f2f151e9aa3cc6d4ef5c297de1f558574d318406656e").SetArgDisplayNames("unsigned payload"),
    ];

    [TestCaseSource(nameof(Vectors))]
    public void CanonicalRequestHash_IsThatOfTheVector(string method, string contentType, string query, string payload, string canonical, string signature) =>
        Assert.That(Tc3Signer.CanonicalRequestHash(Request(method, contentType, query, payload)), Is.EqualTo(canonical));

    [TestCaseSource(nameof(Vectors))]
    public void Authorization_CarriesTheSignatureOfTheVector(string method, string contentType, string query, string payload, string canonical, string signature) =>
        Assert.That(
            Tc3Signer.Authorization(Credential, Request(method, contentType, query, payload), Timestamp),
            Is.EqualTo($"TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2023-11-14/tdmq/tc3_request, SignedHeaders=content-type;host, Signature={signature}"));

    private static Tc3Request Request(string method, string contentType, string query, string payload) => new()
    {
        Method = method,
        Host = "tdmq.tencentcloudapi.com",
        ContentType = contentType,
        Query = query,
        Payload = Encoding.UTF8.GetBytes(payload),
    };
}
