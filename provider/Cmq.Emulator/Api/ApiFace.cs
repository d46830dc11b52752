using Microsoft.AspNetCore.Http;

namespace Cmq.Emulator;

/// <summary>
/// API 3.0: one request in, one envelope out. The status is 200 whatever the answer is: the SDKs look for errors in the body, and take
/// any other status for a broken network. Only a planned fault closes the connection, or answers another status.
/// </summary>
internal sealed class ApiFace(CmqEmulatorOptions options, CmqEmulatorCalls calls)
{
    private readonly Authenticator _authenticator = new(options);
    private readonly RegionCheck _regions = new(options.Regions);

    public async Task AnswerAsync(HttpContext http)
    {
        var cancellationToken = http.RequestAborted;

        // What breaks while the request is read is HTTP's trouble, not the API's: the server answers it.
        var received = await ReceivedRequest.ReadAsync(http.Request, cancellationToken).ConfigureAwait(false);
        var outcome = await ProcessAsync(received, cancellationToken).ConfigureAwait(false);
        calls.Count(outcome.Action, outcome.ErrorCode);
        CallTimes.Note(http, outcome.Action, outcome.ErrorCode);
        if (outcome.Fault?.Kind is CmqEmulatorFaultKind.Drop or CmqEmulatorFaultKind.LoseAnswer)
        {
            http.Abort();
            return;
        }

        if (outcome.Fault?.Kind == CmqEmulatorFaultKind.HttpError)
        {
            http.Response.StatusCode = outcome.Fault.Status;
            return;
        }

        if (Guid.TryParse(received.Header("X-TC-TraceId"), out var trace))
        {
            http.Response.Headers["X-TC-TraceId"] = trace.ToString("D");
        }

        // Without a charset: the Python SDK takes "application/json; charset=utf-8" for an answer without an error.
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = outcome.Body.Length;
        await http.Response.Body.WriteAsync(outcome.Body, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Outcome> ProcessAsync(ReceivedRequest received, CancellationToken cancellationToken)
    {
        var requestId = Guid.NewGuid().ToString("D");
        var named = ApiActions.NameOrNull(received.Header("X-TC-Action"));
        try
        {
            received.RefuseOversized();
            var request = ApiRequest.Of(received);
            named = ApiActions.NameOrNull(request.Action);
            _authenticator.Authenticate(request);
            var action = ApiActions.Find(request.RequiredAction, request.RequiredVersion);
            if (action.Product.NeedsRegion || request.Region is not null)
            {
                _regions.Check(request.Region);
            }

            var arguments = action.Parameters.Read(request.ReadParameters(), request.Form, action.Name);
            var fault = options.Faults.Next(action.Name);
            if (fault is not (null or { Kind: CmqEmulatorFaultKind.LoseAnswer }))
            {
                await DelayAsync(fault, cancellationToken).ConfigureAwait(false);
            }

            switch (fault?.Kind)
            {
                case CmqEmulatorFaultKind.Drop or CmqEmulatorFaultKind.HttpError:
                    return new(named, null, [], fault);
                case CmqEmulatorFaultKind.Throttle:
                    return Refused(CmqErrorCodes.RequestLimitExceeded, $"Too many calls of {action.Name} in a second; this one was planned to be.");
            }

            var body = await ApiEnvelope.SuccessAsync(
                answer => action.RunAsync(new ApiCall(options.Management, options.AccountUin, arguments, answer, cancellationToken)),
                requestId).ConfigureAwait(false);
            if (fault is { Kind: CmqEmulatorFaultKind.LoseAnswer })
            {
                await DelayAsync(fault, cancellationToken).ConfigureAwait(false);
            }

            return new(named, null, body, fault);
        }
        catch (ApiRefusalException refusal)
        {
            return Refused(refusal.Code, refusal.Message);
        }
        catch (CmqServiceException error)
        {
            return Refused(error.Code, error.ServiceMessage);
        }
        catch (CmqRefusedException refused)
        {
            return Refused(CmqErrorCodes.InvalidParameterValue, refused.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The caller hung up; nobody will read this.
            return Refused(CmqErrorCodes.InternalError, "The request was given up.");
        }
#pragma warning disable CA1031 // Whatever goes wrong, the caller gets an envelope: an SDK can't tell a status 500 from a broken proxy.
        catch (Exception unexpected)
#pragma warning restore CA1031
        {
            options.Log($"{named ?? "A request"} failed (request {requestId}): {unexpected}");
            return Refused(CmqErrorCodes.InternalError, "The emulator failed at this request; its log has the details under the request's id.");
        }

        Outcome Refused(string code, string message) => new(named, code, ApiEnvelope.Error(code, message, requestId));
    }

    private Task DelayAsync(CmqEmulatorFault fault, CancellationToken cancellationToken) =>
        fault.Delay == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(fault.Delay, options.TimeProvider, cancellationToken);

    private sealed record Outcome(string? Action, string? ErrorCode, byte[] Body, CmqEmulatorFault? Fault = null);
}
