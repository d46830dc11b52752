// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq
{
    /// <summary>
    /// Lists the subscriptions of a topic, or those of all topics that deliver into a queue, with their message counters.
    /// </summary>
    /// <example>
    /// <code>
    /// using System.Collections.Generic;
    /// using Pulumi;
    /// using Cmq = Pulumi.Cmq;
    ///
    /// return await Deployment.RunAsync(() =&gt;
    /// {
    ///     var orderEvents = new Cmq.Topic("orderEvents");
    ///
    ///     var found = Cmq.GetSubscriptions.Invoke(new()
    ///     {
    ///         Topic = orderEvents.Name,
    ///     });
    ///
    ///     return new Dictionary&lt;string, object?&gt;
    ///     {
    ///         ["subscriptions"] = found.Apply(result =&gt; result.Subscriptions),
    ///     };
    /// });
    /// </code>
    /// </example>
    public static class GetSubscriptions
    {
        /// <summary>
        /// Lists the subscriptions of a topic, or those of all topics that deliver into a queue, with their message counters.
        /// </summary>
        /// <example>
        /// <code>
        /// using System.Collections.Generic;
        /// using Pulumi;
        /// using Cmq = Pulumi.Cmq;
        ///
        /// return await Deployment.RunAsync(() =&gt;
        /// {
        ///     var orderEvents = new Cmq.Topic("orderEvents");
        ///
        ///     var found = Cmq.GetSubscriptions.Invoke(new()
        ///     {
        ///         Topic = orderEvents.Name,
        ///     });
        ///
        ///     return new Dictionary&lt;string, object?&gt;
        ///     {
        ///         ["subscriptions"] = found.Apply(result =&gt; result.Subscriptions),
        ///     };
        /// });
        /// </code>
        /// </example>
        public static Task<GetSubscriptionsResult> InvokeAsync(GetSubscriptionsArgs? args = null, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.InvokeAsync<GetSubscriptionsResult>("cmq:index:getSubscriptions", args ?? new GetSubscriptionsArgs(), options.WithDefaults());

        /// <summary>
        /// Lists the subscriptions of a topic, or those of all topics that deliver into a queue, with their message counters.
        /// </summary>
        /// <example>
        /// <code>
        /// using System.Collections.Generic;
        /// using Pulumi;
        /// using Cmq = Pulumi.Cmq;
        ///
        /// return await Deployment.RunAsync(() =&gt;
        /// {
        ///     var orderEvents = new Cmq.Topic("orderEvents");
        ///
        ///     var found = Cmq.GetSubscriptions.Invoke(new()
        ///     {
        ///         Topic = orderEvents.Name,
        ///     });
        ///
        ///     return new Dictionary&lt;string, object?&gt;
        ///     {
        ///         ["subscriptions"] = found.Apply(result =&gt; result.Subscriptions),
        ///     };
        /// });
        /// </code>
        /// </example>
        public static Output<GetSubscriptionsResult> Invoke(GetSubscriptionsInvokeArgs? args = null, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.Invoke<GetSubscriptionsResult>("cmq:index:getSubscriptions", args ?? new GetSubscriptionsInvokeArgs(), options.WithDefaults());

        /// <summary>
        /// Lists the subscriptions of a topic, or those of all topics that deliver into a queue, with their message counters.
        /// </summary>
        /// <example>
        /// <code>
        /// using System.Collections.Generic;
        /// using Pulumi;
        /// using Cmq = Pulumi.Cmq;
        ///
        /// return await Deployment.RunAsync(() =&gt;
        /// {
        ///     var orderEvents = new Cmq.Topic("orderEvents");
        ///
        ///     var found = Cmq.GetSubscriptions.Invoke(new()
        ///     {
        ///         Topic = orderEvents.Name,
        ///     });
        ///
        ///     return new Dictionary&lt;string, object?&gt;
        ///     {
        ///         ["subscriptions"] = found.Apply(result =&gt; result.Subscriptions),
        ///     };
        /// });
        /// </code>
        /// </example>
        public static Output<GetSubscriptionsResult> Invoke(GetSubscriptionsInvokeArgs args, InvokeOutputOptions options)
            => global::Pulumi.Deployment.Instance.Invoke<GetSubscriptionsResult>("cmq:index:getSubscriptions", args ?? new GetSubscriptionsInvokeArgs(), options.WithDefaults());
    }

    public sealed class GetSubscriptionsArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// Name of the topic whose subscriptions are listed. Either this or `queue` is given.
        /// </summary>
        [Input("topic")]
        public string? Topic { get; set; }

        /// <summary>
        /// Name of the queue that they deliver into. Either this or `topic` is given.
        /// </summary>
        [Input("queue")]
        public string? Queue { get; set; }

        /// <summary>
        /// Only objects whose name contains this text, in whatever case.
        /// </summary>
        [Input("nameContains")]
        public string? NameContains { get; set; }

        public GetSubscriptionsArgs()
        {
        }
        public static new GetSubscriptionsArgs Empty => new GetSubscriptionsArgs();
    }

    public sealed class GetSubscriptionsInvokeArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// Name of the topic whose subscriptions are listed. Either this or `queue` is given.
        /// </summary>
        [Input("topic")]
        public Input<string>? Topic { get; set; }

        /// <summary>
        /// Name of the queue that they deliver into. Either this or `topic` is given.
        /// </summary>
        [Input("queue")]
        public Input<string>? Queue { get; set; }

        /// <summary>
        /// Only objects whose name contains this text, in whatever case.
        /// </summary>
        [Input("nameContains")]
        public Input<string>? NameContains { get; set; }

        public GetSubscriptionsInvokeArgs()
        {
        }
        public static new GetSubscriptionsInvokeArgs Empty => new GetSubscriptionsInvokeArgs();
    }

    [OutputType]
    public sealed class GetSubscriptionsResult
    {
        /// <summary>
        /// The subscriptions.
        /// </summary>
        public readonly ImmutableArray<Outputs.SubscriptionResult> Subscriptions;

        [OutputConstructor]
        private GetSubscriptionsResult(
            ImmutableArray<Outputs.SubscriptionResult> subscriptions)
        {
            Subscriptions = subscriptions;
        }
    }
}
