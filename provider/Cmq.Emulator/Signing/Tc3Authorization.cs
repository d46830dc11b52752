using System.Globalization;

namespace Cmq.Emulator;

/// <summary>An <c>Authorization</c> header of TC3-HMAC-SHA256, taken apart.</summary>
/// <param name="SecretId">Who signed.</param>
/// <param name="Date">The date of the scope.</param>
/// <param name="Service">The service of the scope: <c>tdmq</c>, or what an SDK makes of an endpoint that is none of the vendor's.</param>
/// <param name="SignedHeaders">Names of the signed headers, in the order in which they were signed.</param>
/// <param name="Signature">The signature in hexadecimal digits.</param>
internal sealed record Tc3Authorization(string SecretId, string Date, string Service, IReadOnlyList<string> SignedHeaders, string Signature)
{
    public const string Algorithm = "TC3-HMAC-SHA256";
    private const string Terminator = "tc3_request";

    /// <summary>Reads a header. Blanks may stand anywhere between its parts: one SDK sends two after the algorithm.</summary>
    /// <exception cref="ApiRefusalException">There is no header, or it is malformed.</exception>
    public static Tc3Authorization Parse(string? header)
    {
        if (string.IsNullOrWhiteSpace(header))
        {
            throw Invalid("there is none");
        }

        var text = header.Trim();
        if (!text.StartsWith(Algorithm, StringComparison.Ordinal) || text.Length == Algorithm.Length || !char.IsWhiteSpace(text[Algorithm.Length]))
        {
            throw Invalid($"it does not start with {Algorithm}");
        }

        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=');
            if (equals < 0 || !parts.TryAdd(part[..equals].TrimEnd(), part[(equals + 1)..].TrimStart()))
            {
                throw Invalid($"'{part}' is not one of Credential=…, SignedHeaders=… and Signature=…");
            }
        }

        if (!parts.TryGetValue("Credential", out var credential)
            || !parts.TryGetValue("SignedHeaders", out var signedHeaders)
            || !parts.TryGetValue("Signature", out var signature))
        {
            throw Invalid("it lacks one of Credential, SignedHeaders and Signature");
        }

        if (credential.Split('/') is not [{ Length: > 0 } secretId, var date, { Length: > 0 } service, Terminator])
        {
            throw Invalid($"Credential is not secret id/date/service/{Terminator}");
        }

        var headers = signedHeaders.Split(';', StringSplitOptions.TrimEntries);
        return headers.Contains("host", StringComparer.OrdinalIgnoreCase) && headers.Contains("content-type", StringComparer.OrdinalIgnoreCase)
            ? new(secretId, date, service, headers, signature)
            : throw Invalid("SignedHeaders lacks content-type or host");
    }

    /// <summary>Checks the scope.</summary>
    /// <param name="time">The request's timestamp.</param>
    /// <param name="serviceLabel">The service that it has to name; null when any will do.</param>
    /// <exception cref="ApiRefusalException">It is not the one of this service, or of this day.</exception>
    public void CheckScope(DateTimeOffset time, string? serviceLabel)
    {
        if (serviceLabel is not null && Service != serviceLabel)
        {
            throw Invalid($"`Service` in Credential is '{Service}', not '{serviceLabel}'");
        }

        var day = time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (Date != day)
        {
            throw Invalid($"`Date` in Credential is '{Date}', but the timestamp is of {day} UTC");
        }
    }

    private static ApiRefusalException Invalid(string why) =>
        new(CmqErrorCodes.AuthFailureInvalidAuthorization, $"The `Authorization` header is not as the API wants it: {why}.");
}
