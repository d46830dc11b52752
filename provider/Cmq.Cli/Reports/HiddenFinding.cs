namespace Cmq.Cli;

/// <summary>A finding that is not told, because somebody said so.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Rule">The ignore rule that hides it; null when the baseline does.</param>
internal sealed record HiddenFinding(Finding Finding, IgnoreRule? Rule);
