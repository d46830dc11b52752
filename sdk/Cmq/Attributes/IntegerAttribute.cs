using System.Collections.Frozen;
using System.Globalization;

namespace Cmq;

/// <summary>
/// A numeric attribute of a queue or a topic: its range and default in each edition. This is the one place where a range is written;
/// checks, the broker, the schema and the documentation read it from here.
/// </summary>
public sealed class IntegerAttribute
{
    private readonly FrozenDictionary<CmqEdition, (IntegerRange Range, long? Default)> _editions;

    internal IntegerAttribute(string name, string unit, params (CmqEdition Edition, IntegerRange Range, long? Default)[] editions)
    {
        Name = name;
        Unit = unit;
        _editions = editions.ToFrozenDictionary(entry => entry.Edition, entry => (entry.Range, entry.Default));
    }

    /// <summary>The attribute's name, as the service's documentation writes it, in camel case: <c>msgRetentionSeconds</c>.</summary>
    public string Name { get; }

    /// <summary>Its unit in words: <c>seconds</c>, <c>bytes</c>, <c>messages</c>, <c>times</c>, <c>MB</c>.</summary>
    public string Unit { get; }

    /// <summary>Whether an edition has the attribute at all.</summary>
    /// <param name="edition">The edition.</param>
    public bool ExistsIn(CmqEdition edition) => _editions.ContainsKey(edition);

    /// <summary>The range in an edition; null when the edition does not have the attribute.</summary>
    /// <param name="edition">The edition.</param>
    public IntegerRange? RangeIn(CmqEdition edition) => _editions.TryGetValue(edition, out var entry) ? entry.Range : null;

    /// <summary>What holds when nobody sets it; null when the edition's documentation names no default, or does not have the attribute.</summary>
    /// <param name="edition">The edition.</param>
    public long? DefaultIn(CmqEdition edition) => _editions.TryGetValue(edition, out var entry) ? entry.Default : null;

    /// <summary>Checks a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="prefix">Path of the object that holds the attribute, with its dot; empty at the top.</param>
    /// <returns>Why it is refused; null when it is fine.</returns>
    public CmqRefusal? Check(long value, CmqEdition edition, string prefix = "")
    {
        var range = RangeIn(edition);
        if (range?.Contains(value) == true)
        {
            return null;
        }

        var limit = range is { } known ? $"{known} {Unit}" : "not an attribute of this edition";
        return new CmqRefusal(prefix + Name, value.ToString(CultureInfo.InvariantCulture), limit, edition)
        {
            AcceptedBy = [.. CmqEditions.All.Where(other => other != edition && RangeIn(other)?.Contains(value) == true)],
        };
    }
}
