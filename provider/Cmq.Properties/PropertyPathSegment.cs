using System.Globalization;
using System.Text;

namespace Cmq.Properties;

/// <summary>One step of a <see cref="PropertyPath"/>: a property's name, an item's index, or every member.</summary>
public readonly record struct PropertyPathSegment
{
    private PropertyPathSegment(string? key, int index) => (KeyName, ItemIndex) = (key, index);

    /// <summary>The step that matches every member.</summary>
    public static PropertyPathSegment Wildcard { get; } = new(null, -1);

    /// <summary>The property's name; null for an index or the wildcard.</summary>
    public string? KeyName { get; }

    /// <summary>The item's index; meaningful when <see cref="KeyName"/> is null and this is not the wildcard.</summary>
    public int ItemIndex { get; }

    /// <summary>Whether it matches every member.</summary>
    public bool IsWildcard => KeyName is null && ItemIndex < 0;

    /// <summary>A step to a property.</summary>
    /// <param name="key">Its name.</param>
    public static PropertyPathSegment OfKey(string key) => new(key, 0);

    /// <summary>A step to an item.</summary>
    /// <param name="index">Its index, from zero.</param>
    public static PropertyPathSegment OfIndex(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new(null, index);
    }

    internal void AppendTo(StringBuilder text)
    {
        if (IsWildcard)
        {
            text.Append("[*]");
        }
        else if (KeyName is null)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{ItemIndex}]");
        }
        else if (KeyName.Length == 0 || KeyName == "*" || KeyName.AsSpan().IndexOfAny(".[]\"") >= 0)
        {
            text.Append("[\"").Append(KeyName.Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
        }
        else
        {
            text.Append(text.Length > 0 ? "." : "").Append(KeyName);
        }
    }
}
