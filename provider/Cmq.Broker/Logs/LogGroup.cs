namespace Cmq.Broker;

/// <summary>What one operation notes, which becomes safe as a whole or not at all. Without a log it is nothing.</summary>
internal readonly ref struct LogGroup
{
    private readonly IMessageLog? _log;

    private LogGroup(IMessageLog? log) => _log = log;

    public static LogGroup Begin(IMessageLog? log)
    {
        log?.Begin();
        return new(log);
    }

    public void Dispose() => _log?.End();
}
