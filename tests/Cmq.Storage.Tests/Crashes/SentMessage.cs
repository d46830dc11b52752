namespace Cmq.Storage.Tests;

/// <summary>What a client knows of a message: what it has asked for, and what was answered.</summary>
internal sealed class SentMessage(string queue, bool isDelayed)
{
    public string Queue { get; } = queue;

    public bool IsDelayed { get; } = isDelayed;

    /// <summary>The sending was answered.</summary>
    public bool IsSent { get; set; }

    /// <summary>The handle of a receive that was answered.</summary>
    public string? Handle { get; set; }

    public bool IsDeleteBegun { get; set; }

    public bool IsDeleted { get; set; }

    /// <summary>It was not there after a crash.</summary>
    public bool IsGone { get; set; }

    /// <summary>What contradicts the state in which the message is found, null for not at all; null for nothing.</summary>
    public string? Contradicts(string? state, bool isKept)
    {
        var isReceivable = state is "active" or "inactive" or "delayed";
        return IsGone ? (state is null ? null : $"is {state}, but was gone")
            : IsDeleted ? (isReceivable ? $"is {state}, but was deleted" : isKept && state is null ? "can't be rewound to" : null)
            : IsDeleteBegun || !IsSent ? null
            : state is null ? "is lost"
            : IsDelayed ? (state != "delayed" ? $"is {state}, but is delayed by an hour" : null)
            : Handle is not null && state != "inactive" ? $"is {state}, but was received and is hidden for an hour"
            : isReceivable ? null : $"is {state}, but nobody deleted it";
    }

    /// <summary>From here on the state is known, and has to stay.</summary>
    public void Settle(string? state)
    {
        IsSent = true;
        IsGone = state is null;
        IsDeleted = state is null or "rewindable";
        IsDeleteBegun = IsDeleted;
    }
}
