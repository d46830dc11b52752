namespace Cmq;

/// <summary>A call waits for its turn, because others of its action came before it.</summary>
/// <param name="Action">The service's action: <c>CreateCmqQueue</c>.</param>
/// <param name="Resource">What the call is about; null for a call about none.</param>
/// <param name="CallsPerSecond">How many calls of the action may start in a second now.</param>
/// <param name="Expected">How long the wait is going to take, as far as it can be told.</param>
public sealed record CmqRateWait(string Action, string? Resource, int CallsPerSecond, TimeSpan Expected);
