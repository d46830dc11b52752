using System.Security.Cryptography;
using System.Text;

namespace Cmq.Emulator;

/// <summary>The older signature: an HMAC in base64 over the method, the host and all fields in order of their names.</summary>
internal sealed class FieldSignature : IRequestSignature
{
    private readonly ReceivedRequest _request;
    private readonly IReadOnlyDictionary<string, string> _fields;
    private readonly string _signature;
    private readonly Func<byte[], byte[], byte[]> _hmac;

    /// <exception cref="ApiRefusalException">A field of the signature is missing, or its method is unknown.</exception>
    public FieldSignature(ReceivedRequest request, IReadOnlyDictionary<string, string> fields)
    {
        _request = request;
        _fields = fields;
        SecretId = Required("SecretId");
        _ = Required("Nonce");
        _signature = Required("Signature");
        _hmac = fields.GetValueOrDefault("SignatureMethod", "HmacSHA1") switch
        {
#pragma warning disable CA5350 // The protocol is older than the doubts about SHA-1.
            "HmacSHA1" => HMACSHA1.HashData,
#pragma warning restore CA5350
            "HmacSHA256" => HMACSHA256.HashData,
            var other => throw new ApiRefusalException(
                CmqErrorCodes.InvalidParameterValue,
                $"`SignatureMethod` is HmacSHA1 or HmacSHA256 for a signature among the fields, not '{other}'."),
        };
    }

    public string SecretId { get; }

    public bool IsMadeWith(string secretKey)
    {
        var fields = string.Join('&', _fields
            .Where(field => field.Key != "Signature")
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => $"{field.Key}={field.Value}"));
        return Tc3Signature.HostForms(_request.Host).Any(host =>
        {
            var toSign = Encoding.UTF8.GetBytes($"{_request.Method}{host}/?{fields}");
            var expected = Convert.ToBase64String(_hmac(Encoding.UTF8.GetBytes(secretKey), toSign));
            return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(_signature));
        });
    }

    private string Required(string name) => _fields.TryGetValue(name, out var value) && value.Length > 0
        ? value
        : throw new ApiRefusalException(CmqErrorCodes.MissingParameter, $"The request is missing the common parameter `{name}`.");
}
