using System.Text;

namespace Cmq.Emulator.Tests;

/// <summary>What a request is refused for that has everything wrong with it.</summary>
internal sealed class OrderOfChecksTests : EmulatorTests
{
    private static readonly (string Says, Action<ApiRequestBuilder> Spoil)[] Faults =
    [
        ("RequestSizeLimitExceeded", request => request.Body = new byte[(10 * 1024 * 1024) + 1]),
        ("UnsupportedProtocol", request => request.Method = "PUT"),
        ("the common parameter `Action`", request => request.Action = null),
        ("the common parameter `Version`", request => request.Version = null),
        ("the common parameter `Timestamp`", request => request.Timestamp = null),
        ("AuthFailure.SignatureExpire", request => (request.Timestamp, request.Date) = ("1600000000", "2020-09-13")),
        ("AuthFailure.SignatureFailure", request => request.SecretKey = "guess"),
        ("NoSuchVersion", request => request.Version = "2019-03-04"),
        ("InvalidAction", request => request.Action = "NoSuchAction"),
        ("the common parameter `Region`", request => request.Region = null),
        ("UnknownParameter", request => request.Body = Encoding.UTF8.GetBytes("{\"Foo\":1}")),
        ("no such queue", _ => { }),
    ];

    [Test]
    public async Task Checks_RunInTheDocumentedOrder()
    {
        Service.Failure = new CmqServiceException("ResourceNotFound", "no such queue", "DescribeCmqQueues");
        for (var mended = 0; mended < Faults.Length; mended++)
        {
            // What comes later is spoilt first, so that of two that spoil the same part the earlier one shows.
            var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => Array.ForEach([.. Faults.Skip(mended).Reverse()], fault => fault.Spoil(request)));
            Assert.That(answer.Text, Does.Contain(Faults[mended].Says));
        }
    }

    [TestCase("zh-CN")]
    [TestCase("en-US")]
    [TestCase("xx")]
    public async Task Language_OfAnyKind_IsAnsweredInEnglish(string language)
    {
        var answer = await Api.CallAsync("DeleteCmqQueue", "{}", request => request.ExtraHeaders["X-TC-Language"] = language);
        Assert.That(answer.Message, Is.EqualTo("The request is missing the parameter `QueueName`."));
    }

    [TestCase("/")]
    [TestCase("/v2/index.php")]
    public async Task Query_Over64Kilobytes_IsRefusedByHttpItself(string path)
    {
        var answer = await Api.SendAsync(new(HttpMethod.Get, new Uri(Api.Emulator.Endpoint, $"{path}?Action=ListQueue&x={new string('x', 66_000)}")));
        Assert.That((int)answer.Status, Is.EqualTo(414));
    }
}
