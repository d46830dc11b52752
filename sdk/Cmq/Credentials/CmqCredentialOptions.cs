namespace Cmq;

/// <summary>
/// Where credentials may come from, for <see cref="CmqCredentialSource.Find"/>. What is null is looked for in the environment variable that its
/// text names.
/// </summary>
public sealed record CmqCredentialOptions
{
    /// <summary>The secret id, given together with <see cref="SecretKey"/>; <c>TENCENTCLOUD_SECRET_ID</c>.</summary>
    public string? SecretId { get; init; }

    /// <summary>The secret key; <c>TENCENTCLOUD_SECRET_KEY</c>.</summary>
    public string? SecretKey { get; init; }

    /// <summary>The token of temporary keys; <c>TENCENTCLOUD_SECURITY_TOKEN</c>, for the keys of the environment only.</summary>
    public string? SecurityToken { get; init; }

    /// <summary>The profile of the vendor's command line; <c>TENCENTCLOUD_PROFILE</c>, else <c>default</c>.</summary>
    public string? Profile { get; init; }

    /// <summary>The folder of profiles; <c>TENCENTCLOUD_SHARED_CREDENTIALS_DIR</c>, else <c>.tccli</c> in the home folder.</summary>
    public string? ProfileFolder { get; init; }

    /// <summary>
    /// The role to take on (<c>qcs::cam::uin/100000000001:roleName/deploy</c>); <c>TENCENTCLOUD_ASSUME_ROLE_ARN</c>, and with a web identity
    /// <c>TKE_ROLE_ARN</c>.
    /// </summary>
    public string? RoleArn { get; init; }

    /// <summary>What the role's session is called in the account's audit: <c>cmq</c> unless set; <c>TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME</c>.</summary>
    public string RoleSessionName { get; init; } = "cmq";

    /// <summary>The id that the role's owner wants to hear; null for none. <c>TENCENTCLOUD_ASSUME_ROLE_EXTERNAL_ID</c>.</summary>
    public string? RoleExternalId { get; init; }

    /// <summary>How long the role's keys hold before they are renewed: one minute to twelve hours; 2 h unless set.</summary>
    public TimeSpan RoleDuration { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Name of the identity provider whose token is used; <c>TENCENTCLOUD_ASSUME_ROLE_PROVIDER_ID</c>, else <c>TKE_PROVIDER_ID</c>.</summary>
    public string? ProviderId { get; init; }

    /// <summary>File with the identity provider's token, read anew at each renewal; <c>TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN_FILE</c>, else <c>TKE_WEB_IDENTITY_TOKEN_FILE</c>.</summary>
    public string? WebIdentityTokenFile { get; init; }

    /// <summary>The CAM role that is bound to this machine; <c>TENCENTCLOUD_CAM_ROLE_NAME</c>. The metadata service is asked only when it is named.</summary>
    public string? CamRoleName { get; init; }

    /// <summary>The region of the calls for temporary credentials; any will do.</summary>
    public string? Region { get; init; }

    /// <summary>The endpoint of CMQ, beside which the service for temporary credentials is; see <see cref="CmqEndpoint"/>.</summary>
    public string Endpoint { get; init; } = CmqEndpoint.Default;

    /// <summary>The value of an environment variable; null when it is not set.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The text of a file; null when there is no such file.</summary>
    public Func<string, string?> ReadFile { get; init; } = path => File.Exists(path) ? File.ReadAllText(path) : null;

    /// <summary>Sends the calls for temporary credentials; null for one of their own each time.</summary>
    public HttpClient? HttpClient { get; init; }

    /// <summary>The clock by which credentials end.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal string? Variable(params string[] names) => names.Select(Environment).FirstOrDefault(value => value is { Length: > 0 });
}
