// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq
{
    /// <summary>
    /// A subscription of a CMQ topic: it delivers the messages that its filters let pass to a queue or to an http endpoint. The filters are there from its creation on, so that no message passes unfiltered.
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
    ///     var orders = new Cmq.Queue("orders");
    ///
    ///     var paidOrders = new Cmq.Subscription("paidOrders", new()
    ///     {
    ///         Topic = orderEvents.Name,
    ///         Protocol = Cmq.Protocol.Queue,
    ///         Endpoint = orders.Name,
    ///         NotifyContentFormat = Cmq.NotifyContentFormat.Simplified,
    ///         FilterTags = new[] { "paid", "refunded" },
    ///     });
    ///
    ///     return new Dictionary&lt;string, object?&gt;
    ///     {
    ///         ["subscriptionId"] = paidOrders.SubscriptionId,
    ///     };
    /// });
    /// </code>
    /// </example>
    [CmqResourceType("cmq:index:Subscription")]
    public partial class Subscription : global::Pulumi.CustomResource
    {
        /// <summary>
        /// Name of the topic.
        /// </summary>
        [Output("topic")]
        public Output<string> Topic { get; private set; } = null!;

        /// <summary>
        /// Name of the subscription, unique within its topic: 1 to 64 characters, a letter first, then letters, digits, `-` and, on the TDMQ editions, `_`. Left out, it is the resource's name with a random suffix.
        /// </summary>
        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        /// <summary>
        /// How it delivers; a change replaces the subscription.
        /// </summary>
        [Output("protocol")]
        public Output<Pulumi.Cmq.Protocol> Protocol { get; private set; } = null!;

        /// <summary>
        /// Where it delivers: an URL that starts with `http://`, or the name of a queue. A change replaces the subscription.
        /// </summary>
        [Output("endpoint")]
        public Output<string> Endpoint { get; private set; } = null!;

        /// <summary>
        /// How a failed delivery is tried again. Default `EXPONENTIAL_DECAY_RETRY`.
        /// </summary>
        [Output("notifyStrategy")]
        public Output<Pulumi.Cmq.NotifyStrategy> NotifyStrategy { get; private set; } = null!;

        /// <summary>
        /// What a delivery contains. `SIMPLIFIED` for protocol `queue`; for `http` the service's default is `JSON`.
        /// </summary>
        [Output("notifyContentFormat")]
        public Output<Pulumi.Cmq.NotifyContentFormat> NotifyContentFormat { get; private set; } = null!;

        /// <summary>
        /// Only messages with one of these tags pass, on a topic of filter type 1: at most 5 tags of 1 to 16 characters. Without any, every message passes.
        /// </summary>
        [Output("filterTags")]
        public Output<ImmutableArray<string>> FilterTags { get; private set; } = null!;

        /// <summary>
        /// Only messages pass whose routing key matches one of these, on a topic of filter type 2: at most 5 keys of 1 to 64 bytes, words separated by at most 15 dots, `*` for one word, `#` for any number of words. The service has no call that removes them: taken out, the subscription is replaced.
        /// </summary>
        [Output("bindingKeys")]
        public Output<ImmutableArray<string>> BindingKeys { get; private set; } = null!;

        /// <summary>
        /// Id of the subscription: `subsc-…`.
        /// </summary>
        [Output("subscriptionId")]
        public Output<string> SubscriptionId { get; private set; } = null!;

        /// <summary>
        /// When the subscription was created, in Unix seconds.
        /// </summary>
        [Output("createTime")]
        public Output<double> CreateTime { get; private set; } = null!;

        /// <summary>
        /// When an attribute was last changed, in Unix seconds.
        /// </summary>
        [Output("lastModifyTime")]
        public Output<double> LastModifyTime { get; private set; } = null!;

        /// <summary>
        /// Declares a Subscription.
        /// </summary>
        /// <param name="name">The resource's name, unique among those of its type in the stack.</param>
        /// <param name="args">What the resource is made from.</param>
        /// <param name="options">How the engine treats it: its parent, its provider, protection, aliases and the like.</param>
        public Subscription(string name, SubscriptionArgs args, CustomResourceOptions? options = null)
            : base("cmq:index:Subscription", name, args ?? new SubscriptionArgs(), MakeResourceOptions(options, ""))
        {
        }

        private Subscription(string name, Input<string> id, SubscriptionState? state = null, CustomResourceOptions? options = null)
            : base("cmq:index:Subscription", name, state, MakeResourceOptions(options, id))
        {
        }

        private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
        {
            var defaultOptions = new CustomResourceOptions
            {
                Version = Utilities.Version,
                ReplaceOnChanges =
                {
                    "topic",
                    "name",
                    "protocol",
                    "endpoint",
                },
            };
            var merged = CustomResourceOptions.Merge(defaultOptions, options);
            merged.Id = id ?? merged.Id;
            return merged;
        }

        /// <summary>
        /// Looks up an existing Subscription, which this stack then reads but does not manage.
        /// </summary>
        /// <param name="name">The name of the resulting resource.</param>
        /// <param name="id">The id of the object to look up.</param>
        /// <param name="state">What qualifies the lookup further.</param>
        /// <param name="options">How the engine treats it.</param>
        public static Subscription Get(string name, Input<string> id, SubscriptionState? state = null, CustomResourceOptions? options = null)
        {
            return new Subscription(name, id, state, options);
        }
    }

    /// <summary>
    /// What a Subscription is made from.
    /// </summary>
    public sealed class SubscriptionArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Name of the topic.
        /// </summary>
        [Input("topic", required: true)]
        public Input<string> Topic { get; set; } = null!;

        /// <summary>
        /// Name of the subscription, unique within its topic: 1 to 64 characters, a letter first, then letters, digits, `-` and, on the TDMQ editions, `_`. Left out, it is the resource's name with a random suffix.
        /// </summary>
        [Input("name")]
        public Input<string>? Name { get; set; }

        /// <summary>
        /// How it delivers; a change replaces the subscription.
        /// </summary>
        [Input("protocol", required: true)]
        public Input<Pulumi.Cmq.Protocol> Protocol { get; set; } = null!;

        /// <summary>
        /// Where it delivers: an URL that starts with `http://`, or the name of a queue. A change replaces the subscription.
        /// </summary>
        [Input("endpoint", required: true)]
        public Input<string> Endpoint { get; set; } = null!;

        /// <summary>
        /// How a failed delivery is tried again. Default `EXPONENTIAL_DECAY_RETRY`.
        /// </summary>
        [Input("notifyStrategy")]
        public Input<Pulumi.Cmq.NotifyStrategy>? NotifyStrategy { get; set; }

        /// <summary>
        /// What a delivery contains. `SIMPLIFIED` for protocol `queue`; for `http` the service's default is `JSON`.
        /// </summary>
        [Input("notifyContentFormat")]
        public Input<Pulumi.Cmq.NotifyContentFormat>? NotifyContentFormat { get; set; }

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
        /// Only messages pass whose routing key matches one of these, on a topic of filter type 2: at most 5 keys of 1 to 64 bytes, words separated by at most 15 dots, `*` for one word, `#` for any number of words. The service has no call that removes them: taken out, the subscription is replaced.
        /// </summary>
        public InputList<string> BindingKeys
        {
            get => _bindingKeys ?? (_bindingKeys = new InputList<string>());
            set => _bindingKeys = value;
        }

        public SubscriptionArgs()
        {
        }
        public static new SubscriptionArgs Empty => new SubscriptionArgs();
    }

    /// <summary>
    /// What qualifies the lookup of an existing Subscription.
    /// </summary>
    public sealed class SubscriptionState : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Name of the topic.
        /// </summary>
        [Input("topic")]
        public Input<string>? Topic { get; set; }

        /// <summary>
        /// Name of the subscription, unique within its topic: 1 to 64 characters, a letter first, then letters, digits, `-` and, on the TDMQ editions, `_`. Left out, it is the resource's name with a random suffix.
        /// </summary>
        [Input("name")]
        public Input<string>? Name { get; set; }

        /// <summary>
        /// How it delivers; a change replaces the subscription.
        /// </summary>
        [Input("protocol")]
        public Input<Pulumi.Cmq.Protocol>? Protocol { get; set; }

        /// <summary>
        /// Where it delivers: an URL that starts with `http://`, or the name of a queue. A change replaces the subscription.
        /// </summary>
        [Input("endpoint")]
        public Input<string>? Endpoint { get; set; }

        /// <summary>
        /// How a failed delivery is tried again. Default `EXPONENTIAL_DECAY_RETRY`.
        /// </summary>
        [Input("notifyStrategy")]
        public Input<Pulumi.Cmq.NotifyStrategy>? NotifyStrategy { get; set; }

        /// <summary>
        /// What a delivery contains. `SIMPLIFIED` for protocol `queue`; for `http` the service's default is `JSON`.
        /// </summary>
        [Input("notifyContentFormat")]
        public Input<Pulumi.Cmq.NotifyContentFormat>? NotifyContentFormat { get; set; }

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
        /// Only messages pass whose routing key matches one of these, on a topic of filter type 2: at most 5 keys of 1 to 64 bytes, words separated by at most 15 dots, `*` for one word, `#` for any number of words. The service has no call that removes them: taken out, the subscription is replaced.
        /// </summary>
        public InputList<string> BindingKeys
        {
            get => _bindingKeys ?? (_bindingKeys = new InputList<string>());
            set => _bindingKeys = value;
        }

        /// <summary>
        /// Id of the subscription: `subsc-…`.
        /// </summary>
        [Input("subscriptionId")]
        public Input<string>? SubscriptionId { get; set; }

        /// <summary>
        /// When the subscription was created, in Unix seconds.
        /// </summary>
        [Input("createTime")]
        public Input<double>? CreateTime { get; set; }

        /// <summary>
        /// When an attribute was last changed, in Unix seconds.
        /// </summary>
        [Input("lastModifyTime")]
        public Input<double>? LastModifyTime { get; set; }

        public SubscriptionState()
        {
        }
        public static new SubscriptionState Empty => new SubscriptionState();
    }
}
