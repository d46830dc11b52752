using System.Collections.Immutable;
using System.Globalization;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>A number lies within bounds.</summary>
/// <param name="Property">The property.</param>
/// <param name="Minimum">The lowest; null for none.</param>
/// <param name="Maximum">The highest; null for none.</param>
internal sealed record RangeCheck(PropertyPath Property, double? Minimum, double? Maximum) : PolicyCheck
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Types =>
        [.. PackageSpec.Resources.Where(spec => spec.Find(Property.Segments[0].KeyName!) is not null).Select(spec => spec.Name)];

    /// <inheritdoc/>
    public override string Words => $"{Property} is {Bounds}.";

    private string Bounds => (Minimum, Maximum) switch
    {
        ({ } least, { } most) => string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"),
        ({ } least, null) => string.Create(CultureInfo.InvariantCulture, $"{least} or more"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Maximum} or less"),
    };

    /// <inheritdoc/>
    public override IEnumerable<PolicyViolation> Check(PolicySubject subject, PolicyScope scope)
    {
        var value = subject.Find(Property);
        if (value?.Unwrap() is NumberValue number && (number.Value < Minimum || number.Value > Maximum))
        {
            var from = subject.IsDefault(Property) ? " (the default)" : "";
            yield return new(Property.ToString(), value, $"{Property} is {ValueText.Of(value)}{from}, and is to be {Bounds}");
        }
    }
}
