// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Pulumi.Serialization;

namespace Pulumi.Cmq.Outputs
{
    /// <summary>
    /// How a transaction queue asks back for undecided messages.
    /// </summary>
    [OutputType]
    public sealed class TransactionPolicy
    {
        /// <summary>
        /// Delay before the first question, in the service's own unit: its documentation names none, and no range.
        /// </summary>
        public readonly int? FirstQueryInterval;
        /// <summary>
        /// How many times it asks at the most; the service documents no range.
        /// </summary>
        public readonly int? MaxQueryCount;

        [OutputConstructor]
        private TransactionPolicy(
            int? firstQueryInterval,

            int? maxQueryCount)
        {
            FirstQueryInterval = firstQueryInterval;
            MaxQueryCount = maxQueryCount;
        }
    }
}
