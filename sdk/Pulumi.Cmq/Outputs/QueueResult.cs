// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq.Outputs
{
    /// <summary>
    /// A queue as a function finds it.
    /// </summary>
    [OutputType]
    public sealed class QueueResult
    {
        /// <summary>
        /// Name of the queue: 1 to 64 characters, a letter first, then letters, digits, `-` and, on the TDMQ editions, `_`. Unique in the account and region without regard to case. Left out, it is the resource's name with a random suffix.
        /// </summary>
        public readonly string Name;
        /// <summary>
        /// How many messages the queue can hold. 1000000 to 1000000000 messages.
        /// </summary>
        public readonly int MaxMsgHeapNum;
        /// <summary>
        /// How long a receive waits for a message when it does not say so itself. 0 to 30 seconds, default 0.
        /// </summary>
        public readonly int PollingWaitSeconds;
        /// <summary>
        /// How long a received message stays hidden from other consumers. 1 to 43200 seconds, default 30.
        /// </summary>
        public readonly int VisibilityTimeout;
        /// <summary>
        /// The longest message. Fixed at creation on the TDMQ editions: a change replaces the queue. 1024 to 1048576 bytes, default 65536 on edition `tdmq`; 1024 to 65536 bytes, default 65536 on edition `classic`; 1024 to 1048576 bytes, default 1048576 on edition `tdmq2022`.
        /// </summary>
        public readonly int MaxMsgSize;
        /// <summary>
        /// How long a message is kept; on edition `tdmq2022` the longest time that it may stay unacknowledged. 60 to 1296000 seconds, default 345600 on editions `tdmq` and `classic`; 30 to 43200 seconds, default 3600 on edition `tdmq2022`.
        /// </summary>
        public readonly int MsgRetentionSeconds;
        /// <summary>
        /// How long a deleted message can be brought back by rewinding; 0 turns rewinding off. 0 to 43200 seconds, default 0 on editions `tdmq` and `classic`; 0 to 1296000 seconds, default 0 on edition `tdmq2022`.
        /// </summary>
        public readonly int RewindSeconds;
        /// <summary>
        /// Storage for rewinding; 0 while rewinding is off. 0 or 10240 to 512000 MB, default 0 on editions `tdmq` and `tdmq2022`.
        /// </summary>
        public readonly int? RetentionSizeInMB;
        /// <summary>
        /// Where messages go that can't be consumed, and when. Taken out, the queue is unbound from its dead-letter queue.
        /// </summary>
        public readonly Outputs.DeadLetterPolicy? DeadLetterPolicy;
        /// <summary>
        /// Whether it is a transaction queue, on the TDMQ editions. Default false.
        /// </summary>
        public readonly bool? Transaction;
        /// <summary>
        /// How a transaction queue asks back for undecided messages.
        /// </summary>
        public readonly Outputs.TransactionPolicy? TransactionPolicy;
        /// <summary>
        /// Whether messages are traced, on the TDMQ editions. Default false.
        /// </summary>
        public readonly bool? Trace;
        /// <summary>
        /// Resource tags, at most 50, on the TDMQ editions. A change of an existing queue goes through the account's Tag service.
        /// </summary>
        public readonly ImmutableDictionary<string, string>? Tags;
        /// <summary>
        /// Id of the queue: `cmqq-…`.
        /// </summary>
        public readonly string QueueId;
        /// <summary>
        /// When the queue was created, in Unix seconds.
        /// </summary>
        public readonly double CreateTime;
        /// <summary>
        /// When an attribute was last changed, in Unix seconds.
        /// </summary>
        public readonly double LastModifyTime;
        /// <summary>
        /// How many messages the queue takes in a second.
        /// </summary>
        public readonly int Qps;
        /// <summary>
        /// The queue's bandwidth limit. The documentation names no unit; its figures agree with bytes per second.
        /// </summary>
        public readonly double Bps;
        /// <summary>
        /// The longest delay of a message, in seconds.
        /// </summary>
        public readonly int MaxDelaySeconds;
        /// <summary>
        /// How many messages may be hidden at a time.
        /// </summary>
        public readonly int MaxUnackedMsgNum;
        /// <summary>
        /// How large the backlog may become, in bytes.
        /// </summary>
        public readonly double MaxMsgBacklogSize;
        /// <summary>
        /// Messages that can be received, approximately.
        /// </summary>
        public readonly double? ActiveMsgNum;
        /// <summary>
        /// Messages that were received and are hidden, approximately.
        /// </summary>
        public readonly double? InactiveMsgNum;
        /// <summary>
        /// Delayed messages.
        /// </summary>
        public readonly double? DelayMsgNum;
        /// <summary>
        /// Deleted messages that can still be brought back by rewinding.
        /// </summary>
        public readonly double? RewindmsgNum;
        /// <summary>
        /// Smallest time of an unconsumed message, in seconds.
        /// </summary>
        public readonly double? MinMsgTime;
        /// <summary>
        /// Names of the queues that use this one as their dead-letter queue.
        /// </summary>
        public readonly ImmutableArray<string> DeadLetterSources;

        [OutputConstructor]
        private QueueResult(
            string name,

            int maxMsgHeapNum,

            int pollingWaitSeconds,

            int visibilityTimeout,

            int maxMsgSize,

            int msgRetentionSeconds,

            int rewindSeconds,

            int? retentionSizeInMB,

            Outputs.DeadLetterPolicy? deadLetterPolicy,

            bool? transaction,

            Outputs.TransactionPolicy? transactionPolicy,

            bool? trace,

            ImmutableDictionary<string, string>? tags,

            string queueId,

            double createTime,

            double lastModifyTime,

            int qps,

            double bps,

            int maxDelaySeconds,

            int maxUnackedMsgNum,

            double maxMsgBacklogSize,

            double? activeMsgNum,

            double? inactiveMsgNum,

            double? delayMsgNum,

            double? rewindmsgNum,

            double? minMsgTime,

            ImmutableArray<string> deadLetterSources)
        {
            Name = name;
            MaxMsgHeapNum = maxMsgHeapNum;
            PollingWaitSeconds = pollingWaitSeconds;
            VisibilityTimeout = visibilityTimeout;
            MaxMsgSize = maxMsgSize;
            MsgRetentionSeconds = msgRetentionSeconds;
            RewindSeconds = rewindSeconds;
            RetentionSizeInMB = retentionSizeInMB;
            DeadLetterPolicy = deadLetterPolicy;
            Transaction = transaction;
            TransactionPolicy = transactionPolicy;
            Trace = trace;
            Tags = tags;
            QueueId = queueId;
            CreateTime = createTime;
            LastModifyTime = lastModifyTime;
            Qps = qps;
            Bps = bps;
            MaxDelaySeconds = maxDelaySeconds;
            MaxUnackedMsgNum = maxUnackedMsgNum;
            MaxMsgBacklogSize = maxMsgBacklogSize;
            ActiveMsgNum = activeMsgNum;
            InactiveMsgNum = inactiveMsgNum;
            DelayMsgNum = delayMsgNum;
            RewindmsgNum = rewindmsgNum;
            MinMsgTime = minMsgTime;
            DeadLetterSources = deadLetterSources;
        }
    }
}
