namespace Cmq.Emulator;

/// <summary>
/// Decides whether a request of the HTTP SDK protocol comes from somebody whose requests are answered. Neither the clock nor the nonce is
/// compared with anything: no document names a rule, and one SDK sends the same two for a second.
/// </summary>
internal sealed class V2Authenticator(CmqEmulatorCredentials credentials)
{
    private const string IdPrefix = "AKID";

    /// <exception cref="V2RefusalException">It does not, or a common parameter is missing or malformed.</exception>
    public void Authenticate(ReceivedRequest request, V2Fields fields)
    {
        CheckDigits(fields, "Timestamp");
        CheckDigits(fields, "Nonce");
        var secretId = Required(fields, "SecretId");
        _ = Required(fields, "Signature");
        if (credentials.AcceptsAnyone)
        {
            return;
        }

        var key = credentials.Find(secretId) ?? throw (secretId.StartsWith(IdPrefix, StringComparison.Ordinal)
            ? new V2RefusalException(4100, 10270, "secretId is not existed")
            : new V2RefusalException(4000, 10450, $"secretId must begin with {IdPrefix}"));
        if (!string.Equals(key.Token, fields["Token"], StringComparison.Ordinal))
        {
            throw Failed(key.Token is null ? "this secretId is a permanent one, which goes without a token" : "the token is not the one of this secretId");
        }

        if (!new V2Signature(request.Method, request.Host, request.Path, fields).IsMadeWith(key.SecretKey))
        {
            throw Failed("the signature does not fit the request and the secret key");
        }
    }

    private static V2RefusalException Failed(string why) => new(4100, 10030, "authentication failed: " + why);

    private static string Required(V2Fields fields, string name) => fields[name] ?? throw V2Arguments.Missing(name);

    private static void CheckDigits(V2Fields fields, string name)
    {
        const int longest = 20;
        var value = Required(fields, name);
        if (value.Length > longest || value.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            throw new V2RefusalException(4000, 10360, $"parameter {name} has the wrong type: it is a whole number without a sign");
        }
    }
}
