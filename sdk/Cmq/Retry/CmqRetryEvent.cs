namespace Cmq;

/// <summary>A call failed and is going to be tried again.</summary>
/// <param name="Action">The service's action: <c>CreateCmqQueue</c>.</param>
/// <param name="Resource">What the call is about; null for a call about none.</param>
/// <param name="Attempt">Which attempt failed; the first is 1.</param>
/// <param name="Delay">How long until the next one.</param>
/// <param name="Error">Why it failed.</param>
public sealed record CmqRetryEvent(string Action, string? Resource, int Attempt, TimeSpan Delay, CmqException Error);
