using System.Text;
using Newtonsoft.Json.Linq;

namespace Cmq.Emulator;

/// <summary>
/// The older form, which all SDKs still offer: common parameters, the action's own and an HMAC-SHA1 or HMAC-SHA256 signature stand
/// side by side in the query or in a form.
/// </summary>
internal sealed class FieldRequest : ApiRequest
{
    private static readonly HashSet<string> CommonFields = new(StringComparer.Ordinal)
    {
        "Action", "Version", "Timestamp", "Region", "Token", "Nonce", "SecretId", "Signature", "SignatureMethod", "RequestClient", "Language",
    };

    private readonly ReceivedRequest _request;
    private readonly Dictionary<string, string> _fields;

    /// <exception cref="ApiRefusalException">The fields can't be read.</exception>
    public FieldRequest(ReceivedRequest request)
    {
        _request = request;
        _fields = FieldParameters.Parse(request.IsGet ? request.Query : Encoding.UTF8.GetString(request.Body.Span));
    }

    public override string? Action => NullIfEmpty(Field("Action"));

    public override string? Version => NullIfEmpty(Field("Version"));

    public override string? Timestamp => NullIfEmpty(Field("Timestamp"));

    public override string? Region => Field("Region");

    public override string? Token => NullIfEmpty(Field("Token"));

    public override ParameterForm Form => ParameterForm.Fields;

    public override IRequestSignature ReadSignature(DateTimeOffset time, string? serviceLabel) => new FieldSignature(_request, _fields);

    public override JObject ReadParameters() => FieldParameters.ToTree(_fields.Where(field => !CommonFields.Contains(field.Key)));

    private string? Field(string name) => _fields.GetValueOrDefault(name);
}
