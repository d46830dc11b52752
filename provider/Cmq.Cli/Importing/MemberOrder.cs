using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>The order in which people write the members of a declaration: that of the attribute table, the name first.</summary>
internal static class MemberOrder
{
    /// <summary>The members that are set, in order, each with its row.</summary>
    /// <param name="rows">The rows of the table.</param>
    /// <param name="members">The members.</param>
    public static IEnumerable<(PropertySpec Row, PropertyValue Value)> Of(IEnumerable<PropertySpec> rows, PropertyMap members) =>
        from row in rows
        let value = members.Find(row.Name)
        where value is not null
        select (row, value);
}
