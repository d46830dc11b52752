using Cmq.Properties;

namespace Cmq.Provider;

/// <summary>What values depend on.</summary>
internal static class Dependencies
{
    /// <summary>URNs of the resources that a value, or anything inside it, depends on; each once.</summary>
    /// <param name="value">The value.</param>
    public static IEnumerable<string> Of(PropertyValue value) => All(value).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> All(PropertyValue value) => value switch
    {
        SecretValue secret => All(secret.Value),
        OutputValue output => output.Dependencies.Concat(output.Value is null ? [] : All(output.Value)),
        ListValue list => list.Items.SelectMany(All),
        ObjectValue map => map.Properties.Values.SelectMany(All),
        ResourceReferenceValue reference => [reference.Urn],
        _ => [],
    };
}
