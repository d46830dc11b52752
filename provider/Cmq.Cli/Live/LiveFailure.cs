namespace Cmq.Cli;

/// <summary>A part of the live state that could not be read.</summary>
/// <param name="What">Which: <c>queues</c>, <c>subscriptions of 'orders'</c>.</param>
/// <param name="Reason">Why.</param>
internal sealed record LiveFailure(string What, string Reason);
