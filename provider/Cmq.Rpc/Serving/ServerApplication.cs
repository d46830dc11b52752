using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cmq.Rpc;

/// <summary>What Kestrel calls for each request: finds the method, runs it, and says how it ended.</summary>
internal sealed class ServerApplication(IReadOnlyDictionary<string, Func<ServerCall, Task>> methods, RpcServerOptions options)
    : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // Kestrel owns all that it holds.
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        if (!IsGrpc(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-accept-encoding"] = FrameReader.AcceptedEncodings;
        using var call = new ServerCall(context, options);
        try
        {
            if (!methods.TryGetValue(context.Request.Path.Value!, out var serve))
            {
                throw new RpcException(RpcStatusCode.Unimplemented, $"There is no method {context.Request.Path.Value}.");
            }

            call.StartClock();
            await serve(call).ConfigureAwait(false);
            call.End(null);
        }
        catch (RpcException e)
        {
            call.End(e);
        }
        catch (OperationCanceledException e)
        {
            call.End(call.IsPastDeadline
                ? new RpcException(RpcStatusCode.DeadlineExceeded, "The call did not end before its deadline.")
                : new RpcException(RpcStatusCode.Cancelled, e.Message));
        }
#pragma warning disable CA1031 // The edge of the process: whatever a handler lets out is a bug, and its caller hears of it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            options.UnexpectedError?.Invoke(call.Context.Path, e);
            call.End(new RpcException(RpcStatusCode.Internal, $"{e.GetType().Name}: {e.Message}"));
        }
    }

    private static bool IsGrpc(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && request.ContentType?.Split(';')[0].TrimEnd() is "application/grpc" or "application/grpc+proto";
}
