using Cmq.Rpc;
using Wire = Cmq.Rpc.Messages;

namespace Cmq.Provider.Tests;

/// <summary>The defects of the only earlier provider for this service, by number: credentials and settings.</summary>
public sealed class InstanceDefectTests
{
    private TestAccount _account = null!;

    [SetUp]
    public async Task StartAsync() => _account = await TestAccount.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _account.DisposeAsync();

    /// <summary>Whole requests and answers went to the log, and with them the keys of a role when they were issued.</summary>
    [TestCase(false)]
    [TestCase(true)]
    public async Task D17_KeysOfARole_AreInNoLogAndNoMessage(bool refuses)
    {
        await using var service = await TokenService.StartAsync(TimeProvider.System);
        await using var engine = await TestEngine.StartAsync();
        var stack = await RoleStackAsync(service, TimeProvider.System);
        await stack.Provider.Client.CallAsync(ResourceProviderService.Handshake, new Wire.ProviderHandshakeRequest { EngineAddress = engine.Address });
        service.Refuses = refuses;
        await stack.BeginAsync();
        var said = new List<string>();
        try
        {
            said.Add((await ReadAsync(stack)).ToString());
        }
        catch (RpcException failure)
        {
            said.Add(failure.Message);
        }

        said.Add((await engine.NextMessageAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20))).Message);
        said.Add(stack.Provider.Written.ToString());
        Assert.That(service.Issued, Is.Not.Empty);
        Assert.That(said, Has.None.Matches<string>(text => service.Issued.Append("own-secret-key").Any(secret => text.Contains(secret, StringComparison.Ordinal))));
        Assert.That(said[0], refuses ? Does.Contain("TokenFailure") : Does.Contain("cmqq-1"), "the service was reached, or this shows nothing");
    }

    /// <summary>All instances in a process had the settings of the one that was configured last.</summary>
    [Test]
    public async Task D18_TwoInstancesInAProcess_KeepTheirOwnSettings()
    {
        await using var other = await TestAccount.StartAsync();
        var (one, two) = (await _account.StackAsync(), await other.StackAsync(new Dictionary<string, string?> { ["edition"] = "classic" }));
        await one.BeginAsync();
        await two.BeginAsync();
        await one.Provider.CreateAsync("of-one");
        await two.Provider.CreateAsync("of-two");
        Assert.That((await NamesAsync(_account), await NamesAsync(other)), Is.EqualTo(("of-one", "of-two")));
        Assert.That((await one.FailuresAsync("Queue", Large)).Count, Is.Zero);
        Assert.That((await two.FailuresAsync("Queue", Large)).Count, Is.EqualTo(1), "the other edition takes less");
    }

    /// <summary>The limit of calls was one for all instances in a process.</summary>
    [Test]
    public async Task D18_TwoInstancesInAProcess_KeepTheirOwnRateLimits()
    {
        var (slow, fast) = (await _account.StackAsync(new Dictionary<string, string?> { ["rateLimits"] = "1" }), await _account.StackAsync());
        await slow.BeginAsync();
        await fast.BeginAsync();
        await slow.Provider.CreateAsync("a");
        await fast.Provider.CreateAsync("b");
        await fast.Provider.CreateAsync("c");
        Assert.That(_account.Clock.Pauses, Is.Empty);
        await slow.Provider.CreateAsync("d");
        Assert.That(_account.Clock.Pauses, Is.Not.Empty);
    }

    /// <summary>Keys of a role were fetched once, and a long run ended in the middle when they did.</summary>
    [Test]
    public async Task D18_KeysOfARole_AreRenewedDuringALongRun()
    {
        await using var service = await TokenService.StartAsync(_account.Clock);
        var stack = await RoleStackAsync(service, _account.Clock);
        await stack.BeginAsync();
        for (var hour = 0; hour < 3; hour++)
        {
            Assert.That((await stack.InvokeOnceMoreAsync("getQueue", """{"name":"q"}"""))["queueId"].ToString(), Does.Contain("cmqq-1"));
            _account.Clock.Advance(TimeSpan.FromHours(2));
        }

        Assert.That(service.Actions.Count(action => action == "AssumeRole"), Is.EqualTo(3));
    }

    /// <summary>Without a region everything went to Guangzhou, silently.</summary>
    [Test]
    public async Task D18_NoRegion_IsAnErrorAndNothingIsSentAnywhere()
    {
        var stack = await _account.StackAsync(new Dictionary<string, string?> { ["region"] = null });
        await stack.BeginAsync();
        var failure = Assert.ThrowsAsync<RpcException>(() => stack.Provider.CreateAsync("q"));
        Assert.That((failure.Code, _account.Calls.Total), Is.EqualTo((RpcStatusCode.Unauthenticated, 0L)));
        Assert.That(failure.Message, Does.Contain("cmq:region").And.Contain("TENCENTCLOUD_REGION").And.Not.Contain("guangzhou"));
    }

    /// <summary>A region of the environment is taken.</summary>
    [Test]
    public async Task D18_RegionOfTheEnvironment_IsTaken()
    {
        var stack = await _account.StackAsync(
            new Dictionary<string, string?> { ["region"] = null }, new Dictionary<string, string> { ["TENCENTCLOUD_REGION"] = "ap-shanghai" });
        await stack.BeginAsync();
        Assert.That((await stack.Provider.CreateAsync("q")).Id, Is.EqualTo("q"));
    }

    private const string Large = """{"maxMsgSize":1048576}""";

    private Task<TestStack> RoleStackAsync(TokenService service, TimeProvider clock) => _account.StackAsync(clock: clock, config: new Dictionary<string, string?>
    {
        ["endpoint"] = service.Endpoint,
        ["secretId"] = "AKIDown",
        ["secretKey"] = "own-secret-key",
        ["roleArn"] = "qcs::cam::uin/100000000001:roleName/deploy",
    });

    private static Task<Wire.ReadResponse> ReadAsync(TestStack stack) => stack.Provider.Client.CallAsync(
        ResourceProviderService.Read, new Wire.ReadRequest { Id = "q", Urn = TestStack.Urn("Queue", "q"), Type = "cmq:index:Queue", Name = "q" });

    private static async Task<string> NamesAsync(TestAccount account) =>
        string.Join(',', (await account.Broker.DescribeQueuesAsync(new())).Items.Select(queue => queue.Name));
}
