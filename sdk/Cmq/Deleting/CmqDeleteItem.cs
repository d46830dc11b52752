namespace Cmq;

/// <summary>What became of one message that was to be deleted.</summary>
/// <param name="ReceiptHandle">Its handle.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Error">Why it was not deleted; null when it was.</param>
public sealed record CmqDeleteItem(string ReceiptHandle, CmqDeleteOutcome Outcome, Exception? Error = null);
