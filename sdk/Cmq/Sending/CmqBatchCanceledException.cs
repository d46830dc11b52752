using System.Globalization;

namespace Cmq;

/// <summary>A batch was cancelled after a part of it had been sent, or may have been.</summary>
public sealed class CmqBatchCanceledException : OperationCanceledException
{
    internal CmqBatchCanceledException(CmqBatchResult result, Exception inner, CancellationToken cancellationToken)
        : base(string.Create(CultureInfo.InvariantCulture, $"The batch was cancelled after {result.SentCount} of its {result.Items.Count} messages."), inner, cancellationToken) =>
        Result = result;

    /// <summary>What became of each message until then.</summary>
    public CmqBatchResult Result { get; }
}
