using System.Net;
using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>Reads an answer.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="body">The body.</param>
/// <param name="call">What was called, for messages.</param>
/// <returns>The members of a successful answer.</returns>
internal delegate JObject AnswerReader(HttpStatusCode status, ReadOnlySpan<byte> body, in WireCall call);
