using System.Net;

namespace Cmq.Rpc.Tests;

/// <summary>What came back.</summary>
/// <param name="Http">The HTTP status.</param>
/// <param name="Status">The gRPC status; null when there was none.</param>
/// <param name="InHeaders">Whether the gRPC status stood in the headers, not in trailers.</param>
/// <param name="Text">The answered text, or the status's.</param>
internal sealed record RawAnswer(HttpStatusCode Http, string? Status, bool InHeaders, string Text);
