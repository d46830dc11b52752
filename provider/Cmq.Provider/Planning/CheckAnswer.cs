using Cmq.Resources;
using Cmq.Rpc;
using Cmq.Rpc.Messages;

namespace Cmq.Provider;

/// <summary>The outcome of a check as the protocol carries it.</summary>
internal static class CheckAnswer
{
    /// <summary>Writes an outcome.</summary>
    /// <param name="result">The outcome.</param>
    public static CheckResponse Of(CheckResult result)
    {
        var answer = new CheckResponse { Inputs = PropertyCodec.Encode(result.Inputs) };
        answer.Failures.Add(Failures(result.Failures));
        return answer;
    }

    /// <summary>Writes failures.</summary>
    /// <param name="failures">The failures.</param>
    public static IEnumerable<Rpc.Messages.CheckFailure> Failures(IEnumerable<Resources.CheckFailure> failures) =>
        failures.Select(failure => new Rpc.Messages.CheckFailure { Property = failure.Property, Reason = failure.Reason });
}
