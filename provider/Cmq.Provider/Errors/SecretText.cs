using System.Globalization;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Provider;

/// <summary>Keeps secrets out of messages, whoever wrote them: the service repeats what it refuses.</summary>
internal static class SecretText
{
    // Shorter ones would take single letters out of every word, and show by that what they are.
    private const int Shortest = 4;

    // The names that messages are made of; what a map is keyed by may be anything.
    private static readonly HashSet<string> Names = new(
        from resource in PackageSpec.Resources
        from row in resource.Properties
        from name in (row.Object?.Properties.Select(member => member.Name) ?? []).Append(row.Name)
        select name,
        StringComparer.Ordinal);

    /// <summary>The text with every secret in it replaced.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bags">Property bags, with their secrets marked.</param>
    /// <param name="more">Further secrets.</param>
    public static string Hide(string text, IEnumerable<PropertyMap?> bags, IEnumerable<string> more) => bags
        .OfType<PropertyMap>()
        .SelectMany(bag => bag.Values)
        .SelectMany(value => Texts(value, false))
        .Concat(more)
        .Where(secret => secret.Length >= Shortest)
        .Distinct(StringComparer.Ordinal)
        .OrderByDescending(secret => secret.Length)
        .Aggregate(text, (shown, secret) => shown.Replace(secret, "[secret]", StringComparison.Ordinal));

    private static IEnumerable<string> Texts(PropertyValue value, bool secret)
    {
        secret |= value.IsSecret;
        return value.Unwrap() switch
        {
            StringValue text when secret => [text.Value],
            NumberValue number when secret => [number.Value.ToString(CultureInfo.InvariantCulture)],
            ListValue list => list.Items.SelectMany(item => Texts(item, secret)),
            ObjectValue map => map.Properties.Values.SelectMany(member => Texts(member, secret)).Concat(secret ? map.Properties.Keys.Except(Names) : []),
            _ => [],
        };
    }
}
