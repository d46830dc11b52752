using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>What a rule of a policy checks.</summary>
internal abstract record PolicyCheck
{
    /// <summary>Names of the types that it can be about.</summary>
    public virtual ImmutableArray<string> Types => ["Queue", "Topic", "Subscription"];

    /// <summary>What it wants, in one sentence.</summary>
    public abstract string Words { get; }

    /// <summary>Checks an object. A value that is not known, or is encrypted, is passed over.</summary>
    /// <param name="subject">The object.</param>
    /// <param name="scope">What is to be known besides.</param>
    public abstract IEnumerable<PolicyViolation> Check(PolicySubject subject, PolicyScope scope);
}
