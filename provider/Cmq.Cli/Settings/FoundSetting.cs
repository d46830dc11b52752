namespace Cmq.Cli;

/// <summary>A setting and where it was found.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Place">The option, key or variable, for messages.</param>
/// <param name="Position">Where it stands in a file; null when in none.</param>
internal sealed record FoundSetting(string Value, SettingOrigin Origin, string Place, SourcePosition? Position)
{
    /// <summary>The error that its value is not taken.</summary>
    /// <param name="reason">Why.</param>
    public Diagnostic Refuse(string reason) => Diagnostic.Error(Position, $"{Place}: {reason}");
}
