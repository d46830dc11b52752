// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq
{
    /// <summary>
    /// A topic with queues that subscribe to it: each message goes into every queue that lets it pass, by its tags, or by its routing key when the queues have `bindingKeys`.
    /// </summary>
    /// <example>
    /// <code>
    /// using System.Collections.Generic;
    /// using Pulumi;
    /// using Cmq = Pulumi.Cmq;
    ///
    /// return await Deployment.RunAsync(() =&gt;
    /// {
    ///     var orderEvents = new Cmq.FanOut("orderEvents", new()
    ///     {
    ///         TopicName = "shop-order-events",
    ///         Queues =
    ///         {
    ///             { "billing", new Cmq.Inputs.FanOutQueueArgs
    ///             {
    ///                 BindingKeys = new[] { "order.paid", "order.refunded" },
    ///             } },
    ///             { "archive", new Cmq.Inputs.FanOutQueueArgs
    ///             {
    ///                 BindingKeys = new[] { "#" },
    ///                 MsgRetentionSeconds = 1296000,
    ///             } },
    ///         },
    ///     });
    ///
    ///     return new Dictionary&lt;string, object?&gt;
    ///     {
    ///         ["topicName"] = orderEvents.TopicName,
    ///         ["queueNames"] = orderEvents.QueueNames,
    ///     };
    /// });
    /// </code>
    /// </example>
    [CmqResourceType("cmq:index:FanOut")]
    public partial class FanOut : global::Pulumi.ComponentResource
    {
        /// <summary>
        /// Name of the topic: what is published goes there.
        /// </summary>
        [Output("topicName")]
        public Output<string> TopicName { get; private set; } = null!;

        /// <summary>
        /// Names of the queues, by the keys of `queues`.
        /// </summary>
        [Output("queueNames")]
        public Output<ImmutableDictionary<string, string>> QueueNames { get; private set; } = null!;

        /// <summary>
        /// Declares a FanOut.
        /// </summary>
        /// <param name="name">The resource's name, unique among those of its type in the stack.</param>
        /// <param name="args">What the resource is made from.</param>
        /// <param name="options">How the engine treats it: its parent, its provider, protection, aliases and the like.</param>
        public FanOut(string name, FanOutArgs args, ComponentResourceOptions? options = null)
            : base("cmq:index:FanOut", name, args ?? new FanOutArgs(), MakeResourceOptions(options, ""), remote: true)
        {
        }

        private static ComponentResourceOptions MakeResourceOptions(ComponentResourceOptions? options, Input<string>? id)
        {
            var defaultOptions = new ComponentResourceOptions
            {
                Version = Utilities.Version,
            };
            var merged = ComponentResourceOptions.Merge(defaultOptions, options);
            merged.Id = id ?? merged.Id;
            return merged;
        }
    }

    /// <summary>
    /// What a FanOut is made from.
    /// </summary>
    public sealed class FanOutArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Name of the topic. Left out, it is named automatically.
        /// </summary>
        [Input("topicName")]
        public Input<string>? TopicName { get; set; }

        [Input("queues", required: true)]
        private InputMap<Inputs.FanOutQueueArgs>? _queues;

        /// <summary>
        /// The queues. A key is a part of the names of a queue and its subscription in the program.
        /// </summary>
        public InputMap<Inputs.FanOutQueueArgs> Queues
        {
            get => _queues ?? (_queues = new InputMap<Inputs.FanOutQueueArgs>());
            set => _queues = value;
        }

        /// <summary>
        /// The longest message. 1024 to 1048576 bytes, default 65536 on editions `tdmq` and `tdmq2022`; 1024 to 65536 bytes, default 65536 on edition `classic`.
        /// </summary>
        [Input("maxMsgSize")]
        public Input<int>? MaxMsgSize { get; set; }

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

        public FanOutArgs()
        {
        }
        public static new FanOutArgs Empty => new FanOutArgs();
    }
}
