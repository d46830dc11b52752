// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq.Inputs
{
    /// <summary>
    /// How a transaction queue asks back for undecided messages.
    /// </summary>
    public sealed class TransactionPolicyArgs : global::Pulumi.ResourceArgs
    {
        /// <summary>
        /// Delay before the first question.
        /// </summary>
        [Input("firstQueryInterval")]
        public Input<int>? FirstQueryInterval { get; set; }

        /// <summary>
        /// How often it asks at the most.
        /// </summary>
        [Input("maxQueryCount")]
        public Input<int>? MaxQueryCount { get; set; }

        public TransactionPolicyArgs()
        {
        }
        public static new TransactionPolicyArgs Empty => new TransactionPolicyArgs();
    }
}
