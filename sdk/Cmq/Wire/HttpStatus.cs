using System.Net;

namespace Cmq;

/// <summary>What the status of an answer means.</summary>
internal static class HttpStatus
{
    /// <summary>Refuses any status but 200: the service answers 200 whatever it has to say, so any other comes from something that stands between.</summary>
    /// <param name="status">The status.</param>
    /// <param name="body">The body.</param>
    /// <param name="call">What was called.</param>
    /// <exception cref="CmqTransportException">It is another.</exception>
    public static void Check(HttpStatusCode status, ReadOnlySpan<byte> body, in WireCall call)
    {
        if (status != HttpStatusCode.OK)
        {
            var passing = status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
            throw call.Lost(
                $"{call.Host} answered with HTTP status {(int)status}, which the API never does", true, null, passing, detail: AnswerBody.Excerpt(body, call));
        }
    }
}
