namespace Cmq.Cli;

/// <summary>Tells how far a transfer has come, at most once a second.</summary>
internal sealed class RedriveProgress(MessageSession session) : IProgress<CmqTransferProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private long _told = session.Host.TimeProvider.GetTimestamp();

    /// <inheritdoc/>
    public void Report(CmqTransferProgress value)
    {
        if (session.Host.TimeProvider.GetElapsedTime(_told) < Interval)
        {
            return;
        }

        _told = session.Host.TimeProvider.GetTimestamp();
        if (session.IsJson)
        {
            MessageText.WriteJson(session.Host.Out, RedriveRun.ToJson(value, null));
        }
        else
        {
            session.Say(RedriveRun.Describe(value) + " so far.");
        }
    }
}
