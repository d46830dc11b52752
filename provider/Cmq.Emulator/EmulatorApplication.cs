using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cmq.Emulator;

/// <summary>Takes requests from the server and hands each to the face whose path it names.</summary>
internal sealed class EmulatorApplication(ApiFace api) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context)
    {
        if (context.Request.Path == "/")
        {
            return api.AnswerAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync("The API is at the path /.\n", context.RequestAborted);
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
