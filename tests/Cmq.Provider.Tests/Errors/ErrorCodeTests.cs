using Cmq.Broker;
using Cmq.Properties;
using Cmq.Rpc;
using Cmq.Rpc.Messages;

namespace Cmq.Provider.Tests;

public sealed class ErrorCodeTests
{
    [TestCase(CmqErrorCodes.ResourceInUseQueue, RpcStatusCode.AlreadyExists)]
    [TestCase(CmqErrorCodes.ResourceNotFound, RpcStatusCode.NotFound)]
    [TestCase(CmqErrorCodes.InvalidParameterValue, RpcStatusCode.InvalidArgument)]
    [TestCase(CmqErrorCodes.AuthFailureSignatureFailure, RpcStatusCode.Unauthenticated)]
    [TestCase(CmqErrorCodes.UnauthorizedOperation, RpcStatusCode.PermissionDenied)]
    [TestCase(CmqErrorCodes.RequestLimitExceeded, RpcStatusCode.ResourceExhausted)]
    [TestCase(CmqErrorCodes.LimitExceeded, RpcStatusCode.ResourceExhausted)]
    [TestCase(CmqErrorCodes.ResourceUnavailableFundRequired, RpcStatusCode.FailedPrecondition)]
    [TestCase(CmqErrorCodes.UnsupportedOperation, RpcStatusCode.FailedPrecondition)]
    [TestCase(CmqErrorCodes.InternalError, RpcStatusCode.Unavailable)]
    [TestCase("SomethingNew", RpcStatusCode.FailedPrecondition)]
    public async Task Create_ServiceRefuses_GivesThePreciseCode(string code, RpcStatusCode expected)
    {
        await using var provider = await StartAsync(new CmqServiceException(code, "as the service says it", "CreateCmqQueue", "q", "r-1"));

        var failure = Assert.ThrowsAsync<RpcException>(() => provider.CreateAsync("q"));

        Assert.That(failure.Code, Is.EqualTo(expected), failure.Message);
    }

    [Test]
    public async Task Create_NobodyListens_IsUnavailable()
    {
        await using var provider = await StartAsync(new CmqTransportException("nobody listens", "CreateCmqQueue", "q", mayHaveExecuted: false));

        Assert.That(Assert.ThrowsAsync<RpcException>(() => provider.CreateAsync("q")).Code, Is.EqualTo(RpcStatusCode.Unavailable));
    }

    [Test]
    public async Task Update_AnswerLost_IsUnknown()
    {
        var management = ScriptedManagement.Over(new CmqBroker(new()))
            .Fails(nameof(ICmqManagement.ModifyQueueAsync), new CmqTransportException("the answer was lost", "ModifyCmqQueueAttribute", "q", mayHaveExecuted: true));
        await using var provider = await TestProvider.StartAsync(management);
        var request = new UpdateRequest
        {
            Id = "q",
            Urn = TestProvider.Urn("q"),
            Olds = new TestProvider.Bag(("name", "q")).Encoded,
            OldInputs = new TestProvider.Bag(("name", "q")).Encoded,
            News = new TestProvider.Bag(("name", "q"), ("visibilityTimeout", 60)).Encoded,
        };

        var failure = Assert.ThrowsAsync<RpcException>(() => provider.Client.CallAsync(ResourceProviderService.Update, request));

        Assert.That(failure.Code, Is.EqualTo(RpcStatusCode.Unknown), "nobody knows whether it happened, and the engine is to know that");
        Assert.That(failure.Message, Does.Contain("refresh before the next run"));
    }

    [Test]
    public async Task Create_NotReadBack_IsAPartialFailureWithTheResource()
    {
        var management = ScriptedManagement.Over(new CmqBroker(new()))
            .Fails(nameof(ICmqManagement.DescribeQueueAsync), new CmqServiceException(CmqErrorCodes.UnauthorizedOperation, "no", "DescribeCmqQueueDetail", "q"));
        await using var provider = await TestProvider.StartAsync(management);

        var failure = Assert.ThrowsAsync<RpcException>(() => provider.CreateAsync("q"));

        var detail = failure.Detail<ErrorResourceInitFailed>();
        Assert.That((failure.Code, detail?.Id), Is.EqualTo((RpcStatusCode.Unknown, "q")));
        Assert.That(PropertyCodec.Decode(detail!.Properties), Is.EqualTo(new TestProvider.Bag(("name", "q")).Properties));
    }

    [Test]
    public async Task Create_Defect_IsInternalWithItsPlaceInTheLogAndNoSecretAnywhere()
    {
        await using var provider = await StartAsync(new InvalidOperationException("broken by the value s3cr3t-value"));
        var request = new CreateRequest
        {
            Urn = TestProvider.Urn("q"),
            Properties = new TestProvider.Bag(("name", "q"), ("tags", PropertyValueOf("s3cr3t-value"))).Encoded,
        };

        var failure = Assert.ThrowsAsync<RpcException>(() => provider.Client.CallAsync(ResourceProviderService.Create, request));

        Assert.That(failure.Code, Is.EqualTo(RpcStatusCode.Internal));
        Assert.That(failure.Message, Does.Contain("[secret]").And.Not.Contain("s3cr3t-value"));
        Assert.That(provider.Written.ToString(), Does.Contain(nameof(InvalidOperationException)).And.Contain("CreateAsync").And.Not.Contain("s3cr3t-value"));
    }

    private static PropertyValue PropertyValueOf(string secret) =>
        (PropertyValue)new TestProvider.Bag(("key", new SecretValue(secret))).Properties;

    private static Task<TestProvider> StartAsync(Exception error) =>
        TestProvider.StartAsync(ScriptedManagement.Over(new CmqBroker(new())).Fails(nameof(ICmqManagement.CreateQueueAsync), error));
}
