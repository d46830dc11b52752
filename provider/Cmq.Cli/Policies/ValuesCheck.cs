using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>A property has one of some values.</summary>
/// <param name="Property">The property.</param>
/// <param name="Allowed">The values.</param>
internal sealed record ValuesCheck(PropertyPath Property, ImmutableArray<PropertyValue> Allowed) : PolicyCheck
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Types =>
        [.. PackageSpec.Resources.Where(spec => spec.Find(Property.Segments[0].KeyName!) is not null).Select(spec => spec.Name)];

    /// <inheritdoc/>
    public override string Words => $"{Property} is {Bounds}.";

    private string Bounds => string.Join(" or ", Allowed.Select(value => ValueText.Of(value)));

    /// <inheritdoc/>
    public override IEnumerable<PolicyViolation> Check(PolicySubject subject, PolicyScope scope)
    {
        var value = subject.Find(Property);
        if (value is { ContainsUnknowns: false } && !Allowed.Contains(value.UnwrapAll()))
        {
            var from = subject.IsDefault(Property) ? " (the default)" : "";
            yield return new(Property.ToString(), value, $"{Property} is {ValueText.Of(value)}{from}, and is to be {Bounds}");
        }
    }
}
