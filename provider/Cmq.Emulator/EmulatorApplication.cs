using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cmq.Emulator;

/// <summary>Takes requests from the server, hands each to the face that it is meant for, counts and times it.</summary>
internal sealed class EmulatorApplication(ApiFace api, V2Face v2, CmqEmulatorCalls calls, CallTimes times) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();

        // What breaks while the request is read is HTTP's trouble, not a face's: the server answers it.
        var received = await ReceivedRequest.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        switch (FaceChoice.Of(received))
        {
            case Face.Api:
                KeepTraceId(context, received);
                await CountAndSendAsync(context, await api.AnswerAsync(received, context.RequestAborted).ConfigureAwait(false), start).ConfigureAwait(false);
                break;
            case Face.V2:
                await CountAndSendAsync(context, await v2.AnswerAsync(received, context.RequestAborted).ConfigureAwait(false), start).ConfigureAwait(false);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                context.Response.ContentType = "text/plain";
                const string text = "API 3.0 is at the path /, the HTTP SDK protocol at /v2/index.php.\n";
                await context.Response.WriteAsync(text, context.RequestAborted).ConfigureAwait(false);
                break;
        }
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    private static void KeepTraceId(HttpContext context, ReceivedRequest received)
    {
        if (Guid.TryParse(received.Header("X-TC-TraceId"), out var trace))
        {
            context.Response.Headers["X-TC-TraceId"] = trace.ToString("D");
        }
    }

    private async Task CountAndSendAsync(HttpContext context, FaceAnswer answer, long start)
    {
        calls.Count(answer.Action, answer.ErrorCode);
        try
        {
            await answer.SendAsync(context).ConfigureAwait(false);
        }
        finally
        {
            times.Observe(answer.Action, answer.ErrorCode, Stopwatch.GetElapsedTime(start));
        }
    }
}
