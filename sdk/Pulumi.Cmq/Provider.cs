// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq
{
    /// <summary>
    /// The provider of Tencent Cloud CMQ. Each setting falls back to an environment variable; credentials from there never enter the state.
    /// </summary>
    [CmqResourceType("pulumi:providers:cmq")]
    public partial class Provider : global::Pulumi.ProviderResource
    {
        /// <summary>
        /// Declares a Provider.
        /// </summary>
        /// <param name="name">The resource's name, unique among those of its type in the stack.</param>
        /// <param name="args">What the resource is made from.</param>
        /// <param name="options">How the engine treats it: its parent, its provider, protection, aliases and the like.</param>
        public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
            : base("cmq", name, args ?? new ProviderArgs(), MakeResourceOptions(options, ""))
        {
        }

        private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
        {
            var defaultOptions = new CustomResourceOptions
            {
                Version = Utilities.Version,
            };
            var merged = CustomResourceOptions.Merge(defaultOptions, options);
            merged.Id = id ?? merged.Id;
            return merged;
        }
    }

    /// <summary>
    /// What a Provider is made from.
    /// </summary>
    public sealed class ProviderArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// The region, for example `ap-guangzhou`. When not set, the environment variable `TENCENTCLOUD_REGION` counts.
        /// </summary>
        [Input("region")]
        public Input<string>? Region { get; set; }

        [Input("secretId")]
        private Input<string>? _secretId;

        /// <summary>
        /// Id of the API key. When not set, the environment variable `TENCENTCLOUD_SECRET_ID` counts.
        /// </summary>
        public Input<string>? SecretId
        {
            get => _secretId;
            set
            {
                var emptySecret = Output.CreateSecret(0);
                _secretId = Output.Tuple<Input<string>?, int>(value, emptySecret).Apply(t => t.Item1);
            }
        }

        [Input("secretKey")]
        private Input<string>? _secretKey;

        /// <summary>
        /// The API key. When not set, the environment variable `TENCENTCLOUD_SECRET_KEY` counts.
        /// </summary>
        public Input<string>? SecretKey
        {
            get => _secretKey;
            set
            {
                var emptySecret = Output.CreateSecret(0);
                _secretKey = Output.Tuple<Input<string>?, int>(value, emptySecret).Apply(t => t.Item1);
            }
        }

        [Input("securityToken")]
        private Input<string>? _securityToken;

        /// <summary>
        /// Token of temporary credentials. When not set, the environment variable `TENCENTCLOUD_SECURITY_TOKEN` counts.
        /// </summary>
        public Input<string>? SecurityToken
        {
            get => _securityToken;
            set
            {
                var emptySecret = Output.CreateSecret(0);
                _securityToken = Output.Tuple<Input<string>?, int>(value, emptySecret).Apply(t => t.Item1);
            }
        }

        /// <summary>
        /// Profile of the vendor's command line (`~/.tccli/NAME.credential`), whose keys count when none are set here or in the environment. Default `default`. When not set, the environment variable `TENCENTCLOUD_PROFILE` counts.
        /// </summary>
        [Input("profile")]
        public Input<string>? Profile { get; set; }

        /// <summary>
        /// Role to take on with the credentials that are found, for example `qcs::cam::uin/100000000001:roleName/deploy`. When not set, the environment variable `TENCENTCLOUD_ASSUME_ROLE_ARN` counts.
        /// </summary>
        [Input("roleArn")]
        public Input<string>? RoleArn { get; set; }

        /// <summary>
        /// Id that the owner of the role wants to hear. When not set, the environment variable `TENCENTCLOUD_ASSUME_ROLE_EXTERNAL_ID` counts.
        /// </summary>
        [Input("roleExternalId")]
        public Input<string>? RoleExternalId { get; set; }

        /// <summary>
        /// Identity provider (OIDC) whose token takes on the role, where there are no keys. When not set, the environment variable `TENCENTCLOUD_ASSUME_ROLE_PROVIDER_ID` or `TKE_PROVIDER_ID` counts.
        /// </summary>
        [Input("oidcProviderId")]
        public Input<string>? OidcProviderId { get; set; }

        /// <summary>
        /// File with the identity provider's token; it is read anew whenever the role's keys are renewed. When not set, the environment variable `TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN_FILE` or `TKE_WEB_IDENTITY_TOKEN_FILE` counts.
        /// </summary>
        [Input("oidcTokenFile")]
        public Input<string>? OidcTokenFile { get; set; }

        /// <summary>
        /// CAM role that is bound to this machine, where nothing else gives credentials. When not set, the environment variable `TENCENTCLOUD_CAM_ROLE_NAME` counts.
        /// </summary>
        [Input("camRole")]
        public Input<string>? CamRole { get; set; }

        [Input("allowedAccountIds", json: true)]
        private InputList<string>? _allowedAccountIds;

        /// <summary>
        /// Numbers of the accounts (uin) that may be written to. The account of the credentials is asked for once, before the first write, and any other is refused.
        /// </summary>
        public InputList<string> AllowedAccountIds
        {
            get => _allowedAccountIds ?? (_allowedAccountIds = new InputList<string>());
            set => _allowedAccountIds = value;
        }

        [Input("forbiddenAccountIds", json: true)]
        private InputList<string>? _forbiddenAccountIds;

        /// <summary>
        /// Numbers of accounts (uin) that must not be written to; instead of `allowedAccountIds`.
        /// </summary>
        public InputList<string> ForbiddenAccountIds
        {
            get => _forbiddenAccountIds ?? (_forbiddenAccountIds = new InputList<string>());
            set => _forbiddenAccountIds = value;
        }

        [Input("allowedRegions", json: true)]
        private InputList<string>? _allowedRegions;

        /// <summary>
        /// The regions that may be used; any other is refused before anything is asked or written.
        /// </summary>
        public InputList<string> AllowedRegions
        {
            get => _allowedRegions ?? (_allowedRegions = new InputList<string>());
            set => _allowedRegions = value;
        }

        [Input("defaultTags", json: true)]
        private InputMap<string>? _defaultTags;

        /// <summary>
        /// Tags of every queue and topic, besides those that a program sets itself; where both set a key, the program's own value counts.
        /// </summary>
        public InputMap<string> DefaultTags
        {
            get => _defaultTags ?? (_defaultTags = new InputMap<string>());
            set => _defaultTags = value;
        }

        /// <summary>
        /// Host or URL of the API, for a regional endpoint or an emulator; https unless it starts with `http://`. Default `tdmq.tencentcloudapi.com`. When not set, the environment variable `CMQ_ENDPOINT` counts.
        /// </summary>
        [Input("endpoint")]
        public Input<string>? Endpoint { get; set; }

        /// <summary>
        /// Number of the account (uin) that the objects belong to. Needed to change tags where the service does not say whose an object is. When not set, the environment variable `CMQ_ACCOUNT_UIN` counts.
        /// </summary>
        [Input("accountUin")]
        public Input<string>? AccountUin { get; set; }

        /// <summary>
        /// How many calls may start in a second: a number for every action, `Action=number` for one, several with commas between them, or `none`. Default what the service documents: 20, and 100 for `DescribeCmqQueueDetail`. An action that the service throttles goes slower for a while by itself. When not set, the environment variable `CMQ_RATE_LIMITS` counts.
        /// </summary>
        [Input("rateLimits")]
        public Input<string>? RateLimits { get; set; }

        /// <summary>
        /// Whose limits hold: `tdmq` (the default), `classic` or `tdmq2022`. When not set, the environment variable `CMQ_EDITION` counts.
        /// </summary>
        [Input("edition")]
        public Input<string>? Edition { get; set; }

        /// <summary>
        /// Where resources live: `tencent` (the default), or `memory`, the service embedded in the provider, which needs no account. When not set, the environment variable `CMQ_BACKEND` counts.
        /// </summary>
        [Input("backend")]
        public Input<string>? Backend { get; set; }

        /// <summary>
        /// File in which `backend: memory` keeps its objects between runs; without one they last as long as the provider process. When not set, the environment variable `CMQ_MEMORY_FILE` counts.
        /// </summary>
        [Input("memoryFile")]
        public Input<string>? MemoryFile { get; set; }

        public ProviderArgs()
        {
        }
        public static new ProviderArgs Empty => new ProviderArgs();
    }
}
