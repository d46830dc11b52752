using System.Net;
using Microsoft.AspNetCore.Http;

namespace Cmq.Emulator;

/// <summary>
/// Keeps the admin API and the page for whoever sits at this machine. A web page from elsewhere that the same person has open is not that
/// person: it could reach the loopback address, by a name of its own even, so the host and the origin of a request count as well.
/// </summary>
internal sealed class AdminGuard(bool allowRemote)
{
    /// <summary>Refuses a request that is not from here, or that another web page makes.</summary>
    /// <exception cref="AdminRefusalException">It is not.</exception>
    public void Check(HttpContext http)
    {
        CheckPlace(http);
        if (http.Request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsOwn(origin, http.Request))
        {
            throw Forbidden($"Web pages of another origin ({origin}) can't use the admin API.");
        }

        if (http.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
        {
            throw Forbidden("Web pages of another origin can't use the admin API.");
        }
    }

    /// <summary>Refuses a request that is not from here.</summary>
    /// <exception cref="AdminRefusalException">It is not.</exception>
    public void CheckPlace(HttpContext http)
    {
        if (!allowRemote)
        {
            var remote = http.Connection.RemoteIpAddress;
            if (remote is not null && !IPAddress.IsLoopback(remote))
            {
                throw Forbidden("The admin API is for this machine only, unless the emulator is told otherwise.");
            }

            if (!IsLocalName(http.Request.Host.Host))
            {
                throw Forbidden($"The admin API is reached as localhost or by a loopback address, not as '{http.Request.Host.Host}'.");
            }
        }
    }

    /// <summary>Refuses a body that is not JSON, which is what a form of another web page could send without being asked.</summary>
    /// <exception cref="AdminRefusalException">It is not.</exception>
    public static void CheckContentType(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) && !HttpMethods.IsPut(request.Method))
        {
            return;
        }

        var type = request.ContentType.AsSpan();
        var end = type.IndexOf(';');
        if (!(end < 0 ? type : type[..end]).Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new AdminRefusalException(StatusCodes.Status415UnsupportedMediaType, "The body has to be JSON: send Content-Type: application/json.");
        }
    }

    private static bool IsOwn(string origin, HttpRequest request) =>
        origin.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);

    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static AdminRefusalException Forbidden(string message) => new(StatusCodes.Status403Forbidden, message);
}
