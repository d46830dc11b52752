namespace Cmq;

/// <summary>Deletes any number of messages, one call after the other, and notes what becomes of each.</summary>
internal static class DeleteRun
{
    public static async Task<CmqDeleteResult> RunAsync(AccountCore core, string queue, IReadOnlyList<string> handles, CancellationToken cancellationToken)
    {
        var items = new List<CmqDeleteItem>(handles.Count);
        Exception? end = null;
        foreach (var part in handles.Chunk(MessageLimit.BatchCount))
        {
            if (end is not null)
            {
                items.AddRange(part.Select(handle => new CmqDeleteItem(handle, CmqDeleteOutcome.NotTried, end)));
                continue;
            }

            try
            {
                var failures = await core.Calls.DeleteAsync(queue, part, cancellationToken).ConfigureAwait(false);
                var errors = failures.DistinctBy(failure => failure.ReceiptHandle).ToDictionary(failure => failure.ReceiptHandle, failure => failure.Error, StringComparer.Ordinal);
                items.AddRange(part.Select(handle => Item(handle, errors.GetValueOrDefault(handle))));
            }
            catch (Exception error) when (error is CmqException or OperationCanceledException or ObjectDisposedException)
            {
                end = error;
                var outcome = MessagingErrors.MayHaveExecuted(error) ? CmqDeleteOutcome.Unknown : CmqDeleteOutcome.Refused;
                items.AddRange(part.Select(handle => new CmqDeleteItem(handle, outcome, error)));
            }
        }

        // Deleting again does no harm, so who cancels need not know how far it came.
        return end is OperationCanceledException ? throw end : new(queue, items);
    }

    private static CmqDeleteItem Item(string handle, CmqServiceException? error) => error switch
    {
        null => new(handle, CmqDeleteOutcome.Deleted),
        { Reason: CmqErrorReason.ReceiptHandleInvalid } => new(handle, CmqDeleteOutcome.Expired, error),
        _ => new(handle, CmqDeleteOutcome.Refused, error),
    };
}
