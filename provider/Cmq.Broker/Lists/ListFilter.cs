namespace Cmq.Broker;

/// <summary>Which queues or topics a query asks for.</summary>
internal static class ListFilter
{
    public static bool Matches(this CmqListQuery query, string name, IReadOnlyDictionary<string, string> tags) =>
        NameMatches(query.NameContains, name)
        && query.Names?.Contains(name, CmqNames.Comparer) != false
        && query.Tags?.All(wanted => tags.TryGetValue(wanted.Key, out var value) && wanted.Value.Contains(value)) != false;

    /// <summary>The service's fuzzy search: the name contains the text, whatever its case.</summary>
    public static bool NameMatches(string? text, string name) => text is null || name.Contains(text, StringComparison.OrdinalIgnoreCase);
}
