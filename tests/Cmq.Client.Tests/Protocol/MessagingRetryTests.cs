namespace Cmq.Client.Tests;

/// <summary>What is tried again, and what is said of it then.</summary>
public sealed class MessagingRetryTests
{
    private const string Internal = """{"code":6000,"message":"(10050)server internal error"}""";
    private const string Throttled = """{"code":4420,"message":"(10250)too fast"}""";

    private static readonly Dictionary<string, Func<ICmqMessaging, Task<bool>>> Sends = new()
    {
        ["SendMessage"] = async api => (await api.SendMessageAsync("q", "b")).MayBeDuplicate,
        ["BatchSendMessage"] = async api => (await api.SendMessagesAsync("q", ["b"]))[0].MayBeDuplicate,
        ["PublishMessage"] = async api => (await api.PublishMessagesAsync("t", ["b"]))[0].MayBeDuplicate,
    };

    private static IEnumerable<string> SendNames => Sends.Keys;

    [TestCaseSource(nameof(SendNames))]
    public async Task Send_AnswerLost_IsSentAgainAndSaysThatItMayBeThereTwice(string action)
    {
        using var bench = new FormBench();
        bench.Service.ThenLoseTheAnswer();
        Assert.That(await bench.Time.RunAsync(Sends[action](bench.Messaging)), Is.True);
    }

    [TestCaseSource(nameof(SendNames))]
    public async Task Send_InternalError_IsSentAgainAndSaysThatItMayBeThereTwice(string action)
    {
        using var bench = new FormBench();
        bench.Service.Then(Internal);
        Assert.That(await bench.Time.RunAsync(Sends[action](bench.Messaging)), Is.True);
    }

    [TestCaseSource(nameof(SendNames))]
    public async Task Send_Throttled_IsSentAgainAndIsThereOnce(string action)
    {
        using var bench = new FormBench();
        bench.Service.Then(Throttled).Then(Throttled);
        Assert.That(await bench.Time.RunAsync(Sends[action](bench.Messaging)), Is.False);
    }

    [TestCaseSource(nameof(SendNames))]
    public async Task Send_AtOnce_IsThereOnce(string action)
    {
        using var bench = new FormBench();
        Assert.That(await Sends[action](bench.Messaging), Is.False);
    }

    [TestCaseSource(nameof(SendNames))]
    public void Send_AnswerLostAndNotToBeRepeated_SaysThatItMayBeThere(string action)
    {
        using var bench = new FormBench(new() { RepeatSends = false });
        bench.Service.ThenLoseTheAnswer();
        Assert.That(
            () => Sends[action](bench.Messaging),
            Throws.TypeOf<CmqTransportException>().With.Property("MayHaveExecuted").True.And.Message.EndsWith("The message may be there all the same; sending it again may double it."));
        Assert.That(bench.Service.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Send_RefusedAfterALostAnswer_SaysThatItMayBeThere()
    {
        using var bench = new FormBench(new() { BaseDelay = TimeSpan.Zero });
        bench.Service.ThenLoseTheAnswer().Then("""{"code":4410,"message":"(10240)full"}""");
        Assert.That(
            () => bench.Time.RunAsync(bench.Messaging.SendMessageAsync("q", "b")),
            Throws.TypeOf<CmqServiceException>().With.Property("MayHaveExecuted").True.And.Property("Reason").EqualTo(CmqErrorReason.QueueFull));
    }

    [TestCase("""{"code":4410,"message":"(10240)full"}""")]
    [TestCase("""{"code":6070,"message":"(10690)too many"}""")]
    [TestCase("""{"code":4440,"message":"(10100)gone"}""")]
    public void Send_Refused_IsNotSentAgain(string answer)
    {
        using var bench = new FormBench();
        bench.Service.Then(answer);
        Assert.That(() => bench.Messaging.SendMessageAsync("q", "b"), Throws.TypeOf<CmqServiceException>().With.Property("MayHaveExecuted").False);
        Assert.That(bench.Service.Requests, Has.Count.EqualTo(1));
    }

    [TestCase("receive")]
    [TestCase("delete")]
    [TestCase("describe")]
    public async Task Call_ThatCanBeRepeated_AnswerLost_IsTriedAgain(string call)
    {
        using var bench = new FormBench();
        bench.Service.ThenLoseTheAnswer();
        await bench.Time.RunAsync(call switch
        {
            "receive" => bench.Messaging.ReceiveMessagesAsync("q"),
            "delete" => bench.Messaging.DeleteMessageAsync("q", "h"),
            _ => bench.Management.DescribeTopicAsync("t"),
        });
        Assert.That(bench.Service.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Delete_HandleVoidAfterALostAnswer_IsDone()
    {
        using var bench = new FormBench();
        bench.Service.ThenLoseTheAnswer().Then("""{"code":4430,"message":"(10260)void"}""");
        await bench.Time.RunAsync(bench.Messaging.DeleteMessageAsync("q", "h"));
        Assert.That(bench.Service.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public void Delete_HandleVoidAtOnce_IsRefused()
    {
        using var bench = new FormBench();
        bench.Service.Then("""{"code":4430,"message":"(10260)void"}""");
        Assert.That(() => bench.Messaging.DeleteMessageAsync("q", "h"), Throws.TypeOf<CmqServiceException>().With.Property("Reason").EqualTo(CmqErrorReason.ReceiptHandleInvalid));
    }

    [Test]
    public async Task DeleteBatch_HandlesVoidAfterALostAnswer_AreDoneAndOthersAreNot()
    {
        using var bench = new FormBench();
        bench.Service.ThenLoseTheAnswer().Then(
            """{"code":6020,"message":"(10290)no","errorList":[{"code":4430,"message":"(10260)void","receiptHandle":"a"},{"code":6000,"message":"(10050)oops","receiptHandle":"b"}]}""");
        var failures = await bench.Time.RunAsync(bench.Messaging.DeleteMessagesAsync("q", ["a", "b"]));
        Assert.That(failures.Select(failure => (failure.ReceiptHandle, failure.Error.ModuleCode)), Is.EqualTo(new[] { ("b", (int?)10050) }));
    }

    [Test]
    public void DeleteBatch_AllFailedWithoutAList_IsAnError()
    {
        using var bench = new FormBench();
        bench.Service.Then("""{"code":6020,"message":"(10290)delete message failed"}""");
        Assert.That(() => bench.Messaging.DeleteMessagesAsync("q", ["a"]), Throws.TypeOf<CmqServiceException>().With.Property("Code").EqualTo("6020"));
    }

    [Test]
    public void Create_AnswerLost_IsNotRepeated()
    {
        using var bench = new FormBench();
        bench.Service.ThenLoseTheAnswer();
        Assert.That(() => bench.Management.CreateQueueAsync("q", new()), Throws.TypeOf<CmqTransportException>().With.Property("MayHaveExecuted").True);
        Assert.That(bench.Service.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Attempts_AreTold_WithIdAndTimeAndWithoutSecretsOrBodies()
    {
        using var bench = new FormBench();
        bench.Service.Then("""{"code":4420,"message":"(10250)slow","requestId":"r-0"}""");
        await bench.Time.RunAsync(bench.Messaging.SendMessageAsync("orders", "top secret body"));
        Assert.That(
            bench.Attempts.Select(attempt => (attempt.Phase, attempt.Attempt, attempt.RequestId, attempt.Delay.TotalSeconds)),
            Is.EqualTo(new[]
            {
                (CmqAttemptPhase.Started, 1, "", 0.0),
                (CmqAttemptPhase.Failed, 1, "r-0", 0.0),
                (CmqAttemptPhase.Retried, 1, "", 0.5),
                (CmqAttemptPhase.Started, 2, "", 0.0),
                (CmqAttemptPhase.Succeeded, 2, "r-1", 0.0),
            }));
        Assert.That(string.Join('\n', bench.Attempts), Does.Contain("orders").And.Not.Contain("SECRETEXAMPLE").And.Not.Contain("top secret body").And.Not.Contain("Signature"));
    }
}
