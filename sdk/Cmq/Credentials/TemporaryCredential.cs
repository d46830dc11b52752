namespace Cmq;

/// <summary>A credential that ends.</summary>
/// <param name="Credential">The credential.</param>
/// <param name="Expires">When it ends.</param>
internal sealed record TemporaryCredential(CmqCredential Credential, DateTimeOffset Expires)
{
    /// <summary>Reads the members that the STS actions and the instance metadata have in common.</summary>
    /// <exception cref="FormatException">One is missing.</exception>
    public static TemporaryCredential Read(Newtonsoft.Json.Linq.JObject keys, long? expiredTime)
    {
        var (id, key, token) = (keys.TextOrNull("TmpSecretId"), keys.TextOrNull("TmpSecretKey"), keys.TextOrNull("Token"));
        try
        {
            return id is { Length: > 0 } && key is { Length: > 0 } && token is { Length: > 0 } && expiredTime is { } seconds
                ? new(new(id, key, token), DateTimeOffset.FromUnixTimeSeconds(seconds))
                : throw new FormatException("it has no TmpSecretId, TmpSecretKey, Token and ExpiredTime");
        }
        catch (ArgumentException)
        {
            throw new FormatException("one of TmpSecretId, TmpSecretKey, Token and ExpiredTime can't be one");
        }
    }
}
