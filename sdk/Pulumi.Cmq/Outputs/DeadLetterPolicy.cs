// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq.Outputs
{
    /// <summary>
    /// Where messages go that can't be consumed, and when.
    /// </summary>
    [OutputType]
    public sealed class DeadLetterPolicy
    {
        /// <summary>
        /// Name of the queue that takes the messages. It has no dead-letter queue itself and serves at most 6 sources.
        /// </summary>
        public readonly string DeadLetterQueue;
        /// <summary>
        /// The condition.
        /// </summary>
        public readonly Pulumi.Cmq.DeadLetterCondition Policy;
        /// <summary>
        /// How often a message may be received; policy 0 needs it. 1 to 1000 times.
        /// </summary>
        public readonly int? MaxReceiveCount;
        /// <summary>
        /// How long a message may stay unconsumed, below `msgRetentionSeconds`; policy 1 needs it. 300 to 43200 seconds.
        /// </summary>
        public readonly int? MaxTimeToLive;

        [OutputConstructor]
        private DeadLetterPolicy(
            string deadLetterQueue,

            Pulumi.Cmq.DeadLetterCondition policy,

            int? maxReceiveCount,

            int? maxTimeToLive)
        {
            DeadLetterQueue = deadLetterQueue;
            Policy = policy;
            MaxReceiveCount = maxReceiveCount;
            MaxTimeToLive = maxTimeToLive;
        }
    }
}
