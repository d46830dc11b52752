// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq
{
    /// <summary>
    /// A CMQ topic: what is published to it goes to every subscription that lets it pass. A message that matches none is dropped at once.
    /// </summary>
    /// <example>
    /// <code>
    /// using System.Collections.Generic;
    /// using Pulumi;
    /// using Cmq = Pulumi.Cmq;
    ///
    /// return await Deployment.RunAsync(() =&gt;
    /// {
    ///     var orderEvents = new Cmq.Topic("orderEvents", new()
    ///     {
    ///         FilterType = Cmq.FilterType.BindingKey,
    ///         MaxMsgSize = 65536,
    ///         Tags =
    ///         {
    ///             { "team", "shop" },
    ///             { "cost-center", "4711" },
    ///         },
    ///     });
    ///
    ///     return new Dictionary&lt;string, object?&gt;
    ///     {
    ///         ["topicName"] = orderEvents.Name,
    ///     };
    /// });
    /// </code>
    /// </example>
    [CmqResourceType("cmq:index:Topic")]
    public partial class Topic : global::Pulumi.CustomResource
    {
        /// <summary>
        /// Name of the topic: 1 to 64 characters, a letter first, then letters, digits, `-` and, on the TDMQ editions, `_`. Unique in the account and region without regard to case. Left out, it is the resource's name with a random suffix.
        /// </summary>
        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        /// <summary>
        /// The longest message. 1024 to 1048576 bytes, default 65536 on editions `tdmq` and `tdmq2022`; 1024 to 65536 bytes, default 65536 on edition `classic`.
        /// </summary>
        [Output("maxMsgSize")]
        public Output<int> MaxMsgSize { get; private set; } = null!;

        /// <summary>
        /// How the topic's subscriptions choose messages; fixed at creation: a change replaces the topic. Default 1.
        /// </summary>
        [Output("filterType")]
        public Output<Pulumi.Cmq.FilterType> FilterType { get; private set; } = null!;

        /// <summary>
        /// Whether messages are traced, on the TDMQ editions. Default false.
        /// </summary>
        [Output("trace")]
        public Output<bool?> Trace { get; private set; } = null!;

        /// <summary>
        /// Resource tags, at most 50, on the TDMQ editions. A change of an existing topic goes through the account's Tag service.
        /// </summary>
        [Output("tags")]
        public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

        /// <summary>
        /// How long an undelivered message is kept: 86400 seconds, and it can't be changed.
        /// </summary>
        [Output("msgRetentionSeconds")]
        public Output<int> MsgRetentionSeconds { get; private set; } = null!;

        /// <summary>
        /// Id of the topic: `cmqt-…`.
        /// </summary>
        [Output("topicId")]
        public Output<string> TopicId { get; private set; } = null!;

        /// <summary>
        /// When the topic was created, in Unix seconds.
        /// </summary>
        [Output("createTime")]
        public Output<double> CreateTime { get; private set; } = null!;

        /// <summary>
        /// When an attribute was last changed, in Unix seconds.
        /// </summary>
        [Output("lastModifyTime")]
        public Output<double> LastModifyTime { get; private set; } = null!;

        /// <summary>
        /// How many messages the topic takes in a second.
        /// </summary>
        [Output("qps")]
        public Output<int> Qps { get; private set; } = null!;

        /// <summary>
        /// Declares a Topic.
        /// </summary>
        /// <param name="name">The resource's name, unique among those of its type in the stack.</param>
        /// <param name="args">What the resource is made from.</param>
        /// <param name="options">How the engine treats it: its parent, its provider, protection, aliases and the like.</param>
        public Topic(string name, TopicArgs? args = null, CustomResourceOptions? options = null)
            : base("cmq:index:Topic", name, args ?? new TopicArgs(), MakeResourceOptions(options, ""))
        {
        }

        private Topic(string name, Input<string> id, TopicState? state = null, CustomResourceOptions? options = null)
            : base("cmq:index:Topic", name, state, MakeResourceOptions(options, id))
        {
        }

        private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
        {
            var defaultOptions = new CustomResourceOptions
            {
                Version = Utilities.Version,
                ReplaceOnChanges =
                {
                    "name",
                    "filterType",
                },
            };
            var merged = CustomResourceOptions.Merge(defaultOptions, options);
            merged.Id = id ?? merged.Id;
            return merged;
        }

        /// <summary>
        /// Looks up an existing Topic, which this stack then reads but does not manage.
        /// </summary>
        /// <param name="name">The name of the resulting resource.</param>
        /// <param name="id">The id of the object to look up.</param>
        /// <param name="state">What qualifies the lookup further.</param>
        /// <param name="options">How the engine treats it.</param>
        public static Topic Get(string name, Input<string> id, TopicState? state = null, CustomResourceOptions? options = null)
        {
            return new Topic(name, id, state, options);
        }
    }

    /// <summary>
    /// What a Topic is made from.
    /// </summary>
    public sealed class TopicArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Name of the topic: 1 to 64 characters, a letter first, then letters, digits, `-` and, on the TDMQ editions, `_`. Unique in the account and region without regard to case. Left out, it is the resource's name with a random suffix.
        /// </summary>
        [Input("name")]
        public Input<string>? Name { get; set; }

        /// <summary>
        /// The longest message. 1024 to 1048576 bytes, default 65536 on editions `tdmq` and `tdmq2022`; 1024 to 65536 bytes, default 65536 on edition `classic`.
        /// </summary>
        [Input("maxMsgSize")]
        public Input<int>? MaxMsgSize { get; set; }

        /// <summary>
        /// How the topic's subscriptions choose messages; fixed at creation: a change replaces the topic. Default 1.
        /// </summary>
        [Input("filterType")]
        public Input<Pulumi.Cmq.FilterType>? FilterType { get; set; }

        /// <summary>
        /// Whether messages are traced, on the TDMQ editions. Default false.
        /// </summary>
        [Input("trace")]
        public Input<bool>? Trace { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        /// <summary>
        /// Resource tags, at most 50, on the TDMQ editions. A change of an existing topic goes through the account's Tag service.
        /// </summary>
        public InputMap<string> Tags
        {
            get => _tags ?? (_tags = new InputMap<string>());
            set => _tags = value;
        }

        public TopicArgs()
        {
        }
        public static new TopicArgs Empty => new TopicArgs();
    }

    /// <summary>
    /// What qualifies the lookup of an existing Topic.
    /// </summary>
    public sealed class TopicState : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Name of the topic: 1 to 64 characters, a letter first, then letters, digits, `-` and, on the TDMQ editions, `_`. Unique in the account and region without regard to case. Left out, it is the resource's name with a random suffix.
        /// </summary>
        [Input("name")]
        public Input<string>? Name { get; set; }

        /// <summary>
        /// The longest message. 1024 to 1048576 bytes, default 65536 on editions `tdmq` and `tdmq2022`; 1024 to 65536 bytes, default 65536 on edition `classic`.
        /// </summary>
        [Input("maxMsgSize")]
        public Input<int>? MaxMsgSize { get; set; }

        /// <summary>
        /// How the topic's subscriptions choose messages; fixed at creation: a change replaces the topic. Default 1.
        /// </summary>
        [Input("filterType")]
        public Input<Pulumi.Cmq.FilterType>? FilterType { get; set; }

        /// <summary>
        /// Whether messages are traced, on the TDMQ editions. Default false.
        /// </summary>
        [Input("trace")]
        public Input<bool>? Trace { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        /// <summary>
        /// Resource tags, at most 50, on the TDMQ editions. A change of an existing topic goes through the account's Tag service.
        /// </summary>
        public InputMap<string> Tags
        {
            get => _tags ?? (_tags = new InputMap<string>());
            set => _tags = value;
        }

        /// <summary>
        /// How long an undelivered message is kept: 86400 seconds, and it can't be changed.
        /// </summary>
        [Input("msgRetentionSeconds")]
        public Input<int>? MsgRetentionSeconds { get; set; }

        /// <summary>
        /// Id of the topic: `cmqt-…`.
        /// </summary>
        [Input("topicId")]
        public Input<string>? TopicId { get; set; }

        /// <summary>
        /// When the topic was created, in Unix seconds.
        /// </summary>
        [Input("createTime")]
        public Input<double>? CreateTime { get; set; }

        /// <summary>
        /// When an attribute was last changed, in Unix seconds.
        /// </summary>
        [Input("lastModifyTime")]
        public Input<double>? LastModifyTime { get; set; }

        /// <summary>
        /// How many messages the topic takes in a second.
        /// </summary>
        [Input("qps")]
        public Input<int>? Qps { get; set; }

        public TopicState()
        {
        }
        public static new TopicState Empty => new TopicState();
    }
}
