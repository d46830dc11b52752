// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq
{
    /// <summary>
    /// Lists the topics of the account in the region, with their message counters: all of them, or those that every filter lets pass.
    /// </summary>
    /// <example>
    /// <code>
    /// using System.Collections.Generic;
    /// using Pulumi;
    /// using Cmq = Pulumi.Cmq;
    ///
    /// return await Deployment.RunAsync(() =&gt;
    /// {
    ///     var found = Cmq.GetTopics.Invoke(new()
    ///     {
    ///         Names = new[] { "order-events", "stock-events" },
    ///     });
    ///
    ///     return new Dictionary&lt;string, object?&gt;
    ///     {
    ///         ["topics"] = found.Apply(result =&gt; result.Topics),
    ///     };
    /// });
    /// </code>
    /// </example>
    public static class GetTopics
    {
        /// <summary>
        /// Lists the topics of the account in the region, with their message counters: all of them, or those that every filter lets pass.
        /// </summary>
        /// <example>
        /// <code>
        /// using System.Collections.Generic;
        /// using Pulumi;
        /// using Cmq = Pulumi.Cmq;
        ///
        /// return await Deployment.RunAsync(() =&gt;
        /// {
        ///     var found = Cmq.GetTopics.Invoke(new()
        ///     {
        ///         Names = new[] { "order-events", "stock-events" },
        ///     });
        ///
        ///     return new Dictionary&lt;string, object?&gt;
        ///     {
        ///         ["topics"] = found.Apply(result =&gt; result.Topics),
        ///     };
        /// });
        /// </code>
        /// </example>
        public static Task<GetTopicsResult> InvokeAsync(GetTopicsArgs? args = null, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.InvokeAsync<GetTopicsResult>("cmq:index:getTopics", args ?? new GetTopicsArgs(), options.WithDefaults());

        /// <summary>
        /// Lists the topics of the account in the region, with their message counters: all of them, or those that every filter lets pass.
        /// </summary>
        /// <example>
        /// <code>
        /// using System.Collections.Generic;
        /// using Pulumi;
        /// using Cmq = Pulumi.Cmq;
        ///
        /// return await Deployment.RunAsync(() =&gt;
        /// {
        ///     var found = Cmq.GetTopics.Invoke(new()
        ///     {
        ///         Names = new[] { "order-events", "stock-events" },
        ///     });
        ///
        ///     return new Dictionary&lt;string, object?&gt;
        ///     {
        ///         ["topics"] = found.Apply(result =&gt; result.Topics),
        ///     };
        /// });
        /// </code>
        /// </example>
        public static Output<GetTopicsResult> Invoke(GetTopicsInvokeArgs? args = null, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.Invoke<GetTopicsResult>("cmq:index:getTopics", args ?? new GetTopicsInvokeArgs(), options.WithDefaults());

        /// <summary>
        /// Lists the topics of the account in the region, with their message counters: all of them, or those that every filter lets pass.
        /// </summary>
        /// <example>
        /// <code>
        /// using System.Collections.Generic;
        /// using Pulumi;
        /// using Cmq = Pulumi.Cmq;
        ///
        /// return await Deployment.RunAsync(() =&gt;
        /// {
        ///     var found = Cmq.GetTopics.Invoke(new()
        ///     {
        ///         Names = new[] { "order-events", "stock-events" },
        ///     });
        ///
        ///     return new Dictionary&lt;string, object?&gt;
        ///     {
        ///         ["topics"] = found.Apply(result =&gt; result.Topics),
        ///     };
        /// });
        /// </code>
        /// </example>
        public static Output<GetTopicsResult> Invoke(GetTopicsInvokeArgs args, InvokeOutputOptions options)
            => global::Pulumi.Deployment.Instance.Invoke<GetTopicsResult>("cmq:index:getTopics", args ?? new GetTopicsInvokeArgs(), options.WithDefaults());
    }

    public sealed class GetTopicsArgs : global::Pulumi.InvokeArgs
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

        public GetTopicsArgs()
        {
        }
        public static new GetTopicsArgs Empty => new GetTopicsArgs();
    }

    public sealed class GetTopicsInvokeArgs : global::Pulumi.InvokeArgs
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

        public GetTopicsInvokeArgs()
        {
        }
        public static new GetTopicsInvokeArgs Empty => new GetTopicsInvokeArgs();
    }

    [OutputType]
    public sealed class GetTopicsResult
    {
        /// <summary>
        /// The topics.
        /// </summary>
        public readonly ImmutableArray<Outputs.TopicResult> Topics;

        [OutputConstructor]
        private GetTopicsResult(
            ImmutableArray<Outputs.TopicResult> topics)
        {
            Topics = topics;
        }
    }
}
