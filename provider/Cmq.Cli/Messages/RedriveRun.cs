using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>Carries out <c>cmq redrive</c>. Told to stop, it finishes what is under way: nothing is lost by it.</summary>
/// <param name="session">The command's surroundings.</param>
/// <param name="queue">The queue whose messages are moved.</param>
internal sealed class RedriveRun(MessageSession session, CmqQueue queue)
{
    /// <summary>Moves the messages.</summary>
    /// <param name="to">The queue they go to; null for the one whose dead letters they are.</param>
    /// <param name="filter">A regular expression for bodies; null for all.</param>
    /// <param name="options">How many, and how fast.</param>
    public async Task<ExitCode> RunAsync(string? to, string? filter, CmqTransferOptions options)
    {
        if (filter is not null)
        {
            var expression = Expression(filter);
            options = options with { Filter = message => expression.IsMatch(message.Body) };
        }

        CmqTransferResult result;
        try
        {
            result = await queue.RedriveAsync(to, options, new RedriveProgress(session), session.Host.Stop).ConfigureAwait(false);
        }
        catch (InvalidOperationException error)
        {
            throw new CommandException(ExitCode.Usage, $"{error.Message} Give --to QUEUE.", error);
        }
        catch (CmqTransferException error)
        {
            session.Say($"error: {error.Message}");
            Conclude(error.Result);
            return error.Result.Progress.Done > 0 || error.MayHaveExecuted ? ExitCode.Partial : ExitCode.Error;
        }

        Conclude(result);
        return result.End == CmqTransferEnd.Stopped ? ExitCode.Cancelled
            : result.Progress.Refused > 0 || (session.Host.IsOutLost && result.Progress.Done > 0) ? ExitCode.Partial
            : ExitCode.Ok;
    }

    /// <summary>How far a transfer has come, as an object.</summary>
    public static JObject ToJson(CmqTransferProgress progress, CmqTransferEnd? end) => new()
    {
        ["moved"] = progress.Done,
        ["skipped"] = progress.Skipped,
        ["refused"] = progress.Refused,
        ["mayBeDuplicate"] = progress.MayBeDuplicate,
        ["end"] = end switch
        {
            null => null,
            CmqTransferEnd.Empty => "empty",
            CmqTransferEnd.MaxMessages => "max",
            CmqTransferEnd.Stopped => "stopped",
            _ => "failed",
        },
    };

    /// <summary>How far a transfer has come, for people.</summary>
    public static string Describe(CmqTransferProgress progress) =>
        $"{MessageSession.Count(progress.Done)} moved"
        + Part(progress.Skipped, "left because of the filter")
        + Part(progress.Refused, "refused by the other queue")
        + Part(progress.MayBeDuplicate, "may be there twice");

    private void Conclude(CmqTransferResult result)
    {
        if (session.IsJson)
        {
            MessageText.WriteJson(session.Host.Out, ToJson(result.Progress, result.End));
            return;
        }

        session.Host.Out.WriteLine(Describe(result.Progress) + (result.End == CmqTransferEnd.Stopped ? ", then stopped: run it again for the others." : "."));
    }

    // Without backtracking: no expression and no body can hold it up.
    private static Regex Expression(string pattern)
    {
        try
        {
            return new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new CommandException(ExitCode.Usage, $"--filter {pattern}: {error.Message}", error);
        }
    }

    private static string Part(long count, string what) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {count} {what}");
}
