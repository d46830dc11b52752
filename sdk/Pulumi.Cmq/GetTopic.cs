// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq
{
    /// <summary>
    /// Looks up a topic by name, with its message counter.
    /// </summary>
    /// <example>
    /// <code>
    /// using System.Collections.Generic;
    /// using Pulumi;
    /// using Cmq = Pulumi.Cmq;
    ///
    /// return await Deployment.RunAsync(() =&gt;
    /// {
    ///     var events = Cmq.GetTopic.Invoke(new()
    ///     {
    ///         Name = "order-events",
    ///     });
    ///
    ///     return new Dictionary&lt;string, object?&gt;
    ///     {
    ///         ["subscriptions"] = events.Apply(result =&gt; result.SubscriptionCount),
    ///     };
    /// });
    /// </code>
    /// </example>
    public static class GetTopic
    {
        /// <summary>
        /// Looks up a topic by name, with its message counter.
        /// </summary>
        /// <example>
        /// <code>
        /// using System.Collections.Generic;
        /// using Pulumi;
        /// using Cmq = Pulumi.Cmq;
        ///
        /// return await Deployment.RunAsync(() =&gt;
        /// {
        ///     var events = Cmq.GetTopic.Invoke(new()
        ///     {
        ///         Name = "order-events",
        ///     });
        ///
        ///     return new Dictionary&lt;string, object?&gt;
        ///     {
        ///         ["subscriptions"] = events.Apply(result =&gt; result.SubscriptionCount),
        ///     };
        /// });
        /// </code>
        /// </example>
        public static Task<GetTopicResult> InvokeAsync(GetTopicArgs args, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.InvokeAsync<GetTopicResult>("cmq:index:getTopic", args ?? new GetTopicArgs(), options.WithDefaults());

        /// <summary>
        /// Looks up a topic by name, with its message counter.
        /// </summary>
        /// <example>
        /// <code>
        /// using System.Collections.Generic;
        /// using Pulumi;
        /// using Cmq = Pulumi.Cmq;
        ///
        /// return await Deployment.RunAsync(() =&gt;
        /// {
        ///     var events = Cmq.GetTopic.Invoke(new()
        ///     {
        ///         Name = "order-events",
        ///     });
        ///
        ///     return new Dictionary&lt;string, object?&gt;
        ///     {
        ///         ["subscriptions"] = events.Apply(result =&gt; result.SubscriptionCount),
        ///     };
        /// });
        /// </code>
        /// </example>
        public static Output<GetTopicResult> Invoke(GetTopicInvokeArgs args, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.Invoke<GetTopicResult>("cmq:index:getTopic", args ?? new GetTopicInvokeArgs(), options.WithDefaults());

        /// <summary>
        /// Looks up a topic by name, with its message counter.
        /// </summary>
        /// <example>
        /// <code>
        /// using System.Collections.Generic;
        /// using Pulumi;
        /// using Cmq = Pulumi.Cmq;
        ///
        /// return await Deployment.RunAsync(() =&gt;
        /// {
        ///     var events = Cmq.GetTopic.Invoke(new()
        ///     {
        ///         Name = "order-events",
        ///     });
        ///
        ///     return new Dictionary&lt;string, object?&gt;
        ///     {
        ///         ["subscriptions"] = events.Apply(result =&gt; result.SubscriptionCount),
        ///     };
        /// });
        /// </code>
        /// </example>
        public static Output<GetTopicResult> Invoke(GetTopicInvokeArgs args, InvokeOutputOptions options)
            => global::Pulumi.Deployment.Instance.Invoke<GetTopicResult>("cmq:index:getTopic", args ?? new GetTopicInvokeArgs(), options.WithDefaults());
    }

    public sealed class GetTopicArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// Name of the topic.
        /// </summary>
        [Input("name", required: true)]
        public string Name { get; set; } = null!;

        public GetTopicArgs()
        {
        }
        public static new GetTopicArgs Empty => new GetTopicArgs();
    }

    public sealed class GetTopicInvokeArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// Name of the topic.
        /// </summary>
        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        public GetTopicInvokeArgs()
        {
        }
        public static new GetTopicInvokeArgs Empty => new GetTopicInvokeArgs();
    }

    [OutputType]
    public sealed class GetTopicResult
    {
        /// <summary>
        /// Name of the topic: 1 to 64 characters, a letter first, then letters, digits, `-` and, on the TDMQ editions, `_`. Unique in the account and region without regard to case. Left out, it is the resource's name with a random suffix.
        /// </summary>
        public readonly string Name;
        /// <summary>
        /// The longest message. 1024 to 1048576 bytes, default 65536 on editions `tdmq` and `tdmq2022`; 1024 to 65536 bytes, default 65536 on edition `classic`.
        /// </summary>
        public readonly int MaxMsgSize;
        /// <summary>
        /// How the topic's subscriptions choose messages; fixed at creation: a change replaces the topic. Default 1.
        /// </summary>
        public readonly Pulumi.Cmq.FilterType FilterType;
        /// <summary>
        /// Whether messages are traced, on the TDMQ editions. Default false.
        /// </summary>
        public readonly bool? Trace;
        /// <summary>
        /// Resource tags, at most 50, on the TDMQ editions. A change of an existing topic goes through the account's Tag service.
        /// </summary>
        public readonly ImmutableDictionary<string, string>? Tags;
        /// <summary>
        /// How long an undelivered message is kept: 86400 seconds, and it can't be changed.
        /// </summary>
        public readonly int MsgRetentionSeconds;
        /// <summary>
        /// Id of the topic: `cmqt-…`.
        /// </summary>
        public readonly string TopicId;
        /// <summary>
        /// When the topic was created, in Unix seconds.
        /// </summary>
        public readonly double CreateTime;
        /// <summary>
        /// When an attribute was last changed, in Unix seconds.
        /// </summary>
        public readonly double LastModifyTime;
        /// <summary>
        /// How many messages the topic takes in a second.
        /// </summary>
        public readonly int Qps;
        /// <summary>
        /// Messages that wait for delivery.
        /// </summary>
        public readonly double? MsgCount;
        /// <summary>
        /// How many subscriptions the topic has.
        /// </summary>
        public readonly double? SubscriptionCount;

        [OutputConstructor]
        private GetTopicResult(
            string name,

            int maxMsgSize,

            Pulumi.Cmq.FilterType filterType,

            bool? trace,

            ImmutableDictionary<string, string>? tags,

            int msgRetentionSeconds,

            string topicId,

            double createTime,

            double lastModifyTime,

            int qps,

            double? msgCount,

            double? subscriptionCount)
        {
            Name = name;
            MaxMsgSize = maxMsgSize;
            FilterType = filterType;
            Trace = trace;
            Tags = tags;
            MsgRetentionSeconds = msgRetentionSeconds;
            TopicId = topicId;
            CreateTime = createTime;
            LastModifyTime = lastModifyTime;
            Qps = qps;
            MsgCount = msgCount;
            SubscriptionCount = subscriptionCount;
        }
    }
}
