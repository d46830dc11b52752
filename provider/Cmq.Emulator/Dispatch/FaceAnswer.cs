using Microsoft.AspNetCore.Http;

namespace Cmq.Emulator;

/// <summary>What a face makes of a request.</summary>
/// <param name="Action">The action, if it is one that exists.</param>
/// <param name="ErrorCode">The code of the error; null for a success.</param>
/// <param name="Body">The answer.</param>
internal sealed record FaceAnswer(string? Action, string? ErrorCode, byte[] Body)
{
    /// <summary>What was planned to go wrong.</summary>
    public CmqEmulatorFault? Fault { get; init; }

    /// <summary>Whether nobody is there to read the answer, or nobody is to.</summary>
    public bool IsHungUp { get; init; }

    /// <summary>Sends the answer, or what goes wrong instead.</summary>
    public Task SendAsync(HttpContext http)
    {
        if (IsHungUp || Fault?.Kind is CmqEmulatorFaultKind.Drop or CmqEmulatorFaultKind.LoseAnswer)
        {
            http.Abort();
            return Task.CompletedTask;
        }

        if (Fault?.Kind == CmqEmulatorFaultKind.HttpError)
        {
            http.Response.StatusCode = Fault.Status;
            return Task.CompletedTask;
        }

        // Without a charset: the Python SDK takes "application/json; charset=utf-8" for an answer without an error.
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = Body.Length;
        return http.Response.Body.WriteAsync(Body, http.RequestAborted).AsTask();
    }
}
