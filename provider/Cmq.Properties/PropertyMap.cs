using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Cmq.Properties;

/// <summary>A bag of named property values. Immutable; equality is by content, and the order of keys does not count.</summary>
public sealed class PropertyMap : IReadOnlyDictionary<string, PropertyValue>, IEquatable<PropertyMap>
{
    private readonly ImmutableSortedDictionary<string, PropertyValue> _values;

    /// <summary>A map with these values; a later value of the same key replaces an earlier one.</summary>
    /// <param name="values">The values.</param>
    public PropertyMap(IEnumerable<KeyValuePair<string, PropertyValue>> values)
        : this(Empty._values.SetItems(values))
    {
    }

    private PropertyMap(ImmutableSortedDictionary<string, PropertyValue> values) => _values = values;

    /// <summary>The map without a value.</summary>
    public static PropertyMap Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, PropertyValue>(StringComparer.Ordinal));

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <summary>The keys, in ordinal order.</summary>
    public IEnumerable<string> Keys => _values.Keys;

    /// <summary>The values, in the order of their keys.</summary>
    public IEnumerable<PropertyValue> Values => _values.Values;

    /// <summary>The value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="KeyNotFoundException">The key is not there.</exception>
    public PropertyValue this[string key] => _values[key];

    /// <summary>The value of a key, or null when it is absent, null, or wraps a null: for an input the three mean the same.</summary>
    /// <param name="key">The key.</param>
    public PropertyValue? Find(string key) => _values.TryGetValue(key, out var value) && !value.IsNull ? value : null;

    /// <summary>This map with one value set.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public PropertyMap Set(string key, PropertyValue value) => new(_values.SetItem(key, value));

    /// <summary>This map without a key.</summary>
    /// <param name="key">The key.</param>
    public PropertyMap Remove(string key) => new(_values.Remove(key));

    /// <summary>This map with every value replaced by what <paramref name="change"/> makes of it.</summary>
    /// <param name="change">Makes the new value.</param>
    public PropertyMap Map(Func<PropertyValue, PropertyValue> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new(_values.Select(pair => KeyValuePair.Create(pair.Key, change(pair.Value))));
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out PropertyValue value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(PropertyMap? other) => other is not null && _values.SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyMap);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (key, value) in _values)
        {
            hash.Add(key);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <summary>The keys and values, secrets masked.</summary>
    public override string ToString() => "{" + string.Join(", ", _values.Select(pair => $"{pair.Key}: {pair.Value}")) + "}";
}
