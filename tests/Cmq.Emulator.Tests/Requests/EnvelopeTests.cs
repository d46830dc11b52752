using System.Net;
using System.Text.RegularExpressions;

namespace Cmq.Emulator.Tests;

internal sealed class EnvelopeTests : EmulatorTests
{
    [TestCase("DescribeCmqQueues", "{}")]
    [TestCase("NoSuchAction", "{}")]
    [TestCase("DescribeCmqQueues", "not json")]
    public async Task Status_OfEveryAnswer_Is200(string action, string body)
    {
        var answer = await Api.CallAsync(action, body);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("DescribeCmqQueues")]
    [TestCase("NoSuchAction")]
    public async Task ContentType_IsApplicationJsonAndNothingElse(string action)
    {
        var answer = await Api.CallAsync(action);
        Assert.That(answer.ContentType, Is.EqualTo("application/json"));
    }

    [Test]
    public async Task Success_HasNoErrorMember()
    {
        var response = await Api.SucceedAsync("ClearCmqQueue", "{\"QueueName\":\"orders\"}");
        Assert.That(response.Properties().Select(member => member.Name), Is.EqualTo(new[] { "RequestId" }));
    }

    [Test]
    public async Task Failure_HasNothingBesideTheErrorAndTheRequestId()
    {
        var answer = await Api.CallAsync("NoSuchAction");
        Assert.That(answer.Response.Properties().Select(member => member.Name), Is.EqualTo(new[] { "Error", "RequestId" }));
    }

    [Test]
    public async Task RequestId_IsALowerCaseUuidOfItsOwn()
    {
        var ids = new[]
        {
            (string)(await Api.SucceedAsync("DescribeCmqQueues"))["RequestId"]!,
            (string)(await Api.CallAsync("NoSuchAction")).Response["RequestId"]!,
        };
        Assert.That(ids, Is.Unique.And.All.Match(new Regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")));
    }

    [TestCase("DescribeClusters")]
    [TestCase("DescribeCmqDeadLetterSourceQueues")]
    [TestCase("createcmqqueue")]
    public async Task Action_Unknown_IsInvalidAction(string action)
    {
        var answer = await Api.CallAsync(action);
        Assert.That((answer.Code, answer.Message), Is.EqualTo(("InvalidAction", $"There is no CMQ action `{action}`.")));
    }

    [TestCase("2019-03-04")]
    [TestCase("2020-02-18")]
    public async Task Version_Unknown_IsNoSuchVersion(string version)
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.Version = version);
        Assert.That(answer.Code, Is.EqualTo("NoSuchVersion"));
    }

    [Test]
    public async Task Action_Absent_IsMissingParameter()
    {
        var answer = await Api.CallAsync("", "{}", request => request.Action = null);
        Assert.That((answer.Code, answer.Message), Is.EqualTo(("MissingParameter", "The request is missing the common parameter `Action`.")));
    }

    [Test]
    public async Task Version_Absent_IsMissingParameter()
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.Version = null);
        Assert.That((answer.Code, answer.Message), Is.EqualTo(("MissingParameter", "The request is missing the common parameter `Version`.")));
    }

    [Test]
    public async Task Timestamp_Absent_IsMissingParameter()
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.Timestamp = null);
        Assert.That((answer.Code, answer.Message), Is.EqualTo(("MissingParameter", "The request is missing the common parameter `Timestamp`.")));
    }

    [Test]
    public async Task Region_Absent_IsMissingParameter()
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.Region = null);
        Assert.That((answer.Code, answer.Message), Is.EqualTo(("MissingParameter", "The request is missing the common parameter `Region`.")));
    }

    [TestCase("")]
    [TestCase("Guangzhou")]
    [TestCase("ap guangzhou")]
    public async Task Region_EmptyOrMalformed_IsInvalidParameterValue(string region)
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.Region = region);
        Assert.That(answer.Code, Is.EqualTo("InvalidParameterValue"), answer.Text);
        Assert.That(answer.Message, Does.Contain("`X-TC-Region`"));
    }

    [TestCase("ap-guangzhou")]
    [TestCase("ap-shanghai-fsi")]
    [TestCase("na-siliconvalley")]
    public async Task Region_WellFormed_IsTaken(string region)
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.Region = region);
        Assert.That(answer.Code, Is.Null);
    }

    [TestCase("ap-guangzhou", null)]
    [TestCase("ap-beijing", "InvalidParameterValue")]
    public async Task Region_WhenOnlySomeAreServed_HasToBeOneOfThem(string region, string? code)
    {
        await using var api = await TestEmulator.StartAsync(regions: ["ap-guangzhou"]);
        var answer = await api.CallAsync("DescribeCmqQueues", "{}", request => request.Region = region);
        Assert.That(answer.Code, Is.EqualTo(code));
    }

    [TestCase("PUT")]
    [TestCase("DELETE")]
    [TestCase("PATCH")]
    public async Task Method_NeitherGetNorPost_IsUnsupportedProtocol(string method)
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.Method = method);
        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.OK, "UnsupportedProtocol")));
    }

    [TestCase("text/plain")]
    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("application/x-www-form-urlencoded")]
    public async Task ContentType_OfASignedPost_HasToBeJson(string contentType)
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.ContentType = contentType);
        Assert.That(answer.Code, Is.EqualTo("InvalidRequest"));
    }

    [Test]
    public async Task Body_LongerThanTenMegabytes_IsRequestSizeLimitExceeded()
    {
        var answer = await Api.CallAsync("SendCmqMsg", new string(' ', (10 * 1024 * 1024) + 1));
        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.OK, "RequestSizeLimitExceeded")));
    }

    [Test]
    public async Task Body_LongerThanTenMegabytesWithoutADeclaredLength_IsRequestSizeLimitExceeded()
    {
        var request = Api.Request("SendCmqMsg", new string(' ', (10 * 1024 * 1024) + 1)).Build();
        request.Headers.TransferEncodingChunked = true;
        var answer = await Api.SendAsync(request);
        Assert.That(answer.Code, Is.EqualTo("RequestSizeLimitExceeded"));
    }

    [Test]
    public async Task Body_OfTenMegabytes_IsTaken()
    {
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}" + new string(' ', (10 * 1024 * 1024) - 2));
        Assert.That(answer.Code, Is.Null);
    }

    [Test]
    public async Task Query_LongerThan32Kilobytes_IsRequestSizeLimitExceeded()
    {
        var answer = await Api.GetAsync("DescribeCmqQueues", "QueueName=" + new string('q', 32 * 1024));
        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.OK, "RequestSizeLimitExceeded")));
    }

    [Test]
    public async Task TraceId_IsSentBack()
    {
        const string trace = "3f6f3f5e-8f3b-4f0e-9a55-0d3c2b1a0f11";
        var answer = await Api.CallAsync("DescribeCmqQueues", "{}", request => request.ExtraHeaders["X-TC-TraceId"] = trace);
        Assert.That(answer.TraceId, Is.EqualTo(trace));
    }

    [Test]
    public async Task Path_OtherThanTheRoot_IsNotTheApi()
    {
        var answer = await Api.SendAsync(new(HttpMethod.Get, new Uri(Api.Emulator.Endpoint, "/other")));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task ServiceError_IsAnsweredWithItsCodeAndItsOwnMessage()
    {
        Service.Failure = new CmqServiceException("ResourceNotFound.Topic", "no such topic", "DescribeCmqTopicDetail", "sales");
        var answer = await Api.CallAsync("DescribeCmqTopicDetail", "{\"TopicName\":\"sales\"}");
        Assert.That((answer.Code, answer.Message), Is.EqualTo(("ResourceNotFound.Topic", "no such topic")));
    }

    [Test]
    public async Task Refusal_OfAValue_IsInvalidParameterValue()
    {
        Service.Failure = new CmqRefusedException([new("maxMsgSize", "5", "1024 to 65536 bytes", CmqEdition.Classic)]);
        var answer = await Api.CallAsync("CreateCmqTopic", "{\"TopicName\":\"sales\"}");
        Assert.That(answer.Code, Is.EqualTo("InvalidParameterValue"), answer.Text);
        Assert.That(answer.Message, Does.Contain("1024 to 65536 bytes"));
    }

    [Test]
    public async Task Defect_IsAnInternalErrorInAnEnvelope()
    {
        Service.Failure = new InvalidOperationException("secret detail");
        var answer = await Api.CallAsync("DescribeCmqQueues");
        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.OK, "InternalError")));
        Assert.That(answer.Message, Does.Not.Contain("secret detail"));
    }

    [Test]
    public async Task Defect_IsLoggedUnderTheRequestId()
    {
        Service.Failure = new InvalidOperationException("the disk is full");
        var answer = await Api.CallAsync("DescribeCmqQueues");
        Assert.That(Api.Log, Has.Count.EqualTo(1));
        Assert.That(Api.Log[0], Does.Contain("the disk is full").And.Contain((string)answer.Response["RequestId"]!).And.Contain("DescribeCmqQueues"));
    }

    [Test]
    public async Task ServiceError_IsNotLogged()
    {
        Service.Failure = new CmqServiceException("ResourceNotFound", "no such queue", "DescribeCmqQueueDetail");
        await Api.CallAsync("DescribeCmqQueueDetail", "{\"QueueName\":\"q\"}");
        Assert.That(Api.Log, Is.Empty);
    }
}
