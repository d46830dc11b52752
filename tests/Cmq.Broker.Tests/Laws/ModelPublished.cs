namespace Cmq.Broker.Tests;

/// <summary>A published message of the naive model.</summary>
/// <param name="Body">The message.</param>
/// <param name="Tags">Its tags, with blanks between them.</param>
/// <param name="Time">When it was published, in seconds since the start.</param>
internal sealed record ModelPublished(string Body, string Tags, long Time);
