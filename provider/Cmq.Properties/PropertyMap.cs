using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Cmq.Properties;

/// <summary>A bag of named property values. Immutable; equality is by content, and the order of keys does not count.</summary>
public sealed class PropertyMap : IReadOnlyDictionary<string, PropertyValue>, IEquatable<PropertyMap>
{
    // In ordinal order of the keys. A resource has a dozen properties: an array of them is made and searched several times faster than a tree.
    private readonly KeyValuePair<string, PropertyValue>[] _entries;

    /// <summary>A map with these values; a later value of the same key replaces an earlier one.</summary>
    /// <param name="values">The values.</param>
    public PropertyMap(IEnumerable<KeyValuePair<string, PropertyValue>> values)
        : this(InOrder([.. values]))
    {
    }

    private PropertyMap(KeyValuePair<string, PropertyValue>[] entries) => _entries = entries;

    /// <summary>The map without a value.</summary>
    public static PropertyMap Empty { get; } = new(Array.Empty<KeyValuePair<string, PropertyValue>>());

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <summary>The keys, in ordinal order.</summary>
    public IEnumerable<string> Keys => _entries.Select(entry => entry.Key);

    /// <summary>The values, in the order of their keys.</summary>
    public IEnumerable<PropertyValue> Values => _entries.Select(entry => entry.Value);

    /// <summary>The value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="KeyNotFoundException">The key is not there.</exception>
    public PropertyValue this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no property '{key}'.");

    /// <summary>The value of a key, or null when it is absent, null, or wraps a null: for an input the three mean the same.</summary>
    /// <param name="key">The key.</param>
    public PropertyValue? Find(string key) => TryGetValue(key, out var value) && !value.IsNull ? value : null;

    /// <summary>This map with one value set.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public PropertyMap Set(string key, PropertyValue value)
    {
        var (at, present) = (Position(key), ContainsKey(key));
        return new([.. _entries[..at], KeyValuePair.Create(key, value), .. _entries[(present ? at + 1 : at)..]]);
    }

    /// <summary>This map without a key.</summary>
    /// <param name="key">The key.</param>
    public PropertyMap Remove(string key) =>
        ContainsKey(key) && Position(key) is var at ? new([.. _entries[..at], .. _entries[(at + 1)..]]) : this;

    /// <summary>This map with every value replaced by what <paramref name="change"/> makes of it.</summary>
    /// <param name="change">Makes the new value.</param>
    public PropertyMap Map(Func<PropertyValue, PropertyValue> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new(Array.ConvertAll(_entries, entry => KeyValuePair.Create(entry.Key, change(entry.Value))));
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out PropertyValue value)
    {
        ArgumentNullException.ThrowIfNull(key);
        var at = Position(key);
        var found = at < _entries.Length && _entries[at].Key == key;
        value = found ? _entries[at].Value : null;
        return found;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() => _entries.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(PropertyMap? other) =>
        other is not null && _entries.AsSpan().SequenceEqual(other._entries, EntryComparer);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyMap);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (key, value) in _entries)
        {
            hash.Add(key);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <summary>The keys and values, secrets masked.</summary>
    public override string ToString() => "{" + string.Join(", ", _entries.Select(pair => $"{pair.Key}: {pair.Value}")) + "}";

    private static EqualityComparer<KeyValuePair<string, PropertyValue>> EntryComparer { get; } =
        EqualityComparer<KeyValuePair<string, PropertyValue>>.Create((one, other) => one.Key == other.Key && one.Value.Equals(other.Value));

    private static KeyValuePair<string, PropertyValue>[] InOrder(KeyValuePair<string, PropertyValue>[] entries)
    {
        for (var i = 1; i < entries.Length; i++)
        {
            if (string.CompareOrdinal(entries[i - 1].Key, entries[i].Key) >= 0)
            {
                // Stable, so of equal keys the last one given stands last, and is the one that is kept.
                var sorted = entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToList();
                return [.. sorted.Where((entry, at) => at + 1 == sorted.Count || entry.Key != sorted[at + 1].Key)];
            }
        }

        return entries;
    }

    // Where a key stands, or would.
    private int Position(string key)
    {
        var (low, high) = (0, _entries.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(_entries[middle].Key, key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
