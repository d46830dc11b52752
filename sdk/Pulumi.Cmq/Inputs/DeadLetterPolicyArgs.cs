// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq.Inputs
{
    /// <summary>
    /// Where messages go that can't be consumed, and when.
    /// </summary>
    public sealed class DeadLetterPolicyArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Name of the queue that takes the messages. It has no dead-letter queue itself and serves at most 6 sources.
        /// </summary>
        [Input("deadLetterQueue", required: true)]
        public Input<string> DeadLetterQueue { get; set; } = null!;

        /// <summary>
        /// The condition.
        /// </summary>
        [Input("policy", required: true)]
        public Input<Pulumi.Cmq.DeadLetterCondition> Policy { get; set; } = null!;

        /// <summary>
        /// How often a message may be received; policy 0 needs it. 1 to 1000 times.
        /// </summary>
        [Input("maxReceiveCount")]
        public Input<int>? MaxReceiveCount { get; set; }

        /// <summary>
        /// How long a message may stay unconsumed, below `msgRetentionSeconds`; policy 1 needs it. 300 to 43200 seconds.
        /// </summary>
        [Input("maxTimeToLive")]
        public Input<int>? MaxTimeToLive { get; set; }

        public DeadLetterPolicyArgs()
        {
        }
        public static new DeadLetterPolicyArgs Empty => new DeadLetterPolicyArgs();
    }
}
