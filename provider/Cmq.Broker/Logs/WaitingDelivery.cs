namespace Cmq.Broker;

/// <summary>What a subscription is about to deliver.</summary>
/// <param name="First">The number of the first message that waits, or of the next that will.</param>
/// <param name="Tries">How often that one was tried.</param>
/// <param name="NextTry">When it is tried next, in Unix milliseconds.</param>
internal readonly record struct WaitingDelivery(long First, int Tries, long NextTry);
