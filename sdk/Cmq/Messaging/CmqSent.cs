namespace Cmq;

/// <summary>A message that the service took.</summary>
/// <param name="MessageId">Its id, an opaque text.</param>
/// <param name="MayBeDuplicate">
/// Whether the message may be there twice: an earlier attempt had no answer, and may have been carried out. The service can't tell, because a
/// message has no key of the sender's.
/// </param>
public readonly record struct CmqSent(string MessageId, bool MayBeDuplicate = false);
