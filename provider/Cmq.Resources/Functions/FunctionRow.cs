using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>One value that a function returns of an object, and where it stands in the service's description.</summary>
/// <typeparam name="TLive">The service's description of the object.</typeparam>
/// <param name="Spec">The value's row.</param>
/// <param name="Read">Reads the value; null when the service does not say.</param>
internal sealed record FunctionRow<TLive>(PropertySpec Spec, Func<TLive, PropertyValue?> Read)
{
    /// <summary>What a resource's table reads back, and what only functions return.</summary>
    /// <typeparam name="TSettings">The settings that create and change the resource.</typeparam>
    /// <param name="table">The resource's table.</param>
    /// <param name="more">The rest.</param>
    public static ImmutableArray<FunctionRow<TLive>> Of<TSettings>(ImmutableArray<BoundPropertySpec<TLive, TSettings>> table, params ReadOnlySpan<FunctionRow<TLive>> more) =>
        [.. table.Where(row => row.Read is not null).Select(row => new FunctionRow<TLive>(row, row.Read!)), .. more];

    /// <summary>A number that changes by the second, and is therefore in no resource's state.</summary>
    public static FunctionRow<TLive> Counter(string name, string description, Func<TLive, long?> read) =>
        new(new() { Name = name, Type = PropertyType.Number, Description = description, IsInput = false }, live => Values.Of(read(live)));

    /// <summary>What is returned of an object.</summary>
    public static PropertyMap Project(ImmutableArray<FunctionRow<TLive>> rows, TLive live) => new(
        from row in rows
        let value = row.Read(live)
        where value is not null
        select KeyValuePair.Create(row.Spec.Name, value));
}
