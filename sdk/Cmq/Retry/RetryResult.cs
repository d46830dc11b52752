using Newtonsoft.Json.Linq;

namespace Cmq;

/// <summary>What came of a call that may have been tried again.</summary>
/// <param name="Answer">The members of the last answer.</param>
/// <param name="MayBeRepeated">Whether an earlier attempt may have been carried out as well.</param>
internal readonly record struct RetryResult(JObject Answer, bool MayBeRepeated);
