namespace Cmq.Cli;

/// <summary>Something that declares resources, and how many.</summary>
/// <param name="Label">What it is, for people.</param>
/// <param name="File">Its file.</param>
/// <param name="Resources">How many it declares.</param>
internal sealed record ReviewSource(string Label, string File, int Resources);
