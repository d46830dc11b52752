using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>An operation was carried out in part: the object exists, and not everything asked for holds.</summary>
public sealed class PartialFailureException : Exception
{
    /// <summary>An operation that was carried out in part.</summary>
    /// <param name="id">The object's id.</param>
    /// <param name="outputs">The object as far as it is known.</param>
    /// <param name="reasons">What did not succeed, one sentence each.</param>
    /// <param name="inner">The cause.</param>
    public PartialFailureException(string id, PropertyMap outputs, ImmutableArray<string> reasons, Exception? inner = null)
        : base(string.Join("; ", reasons), inner) => (Id, Outputs, Reasons) = (id, outputs, reasons);

    /// <summary>The object's id.</summary>
    public string Id { get; }

    /// <summary>The object as far as it is known.</summary>
    public PropertyMap Outputs { get; }

    /// <summary>What did not succeed.</summary>
    public ImmutableArray<string> Reasons { get; }
}
