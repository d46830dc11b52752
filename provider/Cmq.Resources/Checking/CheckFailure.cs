namespace Cmq.Resources;

/// <summary>Why an input is refused.</summary>
/// <param name="Property">Path of the property; empty for the resource as a whole.</param>
/// <param name="Reason">Why, and what would be taken.</param>
public sealed record CheckFailure(string Property, string Reason)
{
    /// <summary>The failure as one sentence.</summary>
    public override string ToString() => Property.Length == 0 ? Reason : $"{Property}: {Reason}";
}
