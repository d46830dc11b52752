using System.Globalization;

namespace Cmq;

/// <summary>Not all messages of a batch were deleted.</summary>
public sealed class CmqDeleteException : CmqException
{
    internal CmqDeleteException(string queue, CmqDeleteResult result)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{result.DeletedCount} of {result.Items.Count} messages of '{queue}' were deleted. The first that was not: {result.Failures.First().Error?.Message}"),
            "BatchDeleteMessage",
            queue,
            result.Failures.First().Error)
    {
        Result = result;
        MayHaveExecuted = result.Items.Any(item => item.Outcome is CmqDeleteOutcome.Deleted or CmqDeleteOutcome.Unknown);
    }

    /// <summary>What became of each.</summary>
    public CmqDeleteResult Result { get; }

    /// <summary>Whether deleting those that failed again may succeed: the error of each is transient.</summary>
    public override bool IsTransient => Result.Failures.All(item => item.Error is CmqException { IsTransient: true });
}
