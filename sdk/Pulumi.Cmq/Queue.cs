// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq
{
    /// <summary>
    /// A CMQ queue: producers send messages to it, consumers take them from it, and each message goes to one of them. Delivery is at least once and not strictly in order.
    /// </summary>
    /// <example>
    /// <code>
    /// using System.Collections.Generic;
    /// using Pulumi;
    /// using Cmq = Pulumi.Cmq;
    ///
    /// return await Deployment.RunAsync(() =&gt;
    /// {
    ///     var orders = new Cmq.Queue("orders", new()
    ///     {
    ///         VisibilityTimeout = 60,
    ///         MsgRetentionSeconds = 345600,
    ///         Tags =
    ///         {
    ///             { "team", "shop" },
    ///             { "cost-center", "4711" },
    ///         },
    ///     });
    ///
    ///     return new Dictionary&lt;string, object?&gt;
    ///     {
    ///         ["queueName"] = orders.Name,
    ///     };
    /// });
    /// </code>
    /// </example>
    [CmqResourceType("cmq:index:Queue")]
    public partial class Queue : global::Pulumi.CustomResource
    {
        /// <summary>
        /// Name of the queue: 1 to 64 characters, a letter first, then letters, digits, `-` and, on the TDMQ editions, `_`. Unique in the account and region without regard to case. Left out, it is the resource's name with a random suffix.
        /// </summary>
        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        /// <summary>
        /// How many messages the queue can hold. 1000000 to 1000000000 messages.
        /// </summary>
        [Output("maxMsgHeapNum")]
        public Output<int> MaxMsgHeapNum { get; private set; } = null!;

        /// <summary>
        /// How long a receive waits for a message when it does not say so itself. 0 to 30 seconds, default 0.
        /// </summary>
        [Output("pollingWaitSeconds")]
        public Output<int> PollingWaitSeconds { get; private set; } = null!;

        /// <summary>
        /// How long a received message stays hidden from other consumers. 1 to 43200 seconds, default 30.
        /// </summary>
        [Output("visibilityTimeout")]
        public Output<int> VisibilityTimeout { get; private set; } = null!;

        /// <summary>
        /// The longest message. Fixed at creation on the TDMQ editions: a change replaces the queue. 1024 to 1048576 bytes, default 65536 on edition `tdmq`; 1024 to 65536 bytes, default 65536 on edition `classic`; 1024 to 1048576 bytes, default 1048576 on edition `tdmq2022`.
        /// </summary>
        [Output("maxMsgSize")]
        public Output<int> MaxMsgSize { get; private set; } = null!;

        /// <summary>
        /// How long a message is kept; on edition `tdmq2022` the longest time that it may stay unacknowledged. 60 to 1296000 seconds, default 345600 on editions `tdmq` and `classic`; 30 to 43200 seconds, default 3600 on edition `tdmq2022`.
        /// </summary>
        [Output("msgRetentionSeconds")]
        public Output<int> MsgRetentionSeconds { get; private set; } = null!;

        /// <summary>
        /// How long a deleted message can be brought back by rewinding; 0 turns rewinding off. 0 to 43200 seconds, default 0 on editions `tdmq` and `classic`; 0 to 1296000 seconds, default 0 on edition `tdmq2022`.
        /// </summary>
        [Output("rewindSeconds")]
        public Output<int> RewindSeconds { get; private set; } = null!;

        /// <summary>
        /// Storage for rewinding; 0 while rewinding is off. 0 or 10240 to 512000 MB, default 0 on editions `tdmq` and `tdmq2022`.
        /// </summary>
        [Output("retentionSizeInMB")]
        public Output<int?> RetentionSizeInMB { get; private set; } = null!;

        /// <summary>
        /// Where messages go that can't be consumed, and when. Taken out, the queue is unbound from its dead-letter queue.
        /// </summary>
        [Output("deadLetterPolicy")]
        public Output<Outputs.DeadLetterPolicy?> DeadLetterPolicy { get; private set; } = null!;

        /// <summary>
        /// Whether it is a transaction queue, on the TDMQ editions. Default false.
        /// </summary>
        [Output("transaction")]
        public Output<bool?> Transaction { get; private set; } = null!;

        /// <summary>
        /// How a transaction queue asks back for undecided messages.
        /// </summary>
        [Output("transactionPolicy")]
        public Output<Outputs.TransactionPolicy?> TransactionPolicy { get; private set; } = null!;

        /// <summary>
        /// Whether messages are traced, on the TDMQ editions. Default false.
        /// </summary>
        [Output("trace")]
        public Output<bool?> Trace { get; private set; } = null!;

        /// <summary>
        /// Resource tags, at most 50, on the TDMQ editions. A change of an existing queue goes through the account's Tag service.
        /// </summary>
        [Output("tags")]
        public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

        /// <summary>
        /// Whether the queue may be deleted while it holds messages, which are lost then. Default false.
        /// </summary>
        [Output("forceDestroy")]
        public Output<bool?> ForceDestroy { get; private set; } = null!;

        /// <summary>
        /// Id of the queue: `cmqq-…`.
        /// </summary>
        [Output("queueId")]
        public Output<string> QueueId { get; private set; } = null!;

        /// <summary>
        /// When the queue was created, in Unix seconds.
        /// </summary>
        [Output("createTime")]
        public Output<double> CreateTime { get; private set; } = null!;

        /// <summary>
        /// When an attribute was last changed, in Unix seconds.
        /// </summary>
        [Output("lastModifyTime")]
        public Output<double> LastModifyTime { get; private set; } = null!;

        /// <summary>
        /// How many messages the queue takes in a second.
        /// </summary>
        [Output("qps")]
        public Output<int> Qps { get; private set; } = null!;

        /// <summary>
        /// The queue's bandwidth limit. The documentation names no unit; its figures agree with bytes per second.
        /// </summary>
        [Output("bps")]
        public Output<double> Bps { get; private set; } = null!;

        /// <summary>
        /// The longest delay of a message, in seconds.
        /// </summary>
        [Output("maxDelaySeconds")]
        public Output<int> MaxDelaySeconds { get; private set; } = null!;

        /// <summary>
        /// How many messages may be hidden at a time.
        /// </summary>
        [Output("maxUnackedMsgNum")]
        public Output<int> MaxUnackedMsgNum { get; private set; } = null!;

        /// <summary>
        /// How large the backlog may become, in bytes.
        /// </summary>
        [Output("maxMsgBacklogSize")]
        public Output<double> MaxMsgBacklogSize { get; private set; } = null!;

        /// <summary>
        /// Declares a Queue.
        /// </summary>
        /// <param name="name">The resource's name, unique among those of its type in the stack.</param>
        /// <param name="args">What the resource is made from.</param>
        /// <param name="options">How the engine treats it: its parent, its provider, protection, aliases and the like.</param>
        public Queue(string name, QueueArgs? args = null, CustomResourceOptions? options = null)
            : base("cmq:index:Queue", name, args ?? new QueueArgs(), MakeResourceOptions(options, ""))
        {
        }

        private Queue(string name, Input<string> id, QueueState? state = null, CustomResourceOptions? options = null)
            : base("cmq:index:Queue", name, state, MakeResourceOptions(options, id))
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
                    "transaction",
                },
            };
            var merged = CustomResourceOptions.Merge(defaultOptions, options);
            merged.Id = id ?? merged.Id;
            return merged;
        }

        /// <summary>
        /// Looks up an existing Queue, which this stack then reads but does not manage.
        /// </summary>
        /// <param name="name">The name of the resulting resource.</param>
        /// <param name="id">The id of the object to look up.</param>
        /// <param name="state">What qualifies the lookup further.</param>
        /// <param name="options">How the engine treats it.</param>
        public static Queue Get(string name, Input<string> id, QueueState? state = null, CustomResourceOptions? options = null)
        {
            return new Queue(name, id, state, options);
        }
    }

    /// <summary>
    /// What a Queue is made from.
    /// </summary>
    public sealed class QueueArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Name of the queue: 1 to 64 characters, a letter first, then letters, digits, `-` and, on the TDMQ editions, `_`. Unique in the account and region without regard to case. Left out, it is the resource's name with a random suffix.
        /// </summary>
        [Input("name")]
        public Input<string>? Name { get; set; }

        /// <summary>
        /// How many messages the queue can hold. 1000000 to 1000000000 messages.
        /// </summary>
        [Input("maxMsgHeapNum")]
        public Input<int>? MaxMsgHeapNum { get; set; }

        /// <summary>
        /// How long a receive waits for a message when it does not say so itself. 0 to 30 seconds, default 0.
        /// </summary>
        [Input("pollingWaitSeconds")]
        public Input<int>? PollingWaitSeconds { get; set; }

        /// <summary>
        /// How long a received message stays hidden from other consumers. 1 to 43200 seconds, default 30.
        /// </summary>
        [Input("visibilityTimeout")]
        public Input<int>? VisibilityTimeout { get; set; }

        /// <summary>
        /// The longest message. Fixed at creation on the TDMQ editions: a change replaces the queue. 1024 to 1048576 bytes, default 65536 on edition `tdmq`; 1024 to 65536 bytes, default 65536 on edition `classic`; 1024 to 1048576 bytes, default 1048576 on edition `tdmq2022`.
        /// </summary>
        [Input("maxMsgSize")]
        public Input<int>? MaxMsgSize { get; set; }

        /// <summary>
        /// How long a message is kept; on edition `tdmq2022` the longest time that it may stay unacknowledged. 60 to 1296000 seconds, default 345600 on editions `tdmq` and `classic`; 30 to 43200 seconds, default 3600 on edition `tdmq2022`.
        /// </summary>
        [Input("msgRetentionSeconds")]
        public Input<int>? MsgRetentionSeconds { get; set; }

        /// <summary>
        /// How long a deleted message can be brought back by rewinding; 0 turns rewinding off. 0 to 43200 seconds, default 0 on editions `tdmq` and `classic`; 0 to 1296000 seconds, default 0 on edition `tdmq2022`.
        /// </summary>
        [Input("rewindSeconds")]
        public Input<int>? RewindSeconds { get; set; }

        /// <summary>
        /// Storage for rewinding; 0 while rewinding is off. 0 or 10240 to 512000 MB, default 0 on editions `tdmq` and `tdmq2022`.
        /// </summary>
        [Input("retentionSizeInMB")]
        public Input<int>? RetentionSizeInMB { get; set; }

        /// <summary>
        /// Where messages go that can't be consumed, and when. Taken out, the queue is unbound from its dead-letter queue.
        /// </summary>
        [Input("deadLetterPolicy")]
        public Input<Inputs.DeadLetterPolicyArgs>? DeadLetterPolicy { get; set; }

        /// <summary>
        /// Whether it is a transaction queue, on the TDMQ editions. Default false.
        /// </summary>
        [Input("transaction")]
        public Input<bool>? Transaction { get; set; }

        /// <summary>
        /// How a transaction queue asks back for undecided messages.
        /// </summary>
        [Input("transactionPolicy")]
        public Input<Inputs.TransactionPolicyArgs>? TransactionPolicy { get; set; }

        /// <summary>
        /// Whether messages are traced, on the TDMQ editions. Default false.
        /// </summary>
        [Input("trace")]
        public Input<bool>? Trace { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        /// <summary>
        /// Resource tags, at most 50, on the TDMQ editions. A change of an existing queue goes through the account's Tag service.
        /// </summary>
        public InputMap<string> Tags
        {
            get => _tags ?? (_tags = new InputMap<string>());
            set => _tags = value;
        }

        /// <summary>
        /// Whether the queue may be deleted while it holds messages, which are lost then. Default false.
        /// </summary>
        [Input("forceDestroy")]
        public Input<bool>? ForceDestroy { get; set; }

        public QueueArgs()
        {
        }
        public static new QueueArgs Empty => new QueueArgs();
    }

    /// <summary>
    /// What qualifies the lookup of an existing Queue.
    /// </summary>
    public sealed class QueueState : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Name of the queue: 1 to 64 characters, a letter first, then letters, digits, `-` and, on the TDMQ editions, `_`. Unique in the account and region without regard to case. Left out, it is the resource's name with a random suffix.
        /// </summary>
        [Input("name")]
        public Input<string>? Name { get; set; }

        /// <summary>
        /// How many messages the queue can hold. 1000000 to 1000000000 messages.
        /// </summary>
        [Input("maxMsgHeapNum")]
        public Input<int>? MaxMsgHeapNum { get; set; }

        /// <summary>
        /// How long a receive waits for a message when it does not say so itself. 0 to 30 seconds, default 0.
        /// </summary>
        [Input("pollingWaitSeconds")]
        public Input<int>? PollingWaitSeconds { get; set; }

        /// <summary>
        /// How long a received message stays hidden from other consumers. 1 to 43200 seconds, default 30.
        /// </summary>
        [Input("visibilityTimeout")]
        public Input<int>? VisibilityTimeout { get; set; }

        /// <summary>
        /// The longest message. Fixed at creation on the TDMQ editions: a change replaces the queue. 1024 to 1048576 bytes, default 65536 on edition `tdmq`; 1024 to 65536 bytes, default 65536 on edition `classic`; 1024 to 1048576 bytes, default 1048576 on edition `tdmq2022`.
        /// </summary>
        [Input("maxMsgSize")]
        public Input<int>? MaxMsgSize { get; set; }

        /// <summary>
        /// How long a message is kept; on edition `tdmq2022` the longest time that it may stay unacknowledged. 60 to 1296000 seconds, default 345600 on editions `tdmq` and `classic`; 30 to 43200 seconds, default 3600 on edition `tdmq2022`.
        /// </summary>
        [Input("msgRetentionSeconds")]
        public Input<int>? MsgRetentionSeconds { get; set; }

        /// <summary>
        /// How long a deleted message can be brought back by rewinding; 0 turns rewinding off. 0 to 43200 seconds, default 0 on editions `tdmq` and `classic`; 0 to 1296000 seconds, default 0 on edition `tdmq2022`.
        /// </summary>
        [Input("rewindSeconds")]
        public Input<int>? RewindSeconds { get; set; }

        /// <summary>
        /// Storage for rewinding; 0 while rewinding is off. 0 or 10240 to 512000 MB, default 0 on editions `tdmq` and `tdmq2022`.
        /// </summary>
        [Input("retentionSizeInMB")]
        public Input<int>? RetentionSizeInMB { get; set; }

        /// <summary>
        /// Where messages go that can't be consumed, and when. Taken out, the queue is unbound from its dead-letter queue.
        /// </summary>
        [Input("deadLetterPolicy")]
        public Input<Inputs.DeadLetterPolicyGetArgs>? DeadLetterPolicy { get; set; }

        /// <summary>
        /// Whether it is a transaction queue, on the TDMQ editions. Default false.
        /// </summary>
        [Input("transaction")]
        public Input<bool>? Transaction { get; set; }

        /// <summary>
        /// How a transaction queue asks back for undecided messages.
        /// </summary>
        [Input("transactionPolicy")]
        public Input<Inputs.TransactionPolicyGetArgs>? TransactionPolicy { get; set; }

        /// <summary>
        /// Whether messages are traced, on the TDMQ editions. Default false.
        /// </summary>
        [Input("trace")]
        public Input<bool>? Trace { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        /// <summary>
        /// Resource tags, at most 50, on the TDMQ editions. A change of an existing queue goes through the account's Tag service.
        /// </summary>
        public InputMap<string> Tags
        {
            get => _tags ?? (_tags = new InputMap<string>());
            set => _tags = value;
        }

        /// <summary>
        /// Whether the queue may be deleted while it holds messages, which are lost then. Default false.
        /// </summary>
        [Input("forceDestroy")]
        public Input<bool>? ForceDestroy { get; set; }

        /// <summary>
        /// Id of the queue: `cmqq-…`.
        /// </summary>
        [Input("queueId")]
        public Input<string>? QueueId { get; set; }

        /// <summary>
        /// When the queue was created, in Unix seconds.
        /// </summary>
        [Input("createTime")]
        public Input<double>? CreateTime { get; set; }

        /// <summary>
        /// When an attribute was last changed, in Unix seconds.
        /// </summary>
        [Input("lastModifyTime")]
        public Input<double>? LastModifyTime { get; set; }

        /// <summary>
        /// How many messages the queue takes in a second.
        /// </summary>
        [Input("qps")]
        public Input<int>? Qps { get; set; }

        /// <summary>
        /// The queue's bandwidth limit. The documentation names no unit; its figures agree with bytes per second.
        /// </summary>
        [Input("bps")]
        public Input<double>? Bps { get; set; }

        /// <summary>
        /// The longest delay of a message, in seconds.
        /// </summary>
        [Input("maxDelaySeconds")]
        public Input<int>? MaxDelaySeconds { get; set; }

        /// <summary>
        /// How many messages may be hidden at a time.
        /// </summary>
        [Input("maxUnackedMsgNum")]
        public Input<int>? MaxUnackedMsgNum { get; set; }

        /// <summary>
        /// How large the backlog may become, in bytes.
        /// </summary>
        [Input("maxMsgBacklogSize")]
        public Input<double>? MaxMsgBacklogSize { get; set; }

        public QueueState()
        {
        }
        public static new QueueState Empty => new QueueState();
    }
}
