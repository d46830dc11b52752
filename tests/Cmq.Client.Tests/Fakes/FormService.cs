using System.Net;
using System.Text;

namespace Cmq.Client.Tests;

/// <summary>Stands where the network would be: keeps the requests of the HTTP SDK protocol that were sent, and answers what it is told to.</summary>
internal sealed class FormService : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _script = new();
    private readonly List<SentForm> _requests = [];

    public IReadOnlyList<SentForm> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    public SentForm Last => Requests[^1];

    public static HttpResponseMessage Answer(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) };

    public FormService Then(string json, HttpStatusCode status = HttpStatusCode.OK) => Then(_ => Task.FromResult(Answer(json, status)));

    public FormService Then(Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _script.Enqueue(answer);
        return this;
    }

    public FormService ThenLoseTheAnswer() =>
        Then(_ => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely."));

    public FormService ThenHang() => Then(async cancel =>
    {
        await Task.Delay(Timeout.Infinite, cancel);
        throw new InvalidOperationException("Nobody waits so long.");
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        Func<CancellationToken, Task<HttpResponseMessage>>? answer;
        lock (_lock)
        {
            _requests.Add(new(request.Method, request.RequestUri!, body, request.Headers.Host!));
            _script.TryDequeue(out answer);
        }

        return answer is null
            ? Answer("""{"code":0,"message":"","requestId":"r-1","msgId":"m-1","msgList":[{"msgId":"m-1"}],"receiptHandle":"h-1","msgBody":"b"}""")
            : await answer(cancellationToken);
    }
}
