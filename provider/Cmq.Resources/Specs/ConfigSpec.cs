using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>One setting of the provider.</summary>
/// <param name="Name">Its name, after <c>cmq:</c> in a stack's configuration.</param>
/// <param name="Description">What it is, one sentence.</param>
/// <param name="IsSecret">Whether it is kept secret.</param>
/// <param name="Environment">Environment variables that it falls back to, in order.</param>
public sealed record ConfigSpec(string Name, string Description, bool IsSecret, ImmutableArray<string> Environment)
{
    /// <summary>The region.</summary>
    public static ConfigSpec Region { get; } = new("region", "The region, for example `ap-guangzhou`.", false, ["TENCENTCLOUD_REGION"]);

    /// <summary>The key's id.</summary>
    public static ConfigSpec SecretId { get; } = new("secretId", "Id of the API key.", true, ["TENCENTCLOUD_SECRET_ID"]);

    /// <summary>The key.</summary>
    public static ConfigSpec SecretKey { get; } = new("secretKey", "The API key.", true, ["TENCENTCLOUD_SECRET_KEY"]);

    /// <summary>The token of temporary credentials.</summary>
    public static ConfigSpec SecurityToken { get; } = new("securityToken", "Token of temporary credentials.", true, ["TENCENTCLOUD_SECURITY_TOKEN"]);

    /// <summary>The profile of the vendor's command line.</summary>
    public static ConfigSpec Profile { get; } = new(
        "profile",
        "Profile of the vendor's command line (`~/.tccli/NAME.credential`), whose keys count when none are set here or in the environment. Default `default`.",
        false,
        ["TENCENTCLOUD_PROFILE"]);

    /// <summary>The role to take on.</summary>
    public static ConfigSpec RoleArn { get; } = new(
        "roleArn",
        "Role to take on with the credentials that are found, for example `qcs::cam::uin/100000000001:roleName/deploy`.",
        false,
        ["TENCENTCLOUD_ASSUME_ROLE_ARN"]);

    /// <summary>The id that the role's owner wants to hear.</summary>
    public static ConfigSpec RoleExternalId { get; } = new(
        "roleExternalId", "Id that the owner of the role wants to hear.", false, ["TENCENTCLOUD_ASSUME_ROLE_EXTERNAL_ID"]);

    /// <summary>The identity provider.</summary>
    public static ConfigSpec OidcProviderId { get; } = new(
        "oidcProviderId",
        "Identity provider (OIDC) whose token takes on the role, where there are no keys.",
        false,
        ["TENCENTCLOUD_ASSUME_ROLE_PROVIDER_ID", "TKE_PROVIDER_ID"]);

    /// <summary>The file with the identity provider's token.</summary>
    public static ConfigSpec OidcTokenFile { get; } = new(
        "oidcTokenFile",
        "File with the identity provider's token; it is read anew whenever the role's keys are renewed.",
        false,
        ["TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN_FILE", "TKE_WEB_IDENTITY_TOKEN_FILE"]);

    /// <summary>The role of the machine.</summary>
    public static ConfigSpec CamRole { get; } = new(
        "camRole", "CAM role that is bound to this machine, where nothing else gives credentials.", false, ["TENCENTCLOUD_CAM_ROLE_NAME"]);

    /// <summary>The accounts that may be written to.</summary>
    public static ConfigSpec AllowedAccountIds { get; } = new(
        "allowedAccountIds",
        "Numbers of the accounts (uin) that may be written to. The account of the credentials is asked for once, before the first write, and any other is refused.",
        false,
        [])
    {
        Type = PropertyType.StringList,
    };

    /// <summary>The accounts that must not be written to.</summary>
    public static ConfigSpec ForbiddenAccountIds { get; } = new(
        "forbiddenAccountIds",
        "Numbers of accounts (uin) that must not be written to; instead of `allowedAccountIds`.",
        false,
        [])
    {
        Type = PropertyType.StringList,
    };

    /// <summary>The regions that may be used.</summary>
    public static ConfigSpec AllowedRegions { get; } = new(
        "allowedRegions", "The regions that may be used; any other is refused before anything is asked or written.", false, [])
    {
        Type = PropertyType.StringList,
    };

    /// <summary>The tags of every queue and topic.</summary>
    public static ConfigSpec DefaultTags { get; } = new(
        "defaultTags",
        "Tags of every queue and topic, besides those that a program sets itself; where both set a key, the program's own value counts.",
        false,
        [])
    {
        Type = PropertyType.StringMap,
    };

    /// <summary>The endpoint.</summary>
    public static ConfigSpec Endpoint { get; } = new(
        "endpoint",
        "Host or URL of the API, for a regional endpoint or an emulator; https unless it starts with `http://`. Default `tdmq.tencentcloudapi.com`.",
        false,
        ["CMQ_ENDPOINT"]);

    /// <summary>The account's number.</summary>
    public static ConfigSpec AccountUin { get; } = new(
        "accountUin",
        "Number of the account (uin) that the objects belong to. Needed to change tags where the service does not say whose an object is.",
        false,
        ["CMQ_ACCOUNT_UIN"]);

    /// <summary>The rate limits.</summary>
    public static ConfigSpec RateLimits { get; } = new(
        "rateLimits",
        "How many calls may start in a second: a number for every action, `Action=number` for one, several with commas between them, or `none`. "
        + "Default what the service documents: 20, and 100 for `DescribeCmqQueueDetail`. An action that the service throttles goes slower for a while by itself.",
        false,
        ["CMQ_RATE_LIMITS"]);

    /// <summary>The edition.</summary>
    public static ConfigSpec Edition { get; } = new("edition", "Whose limits hold: `tdmq` (the default), `classic` or `tdmq2022`.", false, ["CMQ_EDITION"]);

    /// <summary>The backend.</summary>
    public static ConfigSpec Backend { get; } = new(
        "backend",
        "Where resources live: `tencent` (the default), or `memory`, the service embedded in the provider, which needs no account.",
        false,
        ["CMQ_BACKEND"]);

    /// <summary>The file of the memory backend.</summary>
    public static ConfigSpec MemoryFile { get; } = new(
        "memoryFile",
        "File in which `backend: memory` keeps its objects between runs; without one they last as long as the provider process.",
        false,
        ["CMQ_MEMORY_FILE"]);

    /// <summary>Its type: a string, a list or a map of strings. A list or a map may also come as JSON text, and a list with commas between its items.</summary>
    public PropertyType Type { get; init; } = PropertyType.String;

    /// <summary>All settings.</summary>
    public static ImmutableArray<ConfigSpec> All { get; } =
    [
        Region, SecretId, SecretKey, SecurityToken, Profile, RoleArn, RoleExternalId, OidcProviderId, OidcTokenFile, CamRole,
        AllowedAccountIds, ForbiddenAccountIds, AllowedRegions, DefaultTags, Endpoint, AccountUin, RateLimits, Edition, Backend, MemoryFile,
    ];

    /// <summary>The setting of a name; null when there is none.</summary>
    /// <param name="name">The name.</param>
    public static ConfigSpec? Find(string name) => All.FirstOrDefault(config => config.Name == name);
}
