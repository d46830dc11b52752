using Cmq.Broker;

namespace Cmq.Cli.Tests;

/// <summary>Carrying plans out: order, failures, and what a stop leaves.</summary>
public sealed class ApplierTests
{
    private const string Program = """
        name: demo
        runtime: yaml
        resources:
          sub:
            type: cmq:Subscription
            properties: { topic: "${news.name}", name: sub, protocol: queue, endpoint: "${one.name}", filterTags: [a] }
          one:
            type: cmq:Queue
            properties: { name: one }
          two:
            type: cmq:Queue
            properties: { name: two }
          news:
            type: cmq:Topic
            properties: { name: news }
        """;

    private static readonly string Replacing = Program
        .Replace("name: news }", "name: news, filterType: 2 }", StringComparison.Ordinal)
        .Replace("filterTags", "bindingKeys", StringComparison.Ordinal);

    private static readonly string ReplacingTheQueue = Program.Replace("name: one }", "name: one, maxMsgSize: 2048 }", StringComparison.Ordinal);

    private TestClock _clock = null!;
    private CmqBroker _broker = null!;
    private FaultyManagement _management = null!;
    private CancellationTokenSource _stop = null!;

    [SetUp]
    public void SetUp()
    {
        _clock = new();
        _broker = new(new() { TimeProvider = _clock });
        _management = new(_broker);
        _stop = new();
    }

    [TearDown]
    public void TearDown() => _stop.Dispose();

    [Test]
    public async Task Up_CreatesWhatIsNeededFirst()
    {
        await ApplyAsync(Program);
        Assert.That(_management.Writes, Is.EqualTo(["CreateCmqQueue one", "CreateCmqQueue two", "CreateCmqTopic news", "CreateCmqSubscribe news/sub"]));
    }

    [Test]
    public async Task Replacement_TakesAwayWhatHangsOnItFirst()
    {
        await ApplyAsync(Program);
        var before = _management.Writes.Count;
        await ApplyAsync(Replacing);
        Assert.That(_management.Writes.Skip(before), Is.EqualTo(["DeleteCmqSubscribe news/sub", "DeleteCmqTopic news", "CreateCmqTopic news", "CreateCmqSubscribe news/sub"]));
    }

    [Test]
    public async Task Replacement_DoesNotBeginBeforeWhatItsReturnNeedsIsThere()
    {
        await ApplyAsync(Program);
        var moved = Replacing.Replace("endpoint: \"${one.name}\"", "endpoint: \"${three.name}\"", StringComparison.Ordinal) + "\n  three:\n    type: cmq:Queue\n    properties: { name: three }";
        FailOn("CreateCmqQueue three");
        var results = await ApplyAsync(moved);
        Assert.That(_management.Writes[^1], Is.EqualTo("CreateCmqQueue three"), "nothing was deleted in vain");
        Assert.That(results["news"].State, Is.EqualTo(StepState.Skipped));
    }

    [Test]
    public async Task AFailure_StopsWhatNeedsItAndNothingElse()
    {
        FailOn("CreateCmqQueue one");
        var results = await ApplyAsync(Program);
        Assert.That(
            results.ToDictionary(result => result.Key, result => result.Value.State),
            Is.EquivalentTo(new Dictionary<string, StepState> { ["sub"] = StepState.Skipped, ["one"] = StepState.Failed, ["two"] = StepState.Done, ["news"] = StepState.Done }));
        Assert.That(results["sub"].Message, Is.EqualTo("queue 'one' was not brought up"));
    }

    [Test]
    public async Task AFailedDeletionOfTheReplaced_PutsBackWhatWasTakenAway()
    {
        await ApplyAsync(Program);
        FailOn("DeleteCmqQueue one");
        var results = await ApplyAsync(ReplacingTheQueue);
        Assert.That(results["one"].State, Is.EqualTo(StepState.Failed));
        Assert.That(await _broker.FindSubscriptionAsync("news", "sub"), Is.Not.Null);
    }

    [Test]
    public async Task AFailedReturn_SaysWhatIsMissingNow()
    {
        await ApplyAsync(Program);
        FailOn("CreateCmqTopic news");
        var results = await ApplyAsync(Replacing);
        Assert.That(results["news"].Message, Does.StartWith("it was deleted, and is not created again: ").And.EndWith("Run cmq up again to create it."));
        Assert.That(results["sub"].Message, Does.StartWith("it was deleted, and is not created again: topic 'news' was not brought up."));
    }

    [Test]
    public async Task AFailedReturn_IsMendedByTheNextRun()
    {
        await ApplyAsync(Program);
        FailOn("CreateCmqTopic news");
        await ApplyAsync(Replacing);
        _management.Before = _ => Task.FromResult<Exception?>(null);
        await ApplyAsync(Replacing);
        Assert.That(await _broker.FindSubscriptionAsync("news", "sub"), Is.Not.Null);
    }

    [Test]
    public async Task AStop_LetsWhatIsUnderWayEndAndBeginsNothingNew()
    {
        StopAt("CreateCmqQueue one");
        var results = await ApplyAsync(Program);
        Assert.That(_management.Writes, Is.EqualTo(["CreateCmqQueue one"]));
        Assert.That(results["one"].State, Is.EqualTo(StepState.Done));
        Assert.That(results["two"].Message, Is.EqualTo("stopped"));
        Assert.That(results["sub"].Message, Is.EqualTo("stopped"));
    }

    [Test]
    public async Task AStopInAReplacement_PutsBackWhatWasTakenAway()
    {
        await ApplyAsync(Program);
        StopAt("DeleteCmqTopic news");
        await ApplyAsync(Replacing);
        Assert.That(await _broker.FindSubscriptionAsync("news", "sub"), Is.Not.Null);
    }

    [Test]
    public async Task AStopBetweenTwoDeletionsOfAReplacement_PutsBackTheFirst()
    {
        await ApplyAsync(Program);
        StopAt("DeleteCmqSubscribe news/sub");
        await ApplyAsync(ReplacingTheQueue);
        Assert.That(_management.Writes.TakeLast(2), Is.EqualTo(["DeleteCmqSubscribe news/sub", "CreateCmqSubscribe news/sub"]));
    }

    [Test]
    public async Task ANameThatTheServiceKeepsForAWhile_IsWaitedFor()
    {
        _broker = new(new() { TimeProvider = _clock, NameBlockTime = CmqBrokerOptions.ServiceNameBlockTime });
        _management = new(_broker);
        await ApplyAsync(Program);
        var results = await ApplyAsync(Replacing);
        Assert.That(results["news"].State, Is.EqualTo(StepState.Done), results["news"].Message);
        Assert.That(results["news"].Elapsed, Is.GreaterThanOrEqualTo(CmqBrokerOptions.ServiceNameBlockTime));
    }

    [Test]
    public async Task ANameThatWasTakenMeanwhile_IsTold()
    {
        _management.Before = async write =>
        {
            if (write == "CreateCmqQueue two")
            {
                await _broker.CreateQueueAsync("two", new());
            }

            return null;
        };
        var results = await ApplyAsync(Program);
        Assert.That(results["two"].Message, Does.StartWith("queue 'two' exists by now: somebody else made it since the live state was read."));
    }

    [Test]
    public async Task WhatBecomesKnownOnTheWay_IsUsedAndChecked()
    {
        var results = await ApplyAsync("""
            name: demo
            runtime: yaml
            resources:
              one:
                type: cmq:Queue
                properties: { name: one }
              like:
                type: cmq:Queue
                properties: { name: like, visibilityTimeout: "${one.visibilityTimeout}" }
              unlike:
                type: cmq:Queue
                properties: { name: unlike, visibilityTimeout: "${one.maxMsgSize}" }
            """);
        Assert.That((await _broker.DescribeQueueAsync("like")).Settings.VisibilityTimeout, Is.EqualTo(30));
        Assert.That(results["unlike"].Message, Does.Contain("visibilityTimeout: 65536 is not allowed: 1 to 43200 seconds"));
        Assert.That(await _broker.FindQueueAsync("unlike"), Is.Null);
    }

    private void FailOn(string write) => _management.Before = actual => Task.FromResult(actual == write ? FaultyManagement.Refusal() : null);

    private void StopAt(string write) => _management.Before = async actual =>
    {
        if (actual == write)
        {
            await _stop.CancelAsync();
        }

        return null;
    };

    private async Task<Dictionary<string, StepResult>> ApplyAsync(string program)
    {
        var context = Programs.Context(program, _management, _clock, parallel: 1);
        var plan = await new Planner(context).PlanUpAsync(CancellationToken.None);
        Assert.That(context.Findings.All.Concat(plan.Steps.SelectMany(step => step.Action == StepAction.Refused ? step.Reasons : []).Cast<object>()), Is.Empty);
        var applier = new Applier(plan, new NoObserver(), _stop.Token);
        await applier.RunAsync();
        return applier.Results.ToDictionary(result => result.Key.Key, result => result.Value);
    }
}
