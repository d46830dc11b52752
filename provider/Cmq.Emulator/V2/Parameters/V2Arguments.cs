using System.Globalization;

namespace Cmq.Emulator;

/// <summary>
/// The parameters of an action. What an action does not know is left alone, for SDKs put their own among them; what is empty counts as
/// not given.
/// </summary>
internal sealed class V2Arguments(V2Fields fields)
{
    /// <summary>Reads a text.</summary>
    /// <param name="name">The parameter.</param>
    /// <exception cref="V2RefusalException">It is missing.</exception>
    public string Text(string name) => fields[name] ?? throw Missing(name);

    /// <summary>Reads a text; null when there is none.</summary>
    public string? OptionalText(string name) => fields[name];

    /// <summary>Whether a parameter was sent, be it empty.</summary>
    public bool Has(string name) => fields.Find(name) is not null;

    /// <summary>Reads a whole number.</summary>
    /// <exception cref="V2RefusalException">It is missing, or not a whole number of 64 bits.</exception>
    public long Integer(string name) => OptionalInteger(name) ?? throw Missing(name);

    /// <summary>Reads a whole number; null when there is none.</summary>
    /// <exception cref="V2RefusalException">It is not a whole number of 64 bits.</exception>
    public long? OptionalInteger(string name)
    {
        if (fields[name] is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        // What has only digits is a number, and merely too long.
        throw text.AsSpan(text[0] is '-' or '+' ? 1 : 0) is { IsEmpty: false } digits && !digits.ContainsAnyExceptInRange('0', '9')
            ? OutOfRange(name, text, "a whole number of 64 bits")
            : new V2RefusalException(4000, 10360, $"parameter {name} has the wrong type: '{Short(text)}' is not a whole number");
    }

    /// <summary>Reads a list, <c>name.0</c>, <c>name.1</c> and so on, or from 1 on; null when there is none.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="otherNames">Names that SDKs have for it, asked for when there is none of the first.</param>
    /// <exception cref="V2RefusalException">An index is no number, or is left out; or the parameter was sent as a single value.</exception>
    public IReadOnlyList<string>? OptionalList(string name, params ReadOnlySpan<string> otherNames)
    {
        var list = V2Lists.Read(fields, name);
        foreach (var other in otherNames)
        {
            list ??= V2Lists.Read(fields, other);
        }

        return list;
    }

    /// <summary>Reads a list of 1 to 16 items; see <see cref="OptionalList"/>.</summary>
    /// <exception cref="V2RefusalException">There is none, it is too long, or it is malformed.</exception>
    public IReadOnlyList<string> Batch(string name)
    {
        var list = OptionalList(name) ?? throw Missing(name + ".n");
        return list.Count <= V2Lists.LargestBatch ? list : throw new V2RefusalException(
            4000,
            10370,
            string.Create(CultureInfo.InvariantCulture, $"batch size out of range: {list.Count} of {name}, not 1 to {V2Lists.LargestBatch}"));
    }

    public static V2RefusalException Missing(string name) => new(4000, 10010, $"parameter {name} is missing");

    public static V2RefusalException OutOfRange(string name, string value, string range) =>
        new(4000, 10350, $"parameter {name} is out of range: {Short(value)} is not {range}");

    public static V2RefusalException OutOfRange(string name, long value, string range) =>
        OutOfRange(name, value.ToString(CultureInfo.InvariantCulture), range);

    private static string Short(string text) => text.Length <= 64 ? text : text[..64] + "…";
}
