using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>Temporary credentials of a role, from the account's Security Token Service (<c>sts</c>, version 2018-08-13).</summary>
internal sealed class RoleCredentials : IDisposable
{
    private const string AnyRegion = "ap-guangzhou";

    private readonly ApiCaller _api;

    private RoleCredentials(CmqCredentialOptions options, ICmqCredentialProvider credentials) => _api = new(new CmqClientOptions
    {
        Region = options.Region ?? AnyRegion,
        Credentials = credentials,
        Endpoint = options.Endpoint,
        HttpClient = options.HttpClient,
        TimeProvider = options.TimeProvider,
        RateLimits = CmqRateLimits.None,
    });

    /// <summary>A role that another credential may take on.</summary>
    public static ExpiringCredentials Assume(CmqCredentialOptions options, string roleArn, ICmqCredentialProvider credentials) => new(
        async cancellationToken =>
        {
            using var sts = new RoleCredentials(options, credentials);
            var request = Request(options, roleArn);
            if (options.RoleExternalId is { } id)
            {
                request["ExternalId"] = id;
            }

            return await sts.CallAsync(ApiAction.AssumeRole, roleArn, request, cancellationToken).ConfigureAwait(false);
        },
        options.TimeProvider);

    /// <summary>A role that the bearer of an identity provider's token may take on.</summary>
    public static ExpiringCredentials WithWebIdentity(CmqCredentialOptions options, string roleArn, string providerId, Func<string> readToken) => new(
        async cancellationToken =>
        {
            // Read each time: whoever puts the token there replaces it before it ends. The call is not signed, and the token is kept out
            // of messages as a credential is.
            var token = readToken();
            using var sts = new RoleCredentials(options, new CmqCredential("none", "none", token));
            var request = Request(options, roleArn);
            request["ProviderId"] = providerId;
            request["WebIdentityToken"] = token;
            return await sts.CallAsync(ApiAction.AssumeRoleWithWebIdentity, roleArn, request, cancellationToken).ConfigureAwait(false);
        },
        options.TimeProvider);

    /// <inheritdoc/>
    public void Dispose() => _api.Dispose();

    private static JObject Request(CmqCredentialOptions options, string roleArn) => new()
    {
        ["RoleArn"] = roleArn,
        ["RoleSessionName"] = options.RoleSessionName,
        ["DurationSeconds"] = (long)options.RoleDuration.TotalSeconds,
    };

    private Task<TemporaryCredential> CallAsync(ApiAction action, string roleArn, JObject request, CancellationToken cancellationToken) => _api.CallAsync(
        action,
        roleArn,
        request,
        answer => TemporaryCredential.Read(answer.ObjectOrNull("Credentials") ?? [], answer.NumberOrNull("ExpiredTime")),
        cancellationToken);
}
