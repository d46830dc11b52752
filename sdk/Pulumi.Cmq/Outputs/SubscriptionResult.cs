// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq.Outputs
{
    /// <summary>
    /// A subscription as a function finds it.
    /// </summary>
    [OutputType]
    public sealed class SubscriptionResult
    {
        /// <summary>
        /// Name of the topic.
        /// </summary>
        public readonly string Topic;
        /// <summary>
        /// Name of the subscription, unique within its topic: 1 to 64 characters, a letter first, then letters, digits, `-` and, on the TDMQ editions, `_`. Left out, it is the resource's name with a random suffix.
        /// </summary>
        public readonly string Name;
        /// <summary>
        /// How it delivers; a change replaces the subscription.
        /// </summary>
        public readonly Pulumi.Cmq.Protocol Protocol;
        /// <summary>
        /// Where it delivers: an URL that starts with `http://`, or the name of a queue. A change replaces the subscription.
        /// </summary>
        public readonly string Endpoint;
        /// <summary>
        /// How a failed delivery is tried again. Default `EXPONENTIAL_DECAY_RETRY`.
        /// </summary>
        public readonly Pulumi.Cmq.NotifyStrategy NotifyStrategy;
        /// <summary>
        /// What a delivery contains. `SIMPLIFIED` for protocol `queue`; for `http` the service's default is `JSON`.
        /// </summary>
        public readonly Pulumi.Cmq.NotifyContentFormat NotifyContentFormat;
        /// <summary>
        /// Only messages with one of these tags pass, on a topic of filter type 1: at most 5 tags of 1 to 16 characters. Without any, every message passes.
        /// </summary>
        public readonly ImmutableArray<string> FilterTags;
        /// <summary>
        /// Only messages pass whose routing key matches one of these, on a topic of filter type 2: at most 5 keys of 1 to 64 bytes, words separated by at most 15 dots, `*` for one word, `#` for any number of words. The service has no call that removes them: taken out, the subscription is replaced.
        /// </summary>
        public readonly ImmutableArray<string> BindingKeys;
        /// <summary>
        /// Id of the subscription: `subsc-…`.
        /// </summary>
        public readonly string SubscriptionId;
        /// <summary>
        /// When the subscription was created, in Unix seconds.
        /// </summary>
        public readonly double CreateTime;
        /// <summary>
        /// When an attribute was last changed, in Unix seconds.
        /// </summary>
        public readonly double LastModifyTime;
        /// <summary>
        /// Messages that wait for delivery.
        /// </summary>
        public readonly double? MsgCount;

        [OutputConstructor]
        private SubscriptionResult(
            string topic,

            string name,

            Pulumi.Cmq.Protocol protocol,

            string endpoint,

            Pulumi.Cmq.NotifyStrategy notifyStrategy,

            Pulumi.Cmq.NotifyContentFormat notifyContentFormat,

            ImmutableArray<string> filterTags,

            ImmutableArray<string> bindingKeys,

            string subscriptionId,

            double createTime,

            double lastModifyTime,

            double? msgCount)
        {
            Topic = topic;
            Name = name;
            Protocol = protocol;
            Endpoint = endpoint;
            NotifyStrategy = notifyStrategy;
            NotifyContentFormat = notifyContentFormat;
            FilterTags = filterTags;
            BindingKeys = bindingKeys;
            SubscriptionId = subscriptionId;
            CreateTime = createTime;
            LastModifyTime = lastModifyTime;
            MsgCount = msgCount;
        }
    }
}
