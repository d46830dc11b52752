// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq.Inputs
{
    /// <summary>
    /// A queue that takes messages of a topic.
    /// </summary>
    public sealed class FanOutQueueArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Name of the queue. Left out, it is named automatically.
        /// </summary>
        [Input("queueName")]
        public Input<string>? QueueName { get; set; }

        [Input("filterTags")]
        private InputList<string>? _filterTags;

        /// <summary>
        /// Only messages with one of these tags pass, on a topic of filter type 1: at most 5 tags of 1 to 16 characters. Without any, every message passes.
        /// </summary>
        public InputList<string> FilterTags
        {
            get => _filterTags ?? (_filterTags = new InputList<string>());
            set => _filterTags = value;
        }

        [Input("bindingKeys")]
        private InputList<string>? _bindingKeys;

        /// <summary>
        /// Only messages pass whose routing key matches one of these: at most 5 keys, words separated by dots, `*` for one word, `#` for any number of words. When one queue has them, all have.
        /// </summary>
        public InputList<string> BindingKeys
        {
            get => _bindingKeys ?? (_bindingKeys = new InputList<string>());
            set => _bindingKeys = value;
        }

        /// <summary>
        /// How long a received message stays hidden from other consumers. 1 to 43200 seconds, default 30.
        /// </summary>
        [Input("visibilityTimeout")]
        public Input<int>? VisibilityTimeout { get; set; }

        /// <summary>
        /// How long a message is kept; on edition `tdmq2022` the longest time that it may stay unacknowledged. 60 to 1296000 seconds, default 345600 on editions `tdmq` and `classic`; 30 to 43200 seconds, default 3600 on edition `tdmq2022`.
        /// </summary>
        [Input("msgRetentionSeconds")]
        public Input<int>? MsgRetentionSeconds { get; set; }

        /// <summary>
        /// Whether the queue may be deleted while it holds messages, which are lost then. Default false.
        /// </summary>
        [Input("forceDestroy")]
        public Input<bool>? ForceDestroy { get; set; }

        public FanOutQueueArgs()
        {
        }
        public static new FanOutQueueArgs Empty => new FanOutQueueArgs();
    }
}
