using System.Security.Cryptography;
using System.Text;

namespace Cmq.Emulator.Tests;

/// <summary>
/// A request signed by the vendor's description of the HTTP SDK protocol, written for these tests and sharing nothing with the code under
/// test. What is set differs from what the official SDKs do.
/// </summary>
internal sealed class V2Request
{
    public V2Request(string action, params IEnumerable<(string Name, string Value)> parameters)
    {
        Fields["Action"] = action;
        foreach (var (name, value) in parameters)
        {
            Fields[name] = value;
        }
    }

    public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal)
    {
        ["Timestamp"] = "1534154812",
        ["Nonce"] = "2889712707386595659",
        ["SecretId"] = CmqEmulatorCredentials.LocalKey.SecretId,
        ["RequestClient"] = "SDK_Python_1.3",
    };

    public HttpMethod Method { get; set; } = HttpMethod.Post;

    public string Path { get; set; } = "/v2/index.php";

    /// <summary>The host that is signed; null for the one that is called.</summary>
    public string? SignedHost { get; set; }

    /// <summary>The Host header; null for the one that is called.</summary>
    public string? HostHeader { get; set; }

    public string SecretKey { get; set; } = CmqEmulatorCredentials.LocalKey.SecretKey;

    /// <summary>The hash that is used, whatever SignatureMethod says; null for what it says.</summary>
    public bool? UsesSha256 { get; set; }

    /// <summary>What is signed of the fields; null for all.</summary>
    public Func<KeyValuePair<string, string>, bool>? IsSigned { get; set; }

    /// <summary>Whether an underscore in a name is signed as a dot.</summary>
    public bool SignsDots { get; set; } = true;

    public bool BlankIsPlus { get; set; } = true;

    public string? ContentType { get; set; }

    /// <summary>Changes what is sent after it was signed.</summary>
    public Func<string, string> Spoil { get; set; } = encoded => encoded;

    public string Sign(string host)
    {
        var signed = Fields.Where(field => IsSigned?.Invoke(field) ?? true).OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => (SignsDots ? field.Key.Replace('_', '.') : field.Key) + "=" + field.Value);
        var text = Encoding.UTF8.GetBytes($"{Method.Method}{SignedHost ?? host}{Path}?{string.Join('&', signed)}");
        var key = Encoding.UTF8.GetBytes(SecretKey);
        return Convert.ToBase64String(UsesSha256 ?? Fields.GetValueOrDefault("SignatureMethod") == "HmacSHA256" ? HMACSHA256.HashData(key, text) : Sha1(key, text));
    }

    public HttpRequestMessage Build(Uri endpoint)
    {
        var signature = Sign(HostHeader ?? endpoint.Authority);
        var encoded = Spoil(string.Join('&', Fields.Append(new("Signature", signature)).Select(field => $"{Encode(field.Key)}={Encode(field.Value)}")));
        var request = Method == HttpMethod.Post
            ? new HttpRequestMessage(Method, new Uri(endpoint, Path)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(encoded)) }
            : new HttpRequestMessage(Method, new Uri(endpoint, Path + "?" + encoded));
        if (ContentType is not null)
        {
            request.Content!.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        request.Headers.Host = HostHeader;
        return request;
    }

    private string Encode(string text) => BlankIsPlus ? Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal) : Uri.EscapeDataString(text);

#pragma warning disable CA5350 // The protocol under test wants it.
    private static byte[] Sha1(byte[] key, byte[] text) => HMACSHA1.HashData(key, text);
#pragma warning restore CA5350
}
