namespace Cmq.Emulator;

/// <summary>
/// API 3.0: one request in, one envelope out. The status is 200 whatever the answer is: the SDKs look for errors in the body, and take
/// any other status for a broken network. Only a planned fault closes the connection, or answers another status.
/// </summary>
internal sealed class ApiFace(CmqEmulatorOptions options)
{
    private readonly Authenticator _authenticator = new(options);
    private readonly RegionCheck _regions = new(options.Regions);
    private readonly FaultRunner _faults = new(options);

    public async Task<FaceAnswer> AnswerAsync(ReceivedRequest received, CancellationToken cancellationToken)
    {
        var requestId = RequestId.Next();
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
            return await _faults.RunAsync(
                action.Name,
                async () => new(named, null, await ApiEnvelope.SuccessAsync(
                    answer => action.RunAsync(new ApiCall(options.Management, options.AccountUin, arguments, answer, cancellationToken)),
                    requestId).ConfigureAwait(false)),
                () => Refused(CmqErrorCodes.RequestLimitExceeded, $"Too many calls of {action.Name} in a second."),
                cancellationToken).ConfigureAwait(false);
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

        FaceAnswer Refused(string code, string message) => new(named, code, ApiEnvelope.Error(code, message, requestId));
    }
}
