using System.Collections.Immutable;
using Cmq.Broker;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Cmq.Emulator;

/// <summary>The admin API, <c>/_admin/…</c>: JSON in, JSON out, an error as <c>{"error":"a sentence"}</c> with a status that fits.</summary>
internal sealed class AdminFace
{
    public const string Root = "/_admin";

    private readonly CmqEmulatorOptions _options;
    private readonly AdminGuard _guard;
    private readonly ImmutableArray<AdminRoute> _routes;

    public AdminFace(CmqEmulatorOptions options, CmqEmulatorCalls calls, CallTimes times)
    {
        _options = options;
        _guard = new(options.AllowRemoteAdmin);
        _routes =
        [
            .. new HealthAdmin(options).Routes,
            .. new MetricsAdmin(options, times).Routes,
            .. new CallsAdmin(calls).Routes,
            .. new ClockAdmin(options).Routes,
            .. new FaultsAdmin(options.Faults).Routes,
            .. new ObjectsAdmin(options).Routes,
            .. new MessagesAdmin(options).Routes,
        ];
    }

    public async Task AnswerAsync(HttpContext http)
    {
        var answer = new AdminCall(http, []);
        try
        {
            await RunAsync(http).ConfigureAwait(false);
        }
        catch (AdminRefusalException refusal)
        {
            await ErrorAsync(refusal.Status, refusal.Message).ConfigureAwait(false);
        }
        catch (CmqServiceException error)
        {
            await ErrorAsync(StatusOf(error.Reason), error.ServiceMessage, error.Code).ConfigureAwait(false);
        }
        catch (CmqRefusedException refused)
        {
            await ErrorAsync(StatusCodes.Status400BadRequest, refused.Message).ConfigureAwait(false);
        }
        catch (CmqStoreException broken)
        {
            // What keeps the broker can't be written, and says why.
            await ErrorAsync(StatusCodes.Status503ServiceUnavailable, broken.Message).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller hung up; nobody is there to be answered.
            http.Abort();
        }
        catch (Exception broken) when (broken is BadHttpRequestException or ConnectionResetException)
        {
            // The request came too slowly, or not to its end: the server's to answer, and no defect of ours.
            throw;
        }
#pragma warning disable CA1031 // Whatever goes wrong, the caller gets an answer, and the log the details.
        catch (Exception unexpected) when (!http.Response.HasStarted)
#pragma warning restore CA1031
        {
            _options.Log($"{http.Request.Method} {http.Request.Path} failed: {unexpected}");
            await ErrorAsync(StatusCodes.Status500InternalServerError, "The emulator failed at this request; its log has the details.").ConfigureAwait(false);
        }

        Task ErrorAsync(int status, string message, string? code = null) => answer.AnswerAsync(
            writer =>
            {
                writer.Member("error", message);
                if (code is not null)
                {
                    writer.Member("code", code);
                }
            },
            status);
    }

    private Task RunAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        var fitting = _routes.Select(route => (Route: route, Names: route.Match(path))).Where(match => match.Names is not null).ToList();
        var match = fitting.Find(match => match.Route.Method == http.Request.Method);
        if (match.Route is null or { IsOpen: false })
        {
            _guard.Check(http);
        }

        if (fitting.Count == 0)
        {
            throw new AdminRefusalException(StatusCodes.Status404NotFound, $"There is nothing at {path}; GET {Root} lists what there is.");
        }

        if (match.Route is null)
        {
            var methods = string.Join(", ", fitting.Select(match => match.Route.Method));
            http.Response.Headers.Allow = methods;
            throw new AdminRefusalException(StatusCodes.Status405MethodNotAllowed, $"{http.Request.Method} does not apply to {path}; {methods} does.");
        }

        AdminGuard.CheckContentType(http.Request);
        return match.Route.RunAsync(new AdminCall(http, match.Names!));
    }

    private static int StatusOf(CmqErrorReason reason) => reason switch
    {
        CmqErrorReason.NotFound => StatusCodes.Status404NotFound,
        CmqErrorReason.AlreadyExists => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status400BadRequest,
    };
}
