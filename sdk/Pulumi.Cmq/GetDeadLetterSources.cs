// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq
{
    /// <summary>
    /// Lists the queues whose dead-letter queue a queue is, with their message counters. A queue that does not exist is an error.
    /// </summary>
    /// <example>
    /// <code>
    /// using System.Collections.Generic;
    /// using Pulumi;
    /// using Cmq = Pulumi.Cmq;
    ///
    /// return await Deployment.RunAsync(() =&gt;
    /// {
    ///     var found = Cmq.GetDeadLetterSources.Invoke(new()
    ///     {
    ///         Queue = "dead-letters",
    ///     });
    ///
    ///     return new Dictionary&lt;string, object?&gt;
    ///     {
    ///         ["sources"] = found.Apply(result =&gt; result.Sources),
    ///     };
    /// });
    /// </code>
    /// </example>
    public static class GetDeadLetterSources
    {
        /// <summary>
        /// Lists the queues whose dead-letter queue a queue is, with their message counters. A queue that does not exist is an error.
        /// </summary>
        /// <example>
        /// <code>
        /// using System.Collections.Generic;
        /// using Pulumi;
        /// using Cmq = Pulumi.Cmq;
        ///
        /// return await Deployment.RunAsync(() =&gt;
        /// {
        ///     var found = Cmq.GetDeadLetterSources.Invoke(new()
        ///     {
        ///         Queue = "dead-letters",
        ///     });
        ///
        ///     return new Dictionary&lt;string, object?&gt;
        ///     {
        ///         ["sources"] = found.Apply(result =&gt; result.Sources),
        ///     };
        /// });
        /// </code>
        /// </example>
        public static Task<GetDeadLetterSourcesResult> InvokeAsync(GetDeadLetterSourcesArgs args, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.InvokeAsync<GetDeadLetterSourcesResult>("cmq:index:getDeadLetterSources", args ?? new GetDeadLetterSourcesArgs(), options.WithDefaults());

        /// <summary>
        /// Lists the queues whose dead-letter queue a queue is, with their message counters. A queue that does not exist is an error.
        /// </summary>
        /// <example>
        /// <code>
        /// using System.Collections.Generic;
        /// using Pulumi;
        /// using Cmq = Pulumi.Cmq;
        ///
        /// return await Deployment.RunAsync(() =&gt;
        /// {
        ///     var found = Cmq.GetDeadLetterSources.Invoke(new()
        ///     {
        ///         Queue = "dead-letters",
        ///     });
        ///
        ///     return new Dictionary&lt;string, object?&gt;
        ///     {
        ///         ["sources"] = found.Apply(result =&gt; result.Sources),
        ///     };
        /// });
        /// </code>
        /// </example>
        public static Output<GetDeadLetterSourcesResult> Invoke(GetDeadLetterSourcesInvokeArgs args, InvokeOptions? options = null)
            => global::Pulumi.Deployment.Instance.Invoke<GetDeadLetterSourcesResult>("cmq:index:getDeadLetterSources", args ?? new GetDeadLetterSourcesInvokeArgs(), options.WithDefaults());

        /// <summary>
        /// Lists the queues whose dead-letter queue a queue is, with their message counters. A queue that does not exist is an error.
        /// </summary>
        /// <example>
        /// <code>
        /// using System.Collections.Generic;
        /// using Pulumi;
        /// using Cmq = Pulumi.Cmq;
        ///
        /// return await Deployment.RunAsync(() =&gt;
        /// {
        ///     var found = Cmq.GetDeadLetterSources.Invoke(new()
        ///     {
        ///         Queue = "dead-letters",
        ///     });
        ///
        ///     return new Dictionary&lt;string, object?&gt;
        ///     {
        ///         ["sources"] = found.Apply(result =&gt; result.Sources),
        ///     };
        /// });
        /// </code>
        /// </example>
        public static Output<GetDeadLetterSourcesResult> Invoke(GetDeadLetterSourcesInvokeArgs args, InvokeOutputOptions options)
            => global::Pulumi.Deployment.Instance.Invoke<GetDeadLetterSourcesResult>("cmq:index:getDeadLetterSources", args ?? new GetDeadLetterSourcesInvokeArgs(), options.WithDefaults());
    }

    public sealed class GetDeadLetterSourcesArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// Name of the dead-letter queue.
        /// </summary>
        [Input("queue", required: true)]
        public string Queue { get; set; } = null!;

        /// <summary>
        /// Only objects whose name contains this text, in whatever case.
        /// </summary>
        [Input("nameContains")]
        public string? NameContains { get; set; }

        public GetDeadLetterSourcesArgs()
        {
        }
        public static new GetDeadLetterSourcesArgs Empty => new GetDeadLetterSourcesArgs();
    }

    public sealed class GetDeadLetterSourcesInvokeArgs : global::Pulumi.InvokeArgs
    {
        /// <summary>
        /// Name of the dead-letter queue.
        /// </summary>
        [Input("queue", required: true)]
        public Input<string> Queue { get; set; } = null!;

        /// <summary>
        /// Only objects whose name contains this text, in whatever case.
        /// </summary>
        [Input("nameContains")]
        public Input<string>? NameContains { get; set; }

        public GetDeadLetterSourcesInvokeArgs()
        {
        }
        public static new GetDeadLetterSourcesInvokeArgs Empty => new GetDeadLetterSourcesInvokeArgs();
    }

    [OutputType]
    public sealed class GetDeadLetterSourcesResult
    {
        /// <summary>
        /// The queues that use it as their dead-letter queue, at most 6.
        /// </summary>
        public readonly ImmutableArray<Outputs.QueueResult> Sources;

        [OutputConstructor]
        private GetDeadLetterSourcesResult(
            ImmutableArray<Outputs.QueueResult> sources)
        {
            Sources = sources;
        }
    }
}
