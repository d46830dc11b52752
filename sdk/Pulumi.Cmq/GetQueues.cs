// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq
{
    /// <summary>
    /// Lists the queues of the account in the region, with their message counters: all of them, or those that every filter lets pass.
    /// </summary>
    /// <example>
    /// <code>
    /// using System.Collections.Generic;
    /// using Pulumi;
    /// using Cmq = Pulumi.Cmq;
    ///
    /// return await Deployment.RunAsync(() =&gt;
    /// {
    ///     var found = Cmq.GetQueues.Invoke(new()
    ///     {
    ///         NameContains = "order",
    ///         Tags =
    ///         {
    ///             { "team", "shop" },
    ///         },
    ///     });
    ///
    ///     return new Dictionary&lt;string, object?&gt;
    ///     {
    ///         ["queues"] = found.Apply(result =&gt; result.Queues),
    ///     };
    /// });
    /// </code>
    /// </example>
    public static class GetQueues
    {
        /// <summary>
        /// Lists the queues of the account in the region, with their message counters: all of them, or those that every filter lets pass.
        /// </summary>
        /// <example>
        /// <code>
        /// using System.Collections.Generic;
        /// using Pulumi;
        /// using Cmq = Pulumi.Cmq;
        ///
        /// return await Deployment.RunAsync(() =&gt;
        /// {
        ///     var found = Cmq.GetQueues.Invoke(new()
        ///     {
        ///         NameContains = "order",
        ///         Tags =
        ///         {
        ///             { "team", "shop" },
        ///         },
        ///     });
        ///
        ///     return new Dictionary&lt;string, object?&gt;
        ///     {
        ///         ["queues"] = found.Apply(result =&gt; result.Queues),
        ///     };
        /// });
        /// </code>
        /// </example>
        public static Task<GetQueuesResult> InvokeAsync(GetQueuesArgs? args = null, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.InvokeAsync<GetQueuesResult>("cmq:index:getQueues", args ?? new GetQueuesArgs(), options.WithDefaults());

        /// <summary>
        /// Lists the queues of the account in the region, with their message counters: all of them, or those that every filter lets pass.
        /// </summary>
        /// <example>
        /// <code>
        /// using System.Collections.Generic;
        /// using Pulumi;
        /// using Cmq = Pulumi.Cmq;
        ///
        /// return await Deployment.RunAsync(() =&gt;
        /// {
        ///     var found = Cmq.GetQueues.Invoke(new()
        ///     {
        ///         NameContains = "order",
        ///         Tags =
        ///         {
        ///             { "team", "shop" },
        ///         },
        ///     });
        ///
        ///     return new Dictionary&lt;string, object?&gt;
        ///     {
        ///         ["queues"] = found.Apply(result =&gt; result.Queues),
        ///     };
        /// });
        /// </code>
        /// </example>
        public static Output<GetQueuesResult> Invoke(GetQueuesInvokeArgs? args = null, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.Invoke<GetQueuesResult>("cmq:index:getQueues", args ?? new GetQueuesInvokeArgs(), options.WithDefaults());

        /// <summary>
        /// Lists the queues of the account in the region, with their message counters: all of them, or those that every filter lets pass.
        /// </summary>
        /// <example>
        /// <code>
        /// using System.Collections.Generic;
        /// using Pulumi;
        /// using Cmq = Pulumi.Cmq;
        ///
        /// return await Deployment.RunAsync(() =&gt;
        /// {
        ///     var found = Cmq.GetQueues.Invoke(new()
        ///     {
        ///         NameContains = "order",
        ///         Tags =
        ///         {
        ///             { "team", "shop" },
        ///         },
        ///     });
        ///
        ///     return new Dictionary&lt;string, object?&gt;
        ///     {
        ///         ["queues"] = found.Apply(result =&gt; result.Queues),
        ///     };
        /// });
        /// </code>
        /// </example>
        public static Output<GetQueuesResult> Invoke(GetQueuesInvokeArgs args, InvokeOutputOptions options)
            => global::Pulumi.Deployment.Instance.Invoke<GetQueuesResult>("cmq:index:getQueues", args ?? new GetQueuesInvokeArgs(), options.WithDefaults());
    }

    public sealed class GetQueuesArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// Only objects whose name contains this text, in whatever case.
        /// </summary>
        [Input("nameContains")]
        public string? NameContains { get; set; }

        [Input("names")]
        private List<string>? _names;

        /// <summary>
        /// Only objects of these names, compared without regard to case. An empty list gives nothing.
        /// </summary>
        public List<string> Names
        {
            get => _names ?? (_names = new List<string>());
            set => _names = value;
        }

        [Input("tags")]
        private Dictionary<string, string>? _tags;

        /// <summary>
        /// Only objects that carry all of these resource tags with these values.
        /// </summary>
        public Dictionary<string, string> Tags
        {
            get => _tags ?? (_tags = new Dictionary<string, string>());
            set => _tags = value;
        }

        public GetQueuesArgs()
        {
        }
        public static new GetQueuesArgs Empty => new GetQueuesArgs();
    }

    public sealed class GetQueuesInvokeArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// Only objects whose name contains this text, in whatever case.
        /// </summary>
        [Input("nameContains")]
        public Input<string>? NameContains { get; set; }

        [Input("names")]
        private InputList<string>? _names;

        /// <summary>
        /// Only objects of these names, compared without regard to case. An empty list gives nothing.
        /// </summary>
        public InputList<string> Names
        {
            get => _names ?? (_names = new InputList<string>());
            set => _names = value;
        }

        [Input("tags")]
        private InputMap<string>? _tags;

        /// <summary>
        /// Only objects that carry all of these resource tags with these values.
        /// </summary>
        public InputMap<string> Tags
        {
            get => _tags ?? (_tags = new InputMap<string>());
            set => _tags = value;
        }

        public GetQueuesInvokeArgs()
        {
        }
        public static new GetQueuesInvokeArgs Empty => new GetQueuesInvokeArgs();
    }

    [OutputType]
    public sealed class GetQueuesResult
    {
        /// <summary>
        /// The queues.
        /// </summary>
        public readonly ImmutableArray<Outputs.QueueResult> Queues;

        [OutputConstructor]
        private GetQueuesResult(
            ImmutableArray<Outputs.QueueResult> queues)
        {
            Queues = queues;
        }
    }
}
