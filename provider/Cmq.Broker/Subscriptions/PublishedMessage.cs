namespace Cmq.Broker;

/// <summary>A message on its way to a subscription's endpoint.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Body">The message.</param>
/// <param name="Size">Length of the body in UTF-8, in bytes.</param>
/// <param name="Tags">What it was published with; null for nothing.</param>
/// <param name="PublishTime">When it was published, in Unix milliseconds.</param>
internal sealed record PublishedMessage(string Id, string Body, int Size, IReadOnlyList<string>? Tags, long PublishTime);
