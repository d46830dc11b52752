using Cmq.Emulator;
using Cmq.Rpc;

namespace Cmq.Provider.Tests;

/// <summary>The defects of the only earlier provider for this service, by number: how often it called, how it waited, and what it made of answers that were lost.</summary>
public sealed class CallDefectTests
{
    private const string Queue = """{"name":"q","visibilityTimeout":60}""";

    private TestAccount _account = null!;

    [SetUp]
    public async Task StartAsync() => _account = await TestAccount.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _account.DisposeAsync();

    /// <summary>The rate of calls was fixed in the program.</summary>
    [TestCase("CreateCmqQueue=2", 3)]
    [TestCase("CreateCmqQueue=3", 2)]
    [TestCase("none", 0)]
    public async Task D15_RateLimit_IsWhatTheConfigurationSays(string limits, int seconds)
    {
        var stack = await _account.StackAsync(new Dictionary<string, string?> { ["rateLimits"] = limits });
        await stack.BeginAsync();
        var started = _account.Clock.GetUtcNow();
        await Task.WhenAll(Enumerable.Range(0, 7).Select(number => stack.Provider.CreateAsync($"q{number}")));
        Assert.That((_account.Clock.GetUtcNow() - started).TotalSeconds, Is.EqualTo(seconds).Within(0.1));
    }

    /// <summary>One action that was at its limit held up others.</summary>
    [Test]
    public async Task D15_ActionAtItsLimit_HoldsUpNoOther()
    {
        var stack = await _account.StackAsync(new Dictionary<string, string?> { ["rateLimits"] = "CreateCmqQueue=1" });
        await stack.BeginAsync();
        await stack.Provider.CreateAsync("first");
        await stack.InvokeAsync("getQueues", "{}");
        Assert.That(_account.Clock.Pauses, Is.Empty);
    }

    /// <summary>Whoever waited for the limit looked at the clock some ten thousand times a second.</summary>
    [Test]
    public async Task D15_WaitForTheLimit_IsOnePauseAndNoSpinning()
    {
        var stack = await _account.StackAsync(new Dictionary<string, string?> { ["rateLimits"] = "CreateCmqQueue=1" });
        await stack.BeginAsync();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(number => stack.Provider.CreateAsync($"q{number}")));
        Assert.That(_account.Clock.Pauses, Has.Count.EqualTo(4).And.All.EqualTo(TimeSpan.FromSeconds(1)));
    }

    /// <summary>A create whose answer was lost was sent once more, and failed because the object was there.</summary>
    [Test]
    public async Task D16_CreateWhoseAnswerIsLost_IsReadBackAndSentOnce()
    {
        var stack = await _account.StackAsync();
        _account.Faults.Add(new(CmqEmulatorFaultKind.LoseAnswer, "CreateCmqQueue"));
        Assert.That(await stack.UpAsync("Queue", "r", Queue), Is.EqualTo("create"));
        Assert.That((stack["r"]!.Id, _account.Calls.Of("CreateCmqQueue")), Is.EqualTo(("q", 1L)));
        await stack.RefreshAsync("r");
        Assert.That(await stack.UpAsync("Queue", "r", Queue), Is.EqualTo("same"));
    }

    /// <summary>A create that broke off was sent again, whatever had become of the first one.</summary>
    [TestCase(CmqEmulatorFaultKind.Drop)]
    [TestCase(CmqEmulatorFaultKind.HttpError)]
    public async Task D16_CreateThatBreaksOff_IsNotSentAgainBlindly(CmqEmulatorFaultKind kind)
    {
        var stack = await _account.StackAsync();
        _account.Faults.Add(new(kind, "CreateCmqQueue"));
        var failure = Assert.ThrowsAsync<RpcException>(() => stack.UpAsync("Queue", "r", Queue));
        Assert.That((failure.Code, _account.Calls.Of("CreateCmqQueue")), Is.EqualTo((RpcStatusCode.Unavailable, 1L)));
        Assert.That(failure.Message, Does.Contain("'q' was not created; run again"));
        Assert.That(await stack.UpAsync("Queue", "r", Queue), Is.EqualTo("create"));
    }

    /// <summary>Somebody else's object of the same name is not taken for the one whose answer was lost.</summary>
    [Test]
    public async Task D16_CreateThatBreaksOffBesideAStrangersQueue_DoesNotTakeItOver()
    {
        var stack = await _account.StackAsync();
        await _account.Broker.CreateQueueAsync("q", new());
        _account.Clock.Advance(TimeSpan.FromHours(1));
        await stack.BeginAsync();
        _account.Faults.Add(new(CmqEmulatorFaultKind.Drop, "CreateCmqQueue"));
        var failure = Assert.ThrowsAsync<RpcException>(() => stack.Provider.CreateAsync("q"));
        Assert.That(failure.Code, Is.EqualTo(RpcStatusCode.AlreadyExists));
    }

    /// <summary>The service's internal error was never tried again, also where that is safe.</summary>
    [Test]
    public async Task D16_InternalErrorOfARead_IsTriedAgain()
    {
        var stack = await _account.StackAsync();
        await stack.UpAsync("Queue", "r", Queue);
        _account.Service.Fails(nameof(ICmqManagement.DescribeQueueAsync), InternalError("DescribeCmqQueueDetail"), 2);
        Assert.That(await stack.RefreshAsync("r"), Is.True);
    }

    /// <summary>Where it is not safe, it is not: a create that ended in it may have been carried out.</summary>
    [Test]
    public async Task D16_InternalErrorOfACreate_IsNotSentAgainBlindly()
    {
        var stack = await _account.StackAsync();
        await stack.BeginAsync();
        _account.Service.Fails(nameof(ICmqManagement.CreateQueueAsync), InternalError("CreateCmqQueue"), 1);
        Assert.ThrowsAsync<RpcException>(() => stack.Provider.CreateAsync("q"));
        Assert.That(_account.Calls.Of("CreateCmqQueue"), Is.EqualTo(1));
    }

    /// <summary>Attempts went on at one pace for minutes; now each wait may be twice as long as the one before, and is random below that.</summary>
    [Test]
    public async Task D16_Retries_BackOff()
    {
        var stack = await _account.StackAsync();
        await stack.UpAsync("Queue", "r", Queue);
        var before = _account.Clock.Pauses.Count;
        _account.Faults.Add(new(CmqEmulatorFaultKind.Throttle, "DescribeCmqQueueDetail") { Times = 5 });
        await stack.RefreshAsync("r");
        var pauses = _account.Clock.Pauses.Skip(before).Select(pause => pause.TotalSeconds).ToArray();
        Assert.That(pauses, Has.Length.EqualTo(5));
        Assert.That(pauses.Select((pause, number) => pause <= 0.5 * Math.Pow(2, number)), Is.All.True);
        Assert.That(pauses.Distinct().Count(), Is.GreaterThan(1));
    }

    /// <summary>A cancelled run left its requests under way: the service still worked for nobody.</summary>
    [Test]
    public async Task D17_Cancel_ReachesTheRequestOnTheWire()
    {
        var stack = await _account.StackAsync();
        await stack.UpAsync("Queue", "r", Queue);
        var (parked, hungUp) = (new TaskCompletionSource(), new TaskCompletionSource());
        _account.Service.Parks(nameof(ICmqManagement.DescribeQueueAsync), _ => parked.TrySetResult(), () => hungUp.TrySetResult());
        var reading = stack.RefreshAsync("r");
        await parked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await stack.Provider.Client.CallAsync(ResourceProviderService.Cancel, new());
        Assert.That(Assert.ThrowsAsync<RpcException>(() => reading).Code, Is.EqualTo(RpcStatusCode.Cancelled));
        await hungUp.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static CmqServiceException InternalError(string action) => new("InternalError", "something broke", action);
}
