using System.Globalization;

namespace Cmq.Emulator;

/// <summary>Lists among the parameters: <c>msgBody.1</c>, <c>msgBody.2</c>. One half of the SDKs counts from 0, the other from 1.</summary>
internal static class V2Lists
{
    /// <summary>How many messages or handles go into one request.</summary>
    public const int LargestBatch = 16;

    /// <summary>Reads a list; null when there is none.</summary>
    /// <exception cref="V2RefusalException">It is malformed.</exception>
    public static IReadOnlyList<string>? Read(V2Fields fields, string name)
    {
        if (fields[name] is not null)
        {
            throw new V2RefusalException(4000, 10360, $"parameter {name} has the wrong type: it is a list, {name}.0, {name}.1 and so on");
        }

        var items = new SortedDictionary<int, string>();
        foreach (var (key, value) in fields.All)
        {
            if (key.Length > name.Length && key[name.Length] == '.' && key.StartsWith(name, StringComparison.Ordinal))
            {
                items.Add(Index(key, name.Length + 1), value);
            }
        }

        if (items.Count == 0)
        {
            return null;
        }

        var (first, last) = (items.First().Key, items.Last().Key);
        return first <= 1 && last - first == items.Count - 1 ? [.. items.Values] : throw new V2RefusalException(
            4000,
            10380,
            string.Create(CultureInfo.InvariantCulture, $"array index is not continuous: {items.Count} of {name} from {first} to {last}"));
    }

    private static int Index(string key, int start)
    {
        var digits = key.AsSpan(start);
        var isCanonical = digits.Length is > 0 and <= 9 && !digits.ContainsAnyExceptInRange('0', '9') && (digits[0] != '0' || digits.Length == 1);
        return isCanonical
            ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
            : throw new V2RefusalException(4000, 10310, $"parameter key format error: '{(key.Length <= 64 ? key : key[..64] + "…")}'");
    }
}
