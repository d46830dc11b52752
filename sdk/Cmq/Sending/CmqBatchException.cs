using System.Globalization;

namespace Cmq;

/// <summary>Not all messages of a batch were sent.</summary>
public sealed class CmqBatchException : CmqException
{
    internal CmqBatchException(string action, string destination, CmqBatchResult result)
        : base(Describe(destination, result), action, destination, result.Failures.First().Error)
    {
        Result = result;
        MayHaveExecuted = result.Items.Any(item => item.Outcome is CmqBatchOutcome.Sent or CmqBatchOutcome.Unknown);
    }

    /// <summary>What became of each.</summary>
    public CmqBatchResult Result { get; }

    /// <summary>Whether sending those that failed again may succeed: the error of each is transient.</summary>
    public override bool IsTransient => Result.Failures.All(item => item.Error is CmqException { IsTransient: true });

    private static string Describe(string destination, CmqBatchResult result)
    {
        var first = result.Failures.First();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{result.SentCount} of {result.Items.Count} messages were sent to '{destination}'. The first that was not is number {first.Index} ({first.Outcome}): {first.Error?.Message}");
    }
}
