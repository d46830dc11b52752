using System.Collections.Immutable;

namespace Cmq;

/// <summary>The caller asked for something that the edition does not allow; nothing was sent.</summary>
public sealed class CmqRefusedException : ArgumentException
{
    /// <summary>An exception for these refusals.</summary>
    /// <param name="refusals">At least one refusal.</param>
    public CmqRefusedException(IEnumerable<CmqRefusal> refusals)
        : this([.. refusals])
    {
    }

    private CmqRefusedException(ImmutableArray<CmqRefusal> refusals)
        : base(string.Join(Environment.NewLine, refusals)) => Refusals = refusals;

    /// <summary>What was refused and why, one for each property.</summary>
    public ImmutableArray<CmqRefusal> Refusals { get; }

    /// <summary>Throws when there is a refusal.</summary>
    /// <param name="refusals">The refusals; none means that all is well.</param>
    /// <exception cref="CmqRefusedException">There is one or more.</exception>
    public static void ThrowIfAny(IEnumerable<CmqRefusal> refusals)
    {
        ImmutableArray<CmqRefusal> all = [.. refusals];
        if (!all.IsEmpty)
        {
            throw new CmqRefusedException(all);
        }
    }
}
