using Cmq.Resources;
using Cmq.Rpc;
using Cmq.Rpc.Messages;

namespace Cmq.Provider;

/// <summary>The outcome of a check as the protocol carries it.</summary>
internal static class CheckAnswer
{
    /// <summary>Writes an outcome.</summary>
    /// <param name="result">The outcome.</param>
    /// <param name="hide">Takes secrets out of a text.</param>
    public static CheckResponse Of(CheckResult result, Func<string, string> hide)
    {
        var answer = new CheckResponse { Inputs = PropertyCodec.Encode(result.Inputs) };
        answer.Failures.Add(Failures(result.Failures, hide));
        return answer;
    }

    /// <summary>Writes failures.</summary>
    /// <param name="failures">The failures.</param>
    /// <param name="hide">Takes secrets out of a text. A path may hold one too: the key of a secret map.</param>
    public static IEnumerable<Rpc.Messages.CheckFailure> Failures(IEnumerable<Resources.CheckFailure> failures, Func<string, string> hide) =>
        failures.Select(failure => new Rpc.Messages.CheckFailure { Property = hide(failure.Property), Reason = hide(failure.Reason) });
}
