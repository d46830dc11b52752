using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>A property is set.</summary>
/// <param name="Property">The property.</param>
internal sealed record RequiredCheck(PropertyPath Property) : PolicyCheck
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Types =>
        [.. PackageSpec.Resources.Where(spec => spec.Find(Property.Segments[0].KeyName!) is not null).Select(spec => spec.Name)];

    /// <inheritdoc/>
    public override string Words => $"{Property} is set.";

    /// <inheritdoc/>
    public override IEnumerable<PolicyViolation> Check(PolicySubject subject, PolicyScope scope)
    {
        if (subject.Find(Property) is null or { IsUnknown: false } and ListValue { Items.IsEmpty: true })
        {
            yield return new(Property.ToString(), null, $"{Property} is not set");
        }
    }
}
