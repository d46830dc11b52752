namespace Cmq;

/// <summary>How a <see cref="CmqSender"/> gathers.</summary>
public sealed record CmqSenderOptions
{
    /// <summary>How long a message waits for others at most: 10 ms unless set, up to a minute. With nothing, a message waits only while as many calls as may be are under way.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>How many messages make a call at once: 1 to 16, 16 unless set.</summary>
    public int MaxMessages { get; init; } = MessageLimit.BatchCount;

    /// <summary>How many calls may be under way at a time: 4 unless set. With 1, messages keep their order.</summary>
    public int MaxCalls { get; init; } = 4;

    /// <summary>How many messages may wait or be under way; who sends more waits until there is room. 1024 unless set.</summary>
    public int MaxPending { get; init; } = 1024;

    internal void Check(string parameter)
    {
        if (Linger < TimeSpan.Zero || Linger > TimeSpan.FromMinutes(1))
        {
            throw new ArgumentOutOfRangeException(parameter, Linger, "Linger is nothing to one minute.");
        }

        MessageLimit.CheckCount(MaxMessages, parameter);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxCalls, 1, parameter);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPending, 1, parameter);
    }
}
