using System.Text;

namespace Cmq.Emulator;

/// <summary>
/// The HTTP SDK protocol: one request in, one envelope out. The status is 200 whatever the answer is, as SDKs take any other for a broken
/// network. Only a planned fault closes the connection, or answers another status.
/// </summary>
internal sealed class V2Face(CmqEmulatorOptions options, CancellationToken stopping)
{
    /// <summary>The longest request, in bytes of its body.</summary>
    public const int LongestBody = 1024 * 1024;

    private readonly V2Authenticator _authenticator = new(options.Credentials);
    private readonly FaultRunner _faults = new(options);
    private readonly ICmqMessaging? _messaging = options.Messaging ?? options.Management as ICmqMessaging;

    public async Task<FaceAnswer> AnswerAsync(ReceivedRequest request, CancellationToken cancellationToken)
    {
        var requestId = RequestId.Next();
        string? named = null;
        string? clientRequestId = null;
        try
        {
            RefuseMethodAndSize(request);
            var fields = V2Fields.Parse(request.CarriesQuery ? Encoding.UTF8.GetBytes(request.Query) : request.Body.Span);
            clientRequestId = fields["clientRequestId"];
            named = V2Actions.NameOrNull(fields["Action"]);
            var name = fields["Action"] ?? throw V2Arguments.Missing("Action");
            _authenticator.Authenticate(request, fields);
            var action = V2Actions.Find(name);
            var handler = action.Read(new(fields));
            return await _faults.RunAsync(
                action.Name,
                async () => Written(await handler(Call()).ConfigureAwait(false)),
                () => Failed(new(4420, 10250, $"too many calls of {action.Name} in a second")),
                cancellationToken).ConfigureAwait(false);
        }
        catch (V2RefusalException refusal)
        {
            return Failed(refusal.Error);
        }
        catch (CmqServiceException error)
        {
            return Failed(V2Refusals.Of(error));
        }
        catch (CmqRefusedException refused)
        {
            return Failed(new(4000, 10350, refused.Message));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || stopping.IsCancellationRequested)
        {
            // Either the caller hung up, or we do.
            return Failed(V2Refusals.Internal) with { IsHungUp = true };
        }
#pragma warning disable CA1031 // Whatever goes wrong, the caller gets an envelope: an SDK can't tell a status 500 from a broken proxy.
        catch (Exception unexpected)
#pragma warning restore CA1031
        {
            options.Log($"{named ?? "A request"} failed (request {requestId}): {unexpected}");
            return Failed(V2Refusals.Internal);
        }

        V2Call Call() => new(options.Management, _messaging, cancellationToken, stopping);

        FaceAnswer Failed(V2Error error) => Written(V2Answer.Failed(error));

        FaceAnswer Written(V2Answer answer) => new(named, answer.Error?.CodeText, V2Envelope.Write(answer, requestId, clientRequestId));
    }

    private static void RefuseMethodAndSize(ReceivedRequest request)
    {
        if (!request.IsGet && !request.IsPost)
        {
            throw new V2RefusalException(4000, 10410, $"only GET and POST are supported, not {request.Method}");
        }

        if (request.IsLongerThan(LongestBody))
        {
            throw new V2RefusalException(4000, 10420, "the request cannot be parsed: it is larger than 1 MB");
        }
    }
}
