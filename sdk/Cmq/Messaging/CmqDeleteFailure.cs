namespace Cmq;

/// <summary>A message of a batch that was not deleted.</summary>
/// <param name="ReceiptHandle">Its handle.</param>
/// <param name="Error">What the service said.</param>
public sealed record CmqDeleteFailure(string ReceiptHandle, CmqServiceException Error);
