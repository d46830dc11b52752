using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace Cmq.Tests;

/// <summary>What is tried again, how often and when; on a clock that only the tests move.</summary>
public sealed class RetryTests
{
    private static readonly string[] NeverBlindly =
    [
        "CreateCmqQueue", "CreateCmqTopic", "CreateCmqSubscribe", "SendCmqMsg", "PublishCmqMsg", "ClearCmqQueue", "RewindCmqQueue", "UnbindCmqDeadLetter",
    ];

    private static IEnumerable<string> AllActions => Actions.Names;

    private static IEnumerable<string> Repeatable => Actions.Names.Except(NeverBlindly);

    [TestCaseSource(nameof(AllActions))]
    public async Task Call_Throttled_IsTriedAgain(string action)
    {
        using var bench = new Bench();
        bench.Service.ThenError("RequestLimitExceeded").ThenError("RequestLimitExceeded.UinLimitExceeded").Otherwise = Described;
        await bench.Time.RunAsync(Actions.Calls[action](bench.Client, default));
        Assert.That(bench.Service.Requests.Select(request => request.Action), Is.EqualTo(new[] { action, action, action }));
    }

    [TestCaseSource(nameof(Repeatable))]
    public async Task Call_AnswerLostAndTwiceIsAsGoodAsOnce_IsTriedAgain(string action)
    {
        using var bench = new Bench();
        bench.Service.ThenLoseTheAnswer().Otherwise = Described;
        await bench.Time.RunAsync(Actions.Calls[action](bench.Client, default));
        Assert.That(bench.Service.Requests, Has.Count.EqualTo(2));
    }

    [TestCaseSource(nameof(NeverBlindly))]
    public async Task Call_AnswerLostAndTwiceIsNotOnce_IsNotTriedAgain(string action)
    {
        using var bench = new Bench();
        bench.Service.ThenLoseTheAnswer();
        var error = await CaughtAsync(bench, action);
        Assert.That((bench.Service.Requests.Count, (error as CmqTransportException)?.MayHaveExecuted), Is.EqualTo((1, (bool?)true)));
    }

    [TestCaseSource(nameof(NeverBlindly))]
    public async Task Call_AnswerLostAndTwiceIsNotOnce_AsksToLookFirst(string action)
    {
        using var bench = new Bench();
        bench.Service.ThenLoseTheAnswer();
        Assert.That((await CaughtAsync(bench, action)).Message, Does.EndWith("The service may have carried it out all the same; look before you repeat it."));
    }

    [TestCaseSource(nameof(AllActions))]
    public async Task Call_NeverSent_IsTriedAgain(string action)
    {
        using var bench = new Bench();
        bench.Service.BeforeSending.Enqueue(new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"));
        bench.Service.Otherwise = Described;
        await bench.Time.RunAsync(Actions.Calls[action](bench.Client, default));
        Assert.That((bench.Service.Requests.Count, bench.Retries.Count), Is.EqualTo((1, 1)));
    }

    [TestCase("ResourceNotFound")]
    [TestCase("ResourceInUse.Queue")]
    [TestCase("InvalidParameterValue")]
    [TestCase("LimitExceeded.Topics")]
    [TestCase("AuthFailure.SignatureFailure")]
    [TestCase("ResourceUnavailable")]
    [TestCase("ResourceUnavailable.FundRequired")]
    [TestCase("FailedOperation")]
    public async Task Call_Refused_IsNotTriedAgain(string code)
    {
        using var bench = new Bench();
        bench.Service.ThenError(code);
        await CaughtAsync(bench, "DescribeCmqQueueDetail");
        Assert.That(bench.Service.Requests, Has.Count.EqualTo(1));
    }

    [TestCase("DescribeCmqQueues", "InternalError", 2)]
    [TestCase("DescribeCmqQueues", "ServiceUnavailable", 2)]
    [TestCase("ModifyCmqQueueAttribute", "InternalError.BrokerService", 2)]
    [TestCase("CreateCmqQueue", "InternalError.BrokerService", 1)]
    public async Task Call_ServiceFailedByItself_IsTriedAgainWhereTwiceIsAsGoodAsOnce(string action, string code, int requests)
    {
        using var bench = new Bench();
        bench.Service.ThenError(code);
        await bench.Time.RunAsync(Actions.Calls[action](bench.Client, default).ContinueWith(_ => true, TaskScheduler.Default));
        Assert.That(bench.Service.Requests, Has.Count.EqualTo(requests));
    }

    [TestCase(HttpStatusCode.ServiceUnavailable, 2)]
    [TestCase(HttpStatusCode.TooManyRequests, 2)]
    [TestCase(HttpStatusCode.NotFound, 1)]
    public async Task Read_AnotherHttpStatus_IsTriedAgainWhenItMayPass(HttpStatusCode status, int requests)
    {
        using var bench = new Bench();
        bench.Service.Then(_ => FakeService.Raw("busy", status));
        await bench.Time.RunAsync(bench.Client.DescribeQueuesAsync(new()).ContinueWith(_ => true, TaskScheduler.Default));
        Assert.That(bench.Service.Requests, Has.Count.EqualTo(requests));
    }

    [Test]
    public async Task Read_CertificateNotTrusted_IsNotTriedAgain()
    {
        using var bench = new Bench();
        var cause = new System.Security.Authentication.AuthenticationException("The remote certificate is invalid.");
        bench.Service.BeforeSending.Enqueue(
            new HttpRequestException(HttpRequestError.SecureConnectionError, "The SSL connection could not be established.", cause));
        await CaughtAsync(bench, "DescribeCmqQueues");
        Assert.That((bench.Retries.Count, bench.Service.Requests.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Delete_LostAndThenNotFound_IsDone()
    {
        using var bench = new Bench();
        bench.Service.ThenLoseTheAnswer().ThenError("ResourceNotFound");
        await bench.Time.RunAsync(bench.Client.DeleteQueueAsync("q"));
        Assert.That(bench.Service.Requests, Has.Count.EqualTo(2));
    }

    [TestCase("RequestLimitExceeded", TestName = "Delete_ThrottledAndThenNotFound_IsNotFound")]
    [TestCase(null, TestName = "Delete_NotSentAndThenNotFound_IsNotFound")]
    public async Task Delete_CertainlyNotDoneAndThenNotFound_IsNotFound(string? first)
    {
        using var bench = new Bench();
        if (first is null)
        {
            bench.Service.BeforeSending.Enqueue(new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"));
        }
        else
        {
            bench.Service.ThenError(first);
        }

        bench.Service.ThenError("ResourceNotFound");
        Assert.That((await CaughtAsync(bench, "DeleteCmqQueue") as CmqServiceException)?.Reason, Is.EqualTo(CmqErrorReason.NotFound));
    }

    [Test]
    public async Task Modify_LostAndThenNotFound_IsNotFound()
    {
        using var bench = new Bench();
        bench.Service.ThenLoseTheAnswer().ThenError("ResourceNotFound");
        Assert.That((await CaughtAsync(bench, "ModifyCmqQueueAttribute") as CmqServiceException)?.Reason, Is.EqualTo(CmqErrorReason.NotFound));
    }

    [Test]
    public async Task Throttled_AllTheTime_WaitsLongerEachTimeUpToTheCap()
    {
        using var bench = new Bench();
        bench.Service.ThenError("RequestLimitExceeded", times: 20);
        await CaughtAsync(bench, "CreateCmqQueue");
        Assert.That(bench.Delays, Is.EqualTo(new[] { 0.5, 1, 2, 4, 8, 10, 10 }));
    }

    [Test]
    public async Task Throttled_AllTheTime_GivesUpWithTheServicesError()
    {
        using var bench = new Bench();
        bench.Service.ThenError("RequestLimitExceeded", times: 20);
        var error = await CaughtAsync(bench, "CreateCmqQueue");
        Assert.That(((error as CmqServiceException)?.Code, bench.Service.Requests.Count), Is.EqualTo(("RequestLimitExceeded", 8)));
    }

    [Test]
    public async Task NoAnswer_AllTheTime_GivesUpSooner()
    {
        using var bench = new Bench();
        for (var i = 0; i < 20; i++)
        {
            bench.Service.BeforeSending.Enqueue(new HttpRequestException(HttpRequestError.NameResolutionError, "No such host is known"));
        }

        await CaughtAsync(bench, "CreateCmqQueue");
        Assert.That(bench.Delays, Is.EqualTo(new[] { 0.5, 1, 2 }));
    }

    [Test]
    public async Task Throttled_BudgetUsedUp_GivesUp()
    {
        using var bench = new Bench(new() { Budget = TimeSpan.FromSeconds(3.5), MaxAttempts = 100 });
        bench.Service.ThenError("RequestLimitExceeded", times: 20);
        await CaughtAsync(bench, "CreateCmqQueue");
        Assert.That(bench.Time.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(3.5)));
    }

    [Test]
    public async Task None_Throttled_FailsAtOnce()
    {
        using var bench = new Bench(CmqRetryOptions.None);
        bench.Service.ThenError("RequestLimitExceeded");
        await CaughtAsync(bench, "DescribeCmqQueues");
        Assert.That(bench.Service.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task OnRetry_IsToldBeforeTheWait()
    {
        using var bench = new Bench();
        bench.Service.ThenError("RequestLimitExceeded");
        var call = bench.Client.CreateQueueAsync("orders", new());
        var told = bench.Retries.Single();
        await bench.Time.RunAsync(call);
        Assert.That(
            (told.Action, told.Resource, told.Attempt, told.Delay, (told.Error as CmqServiceException)?.Code),
            Is.EqualTo(("CreateCmqQueue", "orders", 1, TimeSpan.FromSeconds(0.5), "RequestLimitExceeded")));
    }

    [Test]
    public async Task Retry_SignsAnew()
    {
        using var bench = new Bench();
        bench.Service.ThenError("RequestLimitExceeded", times: 2);
        await bench.Time.RunAsync(bench.Client.DeleteQueueAsync("q"));
        Assert.That(bench.Service.Requests.Select(request => request.Header("X-TC-Timestamp")), Is.EqualTo(new[] { "1700000000", "1700000000", "1700000001" }));
    }

    [Test]
    public async Task Retry_AsksForTheCredentialAnew()
    {
        var asked = new RotatingCredentials();
        using var bench = new Bench(credentials: asked);
        bench.Service.ThenError("RequestLimitExceeded");
        await bench.Time.RunAsync(bench.Client.DeleteQueueAsync("q"));
        Assert.That(bench.Service.Requests.Select(request => request.Header("X-TC-Token")), Is.EqualTo(new[] { "token-1", "token-2" }));
    }

    [Test]
    public void Cancelled_WhileWaitingForTheNextAttempt_EndsTheCall()
    {
        using var bench = new Bench();
        using var cancel = new CancellationTokenSource();
        bench.Service.ThenError("RequestLimitExceeded");
        var call = bench.Client.DeleteQueueAsync("q", cancel.Token);
        cancel.Cancel();
        Assert.That(() => call, Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancel.Token));
    }

    [Test]
    public void OnRetry_Throws_EndsTheCall()
    {
        var time = new FakeTime();
        using var service = new FakeService(time);
        using var http = new HttpClient(service);
        service.ThenError("RequestLimitExceeded");
        using var client = new CmqManagementClient(new()
        {
            Region = "ap-guangzhou",
            Credentials = new CmqCredential("AKIDEXAMPLE", "SECRETEXAMPLE"),
            HttpClient = http,
            TimeProvider = time,
            OnRetry = _ => throw new NotSupportedException("stop"),
        });
        Assert.That(() => client.DeleteQueueAsync("q"), Throws.TypeOf<NotSupportedException>());
    }

    [FsCheck.NUnit.Property]
    public Property Delay_IsBetweenNothingAndTheBoundOfItsAttempt() => Prop.ForAll(
        Gen.Choose(0, 1000).Select(thousandths => thousandths / 1000.0).ToArbitrary(),
        random =>
        {
            using var bench = new Bench(random: random);
            bench.Service.ThenError("RequestLimitExceeded", times: 20);
            bench.Time.RunAsync(bench.Client.DeleteQueueAsync("q").ContinueWith(_ => true, TaskScheduler.Default)).GetAwaiter().GetResult();
            return bench.Retries.All(retry =>
                retry.Delay >= TimeSpan.Zero && retry.Delay <= TimeSpan.FromSeconds(Math.Min(10, 0.5 * Math.Pow(2, retry.Attempt - 1))));
        });

    private static HttpResponseMessage Described(SentRequest request) =>
        FakeService.Answer(new JObject { ["QueueDescribe"] = new JObject(), ["TopicDescribe"] = new JObject() });

    private static async Task<CmqException> CaughtAsync(Bench bench, string action)
    {
        try
        {
            await bench.Time.RunAsync(Actions.Calls[action](bench.Client, default));
        }
        catch (CmqException error)
        {
            return error;
        }

        throw new AssertionException($"{action} did not fail.");
    }

    private sealed class RotatingCredentials : ICmqCredentialProvider
    {
        private int _count;

        public async ValueTask<CmqCredential> GetCredentialAsync(CancellationToken cancellationToken)
        {
            await Task.Yield();
            return new("AKIDEXAMPLE", "SECRETEXAMPLE", $"token-{Interlocked.Increment(ref _count)}");
        }
    }
}
