using System.Globalization;

namespace Cmq;

/// <summary>The whole numbers that an attribute takes.</summary>
/// <param name="Minimum">The smallest.</param>
/// <param name="Maximum">The largest.</param>
/// <param name="OrZero">Whether 0 is taken as well, for "off".</param>
public readonly record struct IntegerRange(long Minimum, long Maximum, bool OrZero = false)
{
    /// <summary>Whether a number is in the range.</summary>
    /// <param name="value">The number.</param>
    public bool Contains(long value) => (value >= Minimum && value <= Maximum) || (OrZero && value == 0);

    /// <summary>The range in words: <c>1024 to 65536</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(OrZero ? "0 or " : "")}{Minimum}{(Minimum == Maximum ? "" : $" to {Maximum}")}");
}
