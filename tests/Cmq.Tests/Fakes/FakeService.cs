using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Cmq.Tests;

/// <summary>Stands where the network would be: keeps what was sent, and answers what it is told to.</summary>
internal sealed class FakeService(FakeTime time) : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly Queue<Func<SentRequest, CancellationToken, Task<HttpResponseMessage>>> _script = new();
    private readonly List<SentRequest> _requests = [];

    /// <summary>What was sent so far.</summary>
    public IReadOnlyList<SentRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Answers every request that the script does not.</summary>
    public Func<SentRequest, HttpResponseMessage> Otherwise { get; set; } = _ => Answer(new JObject());

    /// <summary>Thrown before anything is sent, as when there is no connection.</summary>
    public Queue<Exception> BeforeSending { get; } = new();

    public static HttpResponseMessage Answer(JObject members)
    {
        members["RequestId"] ??= "r-1";
        return Raw(new JObject { ["Response"] = members }.ToString());
    }

    public static HttpResponseMessage Error(string code, string message = "No.") =>
        Answer(new JObject { ["Error"] = new JObject { ["Code"] = code, ["Message"] = message } });

    public static HttpResponseMessage Raw(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };

    /// <summary>Answers the next request that no earlier line of the script answers.</summary>
    public FakeService Then(Func<SentRequest, HttpResponseMessage> answer) => Then((request, _) => Task.FromResult(answer(request)));

    public FakeService Then(Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _script.Enqueue(answer);
        return this;
    }

    public FakeService ThenError(string code, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            Then(_ => Error(code));
        }

        return this;
    }

    /// <summary>Takes the next request and breaks off.</summary>
    public FakeService ThenLoseTheAnswer() =>
        Then(_ => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely."));

    /// <summary>Takes the next request and never answers.</summary>
    public FakeService ThenHang() => Then(async (_, cancel) =>
    {
        await Task.Delay(Timeout.Infinite, cancel);
        throw new InvalidOperationException("Nobody waits so long.");
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (BeforeSending.TryDequeue(out var error))
        {
            throw error;
        }

        var bytes = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var sent = new SentRequest(
            request.Headers.GetValues("X-TC-Action").Single(), JObject.Parse(Encoding.UTF8.GetString(bytes)), bytes, request, time.Elapsed);
        Func<SentRequest, CancellationToken, Task<HttpResponseMessage>>? answer;
        lock (_lock)
        {
            _requests.Add(sent);
            _script.TryDequeue(out answer);
        }

        return answer is null ? Otherwise(sent) : await answer(sent, cancellationToken);
    }
}
