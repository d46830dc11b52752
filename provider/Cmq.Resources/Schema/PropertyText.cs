using System.Globalization;
using System.Text;

namespace Cmq.Resources;

/// <summary>The documentation of a property: its sentence, its range and its default, from its row.</summary>
public static class PropertyText
{
    /// <summary>The whole text, in Markdown.</summary>
    /// <param name="row">The row.</param>
    public static string Describe(PropertySpec row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Attribute is { } attribute ? $"{row.Description} {Limits(attribute)}" : row.Description;
    }

    /// <summary>Range and default of an attribute in every edition, those that agree told together.</summary>
    /// <param name="attribute">The attribute.</param>
    public static string Limits(IntegerAttribute attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        var groups = CmqEditions.All
            .Where(attribute.ExistsIn)
            .GroupBy(edition => (attribute.RangeIn(edition), attribute.DefaultIn(edition)))
            .ToList();
        var text = new StringBuilder();
        foreach (var group in groups)
        {
            var editions = groups.Count == 1 && group.Count() == CmqEditions.All.Length
                ? ""
                : $" on edition{(group.Count() > 1 ? "s" : "")} {string.Join(" and ", group.Select(edition => $"`{edition.Name()}`"))}";
            var @default = group.Key.Item2 is { } value ? string.Create(CultureInfo.InvariantCulture, $", default {value}") : "";
            text.Append(text.Length == 0 ? "" : "; ").Append(CultureInfo.InvariantCulture, $"{group.Key.Item1} {attribute.Unit}{@default}{editions}");
        }

        return char.ToUpperInvariant(text[0]) + text.ToString(1, text.Length - 1) + ".";
    }
}
