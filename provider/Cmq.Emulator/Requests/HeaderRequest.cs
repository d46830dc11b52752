using Newtonsoft.Json.Linq;

namespace Cmq.Emulator;

/// <summary>The form that all SDKs send by default: common parameters in <c>X-TC-…</c> headers, a TC3-HMAC-SHA256 signature.</summary>
internal sealed class HeaderRequest(ReceivedRequest request) : ApiRequest
{
    public override string? Action { get; } = NullIfEmpty(request.Header("X-TC-Action"));

    public override string? Version { get; } = NullIfEmpty(request.Header("X-TC-Version"));

    public override string? Timestamp { get; } = NullIfEmpty(request.Header("X-TC-Timestamp"));

    public override string? Region { get; } = request.Header("X-TC-Region");

    public override string? Token { get; } = NullIfEmpty(request.Header("X-TC-Token"));

    public override ParameterForm Form => request.IsGet ? ParameterForm.Fields : ParameterForm.Json;

    public override IRequestSignature ReadSignature(DateTimeOffset time, string? serviceLabel)
    {
        var authorization = Tc3Authorization.Parse(request.Header("Authorization"));
        authorization.CheckScope(time, serviceLabel);
        return new Tc3Signature(request, authorization, RequiredTimestamp);
    }

    public override JObject ReadParameters()
    {
        if (request.IsGet)
        {
            return FieldParameters.ToTree(FieldParameters.Parse(request.Query));
        }

        return request.IsJson
            ? JsonParameters.Parse(request.Body.Span)
            : throw new ApiRefusalException(
                CmqErrorCodes.InvalidRequest,
                $"A request that is signed in its headers has the content type application/json, not '{request.ContentType}'.");
    }
}
