using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cmq.Emulator.Tests;

/// <summary>
/// A request signed by the vendor's description of TC3-HMAC-SHA256, written for these tests and sharing nothing with the code under
/// test. Every step can be spoilt: what is set to null is not sent.
/// </summary>
internal sealed class ApiRequestBuilder(Uri endpoint, string? action, byte[] body)
{
    public string Method { get; set; } = "POST";

    public string? Action { get; set; } = action;

    public string? Version { get; set; } = "2020-02-17";

    public string? Region { get; set; } = "ap-guangzhou";

    public string? Timestamp { get; set; } = "1700000000";

    public string? Token { get; set; }

    public string ContentType { get; set; } = "application/json";

    public string Query { get; set; } = "";

    public byte[] Body { get; set; } = body;

    public string SecretId { get; set; } = CmqEmulatorCredentials.LocalKey.SecretId;

    public string SecretKey { get; set; } = CmqEmulatorCredentials.LocalKey.SecretKey;

    public string Service { get; set; } = "tdmq";

    public string Date { get; set; } = "2023-11-14";

    /// <summary>The host that is signed; the Host header is another matter.</summary>
    public string SignedHost { get; set; } = endpoint.Authority;

    /// <summary>The payload that is signed, if it is not the body.</summary>
    public string? SignedPayload { get; set; }

    public IReadOnlyList<string> SignedHeaders { get; set; } = ["content-type", "host"];

    /// <summary>Whether header values are lower-cased before they are signed.</summary>
    public bool LowerCaseValues { get; set; }

    public Dictionary<string, string> ExtraHeaders { get; } = [];

    /// <summary>Changes the finished header; null leaves it out.</summary>
    public Func<string, string?> Authorization { get; set; } = header => header;

    public HttpRequestMessage Build()
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(endpoint, Query.Length == 0 ? "/" : "/?" + Query));
        request.Content = new ByteArrayContent(Body);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        foreach (var (name, value) in Headers())
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    /// <summary>The request as it stands on the wire, for what a client library would tidy up.</summary>
    public byte[] BuildRaw()
    {
        var text = new StringBuilder($"{Method} /{(Query.Length == 0 ? "" : "?" + Query)} HTTP/1.1\r\nHost: {endpoint.Authority}\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Content-Type: {ContentType}\r\nContent-Length: {Body.Length}\r\nConnection: close\r\n");
        foreach (var (name, value) in Headers())
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return [.. Encoding.UTF8.GetBytes(text.Append("\r\n").ToString()), .. Body];
    }

    private IEnumerable<KeyValuePair<string, string>> Headers()
    {
        var authorization = Authorization($"TC3-HMAC-SHA256 Credential={SecretId}/{Date}/{Service}/tc3_request, "
            + $"SignedHeaders={string.Join(';', SignedHeaders)}, Signature={Sign()}");
        var headers = new Dictionary<string, string?>(ExtraHeaders!)
        {
            ["X-TC-Action"] = Action,
            ["X-TC-Version"] = Version,
            ["X-TC-Region"] = Region,
            ["X-TC-Timestamp"] = Timestamp,
            ["X-TC-Token"] = Token,
            ["Authorization"] = authorization,
        };
        return headers.Where(header => header.Value is not null)!;
    }

    private string Sign()
    {
        var headers = string.Concat(SignedHeaders.Select(name => $"{name}:{Case(Value(name))}\n"));
        var payload = SignedPayload is null ? (Method == "GET" ? [] : Body) : Encoding.UTF8.GetBytes(SignedPayload);
        var canonical = $"{Method}\n/\n{(Method == "GET" ? Query : "")}\n{headers}\n{string.Join(';', SignedHeaders)}\n{Hex(SHA256.HashData(payload))}";
        var toSign = $"TC3-HMAC-SHA256\n{Timestamp}\n{Date}/{Service}/tc3_request\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Encoding.UTF8.GetBytes("TC3" + SecretKey);
        foreach (var step in (string[])[Date, Service, "tc3_request"])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(step));
        }

        return Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
    }

    private string Value(string name) => name switch
    {
        "content-type" => ContentType,
        "host" => SignedHost,
        "x-tc-action" => Action ?? "",
        _ => ExtraHeaders.GetValueOrDefault(name, ""),
    };

    private string Case(string value) => LowerCaseValues ? value.ToLowerInvariant() : value;

    private static string Hex(byte[] bytes) => string.Concat(bytes.Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
}
