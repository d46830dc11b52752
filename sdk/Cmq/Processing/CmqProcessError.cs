namespace Cmq;

/// <summary>Something that went wrong while messages were processed.</summary>
/// <param name="Kind">What.</param>
/// <param name="QueueName">The queue.</param>
/// <param name="Message">The message; null for <see cref="CmqProcessErrorKind.ReceiveFailed"/>.</param>
/// <param name="Error">The error; null when a handler that had been left behind returned after the end.</param>
public sealed record CmqProcessError(CmqProcessErrorKind Kind, string QueueName, CmqMessage? Message, Exception? Error);
