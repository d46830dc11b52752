using System.Globalization;

namespace Cmq.Emulator;

/// <summary>Decides whether a request comes from somebody whose requests are answered, and comes now.</summary>
internal sealed class Authenticator(CmqEmulatorOptions options)
{
    private static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(5);

    /// <exception cref="ApiRefusalException">It does not; the code is one of <c>AuthFailure</c>, or the request is incomplete.</exception>
    public void Authenticate(ApiRequest request)
    {
        var product = ApiActions.ProductOf(request.RequiredAction, request.RequiredVersion);
        var signature = request.ReadSignature(CheckTime(request.RequiredTimestamp), options.StrictServiceLabel ? product.Label : null);
        if (options.Credentials.AcceptsAnyone)
        {
            return;
        }

        var key = options.Credentials.Find(signature.SecretId) ?? throw new ApiRefusalException(
            CmqErrorCodes.AuthFailureSecretIdNotFound,
            $"The emulator does not know the secret id '{signature.SecretId}'.");
        if (!string.Equals(key.Token, request.Token, StringComparison.Ordinal))
        {
            throw new ApiRefusalException(
                CmqErrorCodes.AuthFailureTokenFailure,
                key.Token is null ? "This secret id is a permanent one, which goes without a token." : "The token is not the one of this secret id.");
        }

        if (!signature.IsMadeWith(key.SecretKey))
        {
            throw new ApiRefusalException(
                CmqErrorCodes.AuthFailureSignatureFailure,
                "The signature does not fit the request and the secret key; check the secret key, and what was signed.");
        }
    }

    private DateTimeOffset CheckTime(string timestamp)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            throw new ApiRefusalException(CmqErrorCodes.InvalidParameterValue, $"The timestamp '{timestamp}' is not a number of seconds of Unix time.");
        }

        var now = options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();
        if (Math.Abs(now - seconds) > (long)LargestSkew.TotalSeconds)
        {
            throw new ApiRefusalException(
                CmqErrorCodes.AuthFailureSignatureExpire,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The timestamp {seconds} is more than five minutes away from the server's time {now}; set the clock, for example with NTP."));
        }

        return DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}
