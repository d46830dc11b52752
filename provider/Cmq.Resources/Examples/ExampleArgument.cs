using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>A property that an example sets.</summary>
/// <param name="Row">The property's row, which says how each language writes the value.</param>
/// <param name="Value">The value.</param>
internal sealed record ExampleArgument(PropertySpec Row, ExampleValue Value)
{
    /// <summary>Values with their rows.</summary>
    /// <exception cref="InvalidOperationException">There is no such row.</exception>
    public static ImmutableArray<ExampleArgument> Of(IEnumerable<PropertySpec> rows, IEnumerable<(string Name, ExampleValue Value)> values) =>
        [.. values.Select(value => new ExampleArgument(rows.Single(row => row.Name == value.Name), value.Value))];
}
