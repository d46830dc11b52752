using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cmq.Emulator;

/// <summary>Takes requests from the server: those of people and of tests stay here, the service's own go on to its faces.</summary>
internal sealed class FrontDoor(EmulatorApplication faces, AdminFace admin, PageFace page) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => faces.CreateContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context)
    {
        var request = context.Request;
        return request.Path.StartsWithSegments(AdminFace.Root, StringComparison.Ordinal) ? admin.AnswerAsync(context)
            : PageFace.Wants(request) ? page.AnswerAsync(context)
            : faces.ProcessRequestAsync(context);
    }

    public void DisposeContext(HttpContext context, Exception? exception) => faces.DisposeContext(context, exception);
}
