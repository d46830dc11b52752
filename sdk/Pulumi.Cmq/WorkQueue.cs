// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq
{
    /// <summary>
    /// A queue of work together with its dead-letter queue: a message that was received `maxReceiveCount` times without being deleted goes there, and stays as long as the service can keep it. Receives wait 10 seconds for a message unless told otherwise.
    /// </summary>
    /// <example>
    /// <code>
    /// using System.Collections.Generic;
    /// using Pulumi;
    /// using Cmq = Pulumi.Cmq;
    ///
    /// return await Deployment.RunAsync(() =&gt;
    /// {
    ///     var jobs = new Cmq.WorkQueue("jobs", new()
    ///     {
    ///         QueueName = "shop-jobs",
    ///         MaxReceiveCount = 3,
    ///         VisibilityTimeout = 120,
    ///         ForceDestroy = true,
    ///     });
    ///
    ///     return new Dictionary&lt;string, object?&gt;
    ///     {
    ///         ["queueName"] = jobs.QueueName,
    ///         ["deadLetterQueueName"] = jobs.DeadLetterQueueName,
    ///     };
    /// });
    /// </code>
    /// </example>
    [CmqResourceType("cmq:index:WorkQueue")]
    public partial class WorkQueue : global::Pulumi.ComponentResource
    {
        /// <summary>
        /// Name of the queue.
        /// </summary>
        [Output("queueName")]
        public Output<string> QueueName { get; private set; } = null!;

        /// <summary>
        /// Name of the dead-letter queue.
        /// </summary>
        [Output("deadLetterQueueName")]
        public Output<string> DeadLetterQueueName { get; private set; } = null!;

        /// <summary>
        /// Declares a WorkQueue.
        /// </summary>
        /// <param name="name">The resource's name, unique among those of its type in the stack.</param>
        /// <param name="args">What the resource is made from.</param>
        /// <param name="options">How the engine treats it: its parent, its provider, protection, aliases and the like.</param>
        public WorkQueue(string name, WorkQueueArgs? args = null, ComponentResourceOptions? options = null)
            : base("cmq:index:WorkQueue", name, args ?? new WorkQueueArgs(), MakeResourceOptions(options, ""), remote: true)
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
    /// What a WorkQueue is made from.
    /// </summary>
    public sealed class WorkQueueArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Name of the queue; the dead-letter queue then has the same with `-dead` at its end. Left out, both are named automatically.
        /// </summary>
        [Input("queueName")]
        public Input<string>? QueueName { get; set; }

        /// <summary>
        /// How often a message is received before it goes to the dead-letter queue; 5 unless set. 1 to 1000 times.
        /// </summary>
        [Input("maxReceiveCount")]
        public Input<int>? MaxReceiveCount { get; set; }

        /// <summary>
        /// How long a received message stays hidden from other consumers. 1 to 43200 seconds, default 30.
        /// </summary>
        [Input("visibilityTimeout")]
        public Input<int>? VisibilityTimeout { get; set; }

        /// <summary>
        /// How long a receive waits for a message when it does not say so itself: 10 seconds unless set here, whatever the default of a queue by itself. 0 to 30 seconds, default 0.
        /// </summary>
        [Input("pollingWaitSeconds")]
        public Input<int>? PollingWaitSeconds { get; set; }

        /// <summary>
        /// How long a message is kept; on edition `tdmq2022` the longest time that it may stay unacknowledged. 60 to 1296000 seconds, default 345600 on editions `tdmq` and `classic`; 30 to 43200 seconds, default 3600 on edition `tdmq2022`.
        /// </summary>
        [Input("msgRetentionSeconds")]
        public Input<int>? MsgRetentionSeconds { get; set; }

        /// <summary>
        /// The longest message. Fixed at creation on the TDMQ editions: a change replaces the queue. 1024 to 1048576 bytes, default 65536 on edition `tdmq`; 1024 to 65536 bytes, default 65536 on edition `classic`; 1024 to 1048576 bytes, default 1048576 on edition `tdmq2022`.
        /// </summary>
        [Input("maxMsgSize")]
        public Input<int>? MaxMsgSize { get; set; }

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

        public WorkQueueArgs()
        {
        }
        public static new WorkQueueArgs Empty => new WorkQueueArgs();
    }
}
