using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>Carries out <c>cmq send</c> and <c>cmq publish</c>.</summary>
internal static class SendRun
{
    /// <summary>Sends messages lot by lot, and tells what becomes of each.</summary>
    /// <param name="session">The command's surroundings.</param>
    /// <param name="done">What is done with them, in words: <c>sent to orders</c>.</param>
    /// <param name="lots">The messages.</param>
    /// <param name="send">Sends a lot.</param>
    public static async Task<ExitCode> RunAsync(
        MessageSession session,
        string done,
        IAsyncEnumerable<IReadOnlyList<string>> lots,
        Func<IReadOnlyList<string>, CancellationToken, Task<CmqBatchResult>> send)
    {
        var (before, sent, failed, unknown, doubtful) = (0L, 0L, 0L, 0L, 0L);
        CmqBatchResult result;
        try
        {
            await foreach (var lot in lots.ConfigureAwait(false))
            {
                try
                {
                    result = await send(lot, session.Host.Stop).ConfigureAwait(false);
                }
                catch (CmqBatchCanceledException cancelled)
                {
                    Tell(cancelled.Result);
                    throw;
                }

                Tell(result);

                // What is not a message's own fault would befall the next ones, too.
                if (result.Items.Any(item => item.Outcome is CmqBatchOutcome.NotTried or CmqBatchOutcome.Unknown || item.Error is CmqTransportException))
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (session.Host.Stop.IsCancellationRequested)
        {
            session.Say($"Stopped after {MessageSession.Count(sent)}.");
            return ExitCode.Cancelled;
        }

        session.Say($"{MessageSession.Count(sent)} {done}{(failed == 0 ? "" : $", {failed} not")}{(doubtful == 0 ? "" : $", {doubtful} may be there twice")}.");
        return failed == 0 && !session.Host.IsOutLost ? ExitCode.Ok : sent + unknown > 0 ? ExitCode.Partial : ExitCode.Error;

        void Tell(CmqBatchResult batch)
        {
            foreach (var item in batch.Items)
            {
                Write(session, item, before + item.Index + 1);
                doubtful += item.Sent is { MayBeDuplicate: true } ? 1 : 0;
                unknown += item.Outcome == CmqBatchOutcome.Unknown ? 1 : 0;
            }

            before += batch.Items.Count;
            sent += batch.SentCount;
            failed += batch.Items.Count - batch.SentCount;
        }
    }

    private static void Write(MessageSession session, CmqBatchItem item, long number)
    {
        if (session.IsJson)
        {
            MessageText.WriteJson(session.Host.Out, new JObject
            {
                ["number"] = number,
                ["outcome"] = Word(item.Outcome),
                ["messageId"] = item.Sent?.MessageId,
                ["mayBeDuplicate"] = item.Outcome == CmqBatchOutcome.Unknown || item.Sent is { MayBeDuplicate: true },
                ["error"] = item.Error?.Message,
            });
        }
        else if (item.Sent is { } sent)
        {
            session.Host.Out.WriteLine(sent.MessageId);
        }

        if (item is { Outcome: CmqBatchOutcome.Refused or CmqBatchOutcome.Unknown, Error: { } error } && !session.IsJson)
        {
            session.Say($"error: message {number}: {error.Message.Split(" (Parameter", 2)[0]}");
        }
    }

    private static string Word(CmqBatchOutcome outcome) => outcome switch
    {
        CmqBatchOutcome.Sent => "sent",
        CmqBatchOutcome.Refused => "refused",
        CmqBatchOutcome.Unknown => "unknown",
        _ => "notTried",
    };
}
