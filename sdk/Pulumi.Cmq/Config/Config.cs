// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Immutable;

namespace Pulumi.Cmq
{
    /// <summary>
    /// Settings of the stack for the default provider.
    /// </summary>
    public static class Config
    {
        private sealed class __Value<T>
        {
            private readonly Func<T> _getter;
            private T _value = default!;
            private bool _set;

            public __Value(Func<T> getter)
            {
                _getter = getter;
            }

            public T Get() => _set ? _value : _getter();

            public void Set(T value)
            {
                _value = value;
                _set = true;
            }
        }

        private static readonly global::Pulumi.Config __config = new global::Pulumi.Config("cmq");

        private static readonly __Value<string?> _region = new __Value<string?>(() => __config.Get("region"));

        /// <summary>
        /// The region, for example `ap-guangzhou`. When not set, the environment variable `TENCENTCLOUD_REGION` counts.
        /// </summary>
        public static string? Region
        {
            get => _region.Get();
            set => _region.Set(value);
        }

        private static readonly __Value<string?> _secretId = new __Value<string?>(() => __config.Get("secretId"));

        /// <summary>
        /// Id of the API key. When not set, the environment variable `TENCENTCLOUD_SECRET_ID` counts.
        /// </summary>
        public static string? SecretId
        {
            get => _secretId.Get();
            set => _secretId.Set(value);
        }

        private static readonly __Value<string?> _secretKey = new __Value<string?>(() => __config.Get("secretKey"));

        /// <summary>
        /// The API key. When not set, the environment variable `TENCENTCLOUD_SECRET_KEY` counts.
        /// </summary>
        public static string? SecretKey
        {
            get => _secretKey.Get();
            set => _secretKey.Set(value);
        }

        private static readonly __Value<string?> _securityToken = new __Value<string?>(() => __config.Get("securityToken"));

        /// <summary>
        /// Token of temporary credentials. When not set, the environment variable `TENCENTCLOUD_SECURITY_TOKEN` counts.
        /// </summary>
        public static string? SecurityToken
        {
            get => _securityToken.Get();
            set => _securityToken.Set(value);
        }

        private static readonly __Value<string?> _profile = new __Value<string?>(() => __config.Get("profile"));

        /// <summary>
        /// Profile of the vendor's command line (`~/.tccli/NAME.credential`), whose keys count when none are set here or in the environment. Default `default`. When not set, the environment variable `TENCENTCLOUD_PROFILE` counts.
        /// </summary>
        public static string? Profile
        {
            get => _profile.Get();
            set => _profile.Set(value);
        }

        private static readonly __Value<string?> _roleArn = new __Value<string?>(() => __config.Get("roleArn"));

        /// <summary>
        /// Role to take on with the credentials that are found, for example `qcs::cam::uin/100000000001:roleName/deploy`. When not set, the environment variable `TENCENTCLOUD_ASSUME_ROLE_ARN` counts.
        /// </summary>
        public static string? RoleArn
        {
            get => _roleArn.Get();
            set => _roleArn.Set(value);
        }

        private static readonly __Value<string?> _roleExternalId = new __Value<string?>(() => __config.Get("roleExternalId"));

        /// <summary>
        /// Id that the owner of the role wants to hear. When not set, the environment variable `TENCENTCLOUD_ASSUME_ROLE_EXTERNAL_ID` counts.
        /// </summary>
        public static string? RoleExternalId
        {
            get => _roleExternalId.Get();
            set => _roleExternalId.Set(value);
        }

        private static readonly __Value<string?> _oidcProviderId = new __Value<string?>(() => __config.Get("oidcProviderId"));

        /// <summary>
        /// Identity provider (OIDC) whose token takes on the role, where there are no keys. When not set, the environment variable `TENCENTCLOUD_ASSUME_ROLE_PROVIDER_ID` or `TKE_PROVIDER_ID` counts.
        /// </summary>
        public static string? OidcProviderId
        {
            get => _oidcProviderId.Get();
            set => _oidcProviderId.Set(value);
        }

        private static readonly __Value<string?> _oidcTokenFile = new __Value<string?>(() => __config.Get("oidcTokenFile"));

        /// <summary>
        /// File with the identity provider's token; it is read anew whenever the role's keys are renewed. When not set, the environment variable `TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN_FILE` or `TKE_WEB_IDENTITY_TOKEN_FILE` counts.
        /// </summary>
        public static string? OidcTokenFile
        {
            get => _oidcTokenFile.Get();
            set => _oidcTokenFile.Set(value);
        }

        private static readonly __Value<string?> _camRole = new __Value<string?>(() => __config.Get("camRole"));

        /// <summary>
        /// CAM role that is bound to this machine, where nothing else gives credentials. When not set, the environment variable `TENCENTCLOUD_CAM_ROLE_NAME` counts.
        /// </summary>
        public static string? CamRole
        {
            get => _camRole.Get();
            set => _camRole.Set(value);
        }

        private static readonly __Value<ImmutableArray<string>> _allowedAccountIds = new __Value<ImmutableArray<string>>(() => __config.GetObject<ImmutableArray<string>>("allowedAccountIds"));

        /// <summary>
        /// Numbers of the accounts (uin) that may be written to. The account of the credentials is asked for once, before the first write, and any other is refused.
        /// </summary>
        public static ImmutableArray<string> AllowedAccountIds
        {
            get => _allowedAccountIds.Get();
            set => _allowedAccountIds.Set(value);
        }

        private static readonly __Value<ImmutableArray<string>> _forbiddenAccountIds = new __Value<ImmutableArray<string>>(() => __config.GetObject<ImmutableArray<string>>("forbiddenAccountIds"));

        /// <summary>
        /// Numbers of accounts (uin) that must not be written to; instead of `allowedAccountIds`.
        /// </summary>
        public static ImmutableArray<string> ForbiddenAccountIds
        {
            get => _forbiddenAccountIds.Get();
            set => _forbiddenAccountIds.Set(value);
        }

        private static readonly __Value<ImmutableArray<string>> _allowedRegions = new __Value<ImmutableArray<string>>(() => __config.GetObject<ImmutableArray<string>>("allowedRegions"));

        /// <summary>
        /// The regions that may be used; any other is refused before anything is asked or written.
        /// </summary>
        public static ImmutableArray<string> AllowedRegions
        {
            get => _allowedRegions.Get();
            set => _allowedRegions.Set(value);
        }

        private static readonly __Value<ImmutableDictionary<string, string>?> _defaultTags = new __Value<ImmutableDictionary<string, string>?>(() => __config.GetObject<ImmutableDictionary<string, string>>("defaultTags"));

        /// <summary>
        /// Tags of every queue and topic, besides those that a program sets itself; where both set a key, the program's own value counts.
        /// </summary>
        public static ImmutableDictionary<string, string>? DefaultTags
        {
            get => _defaultTags.Get();
            set => _defaultTags.Set(value);
        }

        private static readonly __Value<string?> _endpoint = new __Value<string?>(() => __config.Get("endpoint"));

        /// <summary>
        /// Host or URL of the API, for a regional endpoint or an emulator; https unless it starts with `http://`. Default `tdmq.tencentcloudapi.com`. When not set, the environment variable `CMQ_ENDPOINT` counts.
        /// </summary>
        public static string? Endpoint
        {
            get => _endpoint.Get();
            set => _endpoint.Set(value);
        }

        private static readonly __Value<string?> _accountUin = new __Value<string?>(() => __config.Get("accountUin"));

        /// <summary>
        /// Number of the account (uin) that the objects belong to. Needed to change tags where the service does not say whose an object is. When not set, the environment variable `CMQ_ACCOUNT_UIN` counts.
        /// </summary>
        public static string? AccountUin
        {
            get => _accountUin.Get();
            set => _accountUin.Set(value);
        }

        private static readonly __Value<string?> _rateLimits = new __Value<string?>(() => __config.Get("rateLimits"));

        /// <summary>
        /// How many calls may start in a second: a number for every action, `Action=number` for one, several with commas between them, or `none`. Default what the service documents: 20, and 100 for `DescribeCmqQueueDetail`. An action that the service throttles goes slower for a while by itself. When not set, the environment variable `CMQ_RATE_LIMITS` counts.
        /// </summary>
        public static string? RateLimits
        {
            get => _rateLimits.Get();
            set => _rateLimits.Set(value);
        }

        private static readonly __Value<string?> _edition = new __Value<string?>(() => __config.Get("edition"));

        /// <summary>
        /// Whose limits hold: `tdmq` (the default), `classic` or `tdmq2022`. When not set, the environment variable `CMQ_EDITION` counts.
        /// </summary>
        public static string? Edition
        {
            get => _edition.Get();
            set => _edition.Set(value);
        }

        private static readonly __Value<string?> _backend = new __Value<string?>(() => __config.Get("backend"));

        /// <summary>
        /// Where resources live: `tencent` (the default), or `memory`, the service embedded in the provider, which needs no account. When not set, the environment variable `CMQ_BACKEND` counts.
        /// </summary>
        public static string? Backend
        {
            get => _backend.Get();
            set => _backend.Set(value);
        }

        private static readonly __Value<string?> _memoryFile = new __Value<string?>(() => __config.Get("memoryFile"));

        /// <summary>
        /// File in which `backend: memory` keeps its objects between runs; without one they last as long as the provider process. When not set, the environment variable `CMQ_MEMORY_FILE` counts.
        /// </summary>
        public static string? MemoryFile
        {
            get => _memoryFile.Get();
            set => _memoryFile.Set(value);
        }
    }
}
