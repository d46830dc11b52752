using Newtonsoft.Json.Linq;

namespace Cmq.Emulator;

/// <summary>
/// A request of the API in one of its two forms: the common parameters in headers and a TC3 signature, or everything in fields and the
/// older signature.
/// </summary>
internal abstract class ApiRequest
{
    public abstract string? Action { get; }

    public abstract string? Version { get; }

    public abstract string? Timestamp { get; }

    /// <summary>The region; null when it was not sent, which is not the same as empty.</summary>
    public abstract string? Region { get; }

    /// <summary>The token of a temporary key; null when it was not sent, or empty.</summary>
    public abstract string? Token { get; }

    /// <summary>Whether the parameters came as JSON or as fields, which are all text.</summary>
    public abstract ParameterForm Form { get; }

    public string RequiredAction => Required(Action, nameof(Action));

    public string RequiredVersion => Required(Version, nameof(Version));

    public string RequiredTimestamp => Required(Timestamp, nameof(Timestamp));

    /// <summary>Reads who signed and how.</summary>
    /// <param name="time">The request's timestamp, already found to be right.</param>
    /// <param name="serviceLabel">The service that the scope has to name; null when any will do.</param>
    /// <exception cref="ApiRefusalException">There is no signature, or it is malformed.</exception>
    public abstract IRequestSignature ReadSignature(DateTimeOffset time, string? serviceLabel);

    /// <summary>Reads the action's own parameters.</summary>
    /// <exception cref="ApiRefusalException">They can't be read.</exception>
    public abstract JObject ReadParameters();

    /// <exception cref="ApiRefusalException">The method is neither GET nor POST, or the body has a form of its own.</exception>
    public static ApiRequest Of(ReceivedRequest request)
    {
        if (!request.IsGet && request.Method != "POST")
        {
            throw new ApiRefusalException("UnsupportedProtocol", $"The API takes GET and POST, not {request.Method}.");
        }

        return request.Header("Authorization") is null && request.Header("X-TC-Action") is null && (request.IsGet || request.IsForm)
            ? new FieldRequest(request)
            : new HeaderRequest(request);
    }

    protected static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static string Required(string? value, string name) =>
        value ?? throw new ApiRefusalException(CmqErrorCodes.MissingParameter, $"The request is missing the common parameter `{name}`.");
}
