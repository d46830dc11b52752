namespace Cmq;

/// <summary>
/// How often, and how soon, a call is tried again. The wait before a new attempt is random between nothing and a bound that doubles with
/// each attempt (full jitter), so that clients that were throttled together do not come back together.
/// </summary>
/// <remarks>
/// What is tried again depends on what is known of the failed attempt:
/// <list type="bullet">
/// <item>The service refused it for too many calls (<c>RequestLimitExceeded</c> and its sub-codes; 4420 and 4480), or the request certainly did not reach
/// the service: every action.</item>
/// <item>The answer was lost (time-out, broken connection, gateway error) or the service answered <c>InternalError</c> (6000): only actions
/// that can be carried out twice without harm. These are all that only read, <c>ModifyCmqQueueAttribute</c>,
/// <c>ModifyCmqTopicAttribute</c>, <c>ModifyCmqSubscriptionAttribute</c>, <c>ClearCmqSubscriptionFilterTags</c>, and the three deletions, for
/// which "not found" on a later attempt means that an earlier one did it. Never those that create or send, nor <c>ClearCmqQueue</c>,
/// <c>RewindCmqQueue</c> and <c>UnbindCmqDeadLetter</c>.</item>
/// <item>Of messages, in the same cases: a receive is tried again, as messages that a lost answer handed out come again by themselves when the queue's
/// <c>visibilityTimeout</c> is over; so is a delete, for which a void handle on a later attempt means that an earlier one did it; so is a send or
/// a publish, unless <see cref="RepeatSends"/> is off, and <see cref="CmqSent.MayBeDuplicate"/> then says that the message may be there twice.</item>
/// <item>Any other refusal: never.</item>
/// </list>
/// </remarks>
public sealed record CmqRetryOptions
{
    /// <summary>No second attempt, whatever happens.</summary>
    public static CmqRetryOptions None { get; } = new() { MaxAttempts = 1 };

    /// <summary>How many attempts a call gets in all: 1 or more; 8 unless set.</summary>
    public int MaxAttempts { get; init; } = 8;

    /// <summary>
    /// After how many attempts a call is given up when the last one got no usable answer: 1 or more; 4 unless set. Lower than
    /// <see cref="MaxAttempts"/>, because a wrong endpoint fails in the same way and is to be reported soon.
    /// </summary>
    public int MaxAttemptsWithoutAnswer { get; init; } = 4;

    /// <summary>
    /// Whether messages are sent or published again when it is not known whether an earlier attempt did: yes unless set, because delivery is at
    /// least once in any case. When off, the error says that the message may be there (<see cref="CmqException.MayHaveExecuted"/>). Over the two test actions of
    /// API 3.0 nothing is ever sent again.
    /// </summary>
    public bool RepeatSends { get; init; } = true;

    /// <summary>Bound of the first wait: 0.5 s unless set.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The highest bound of a wait: 10 s unless set.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>No wait for a new attempt ends later than this after the first attempt began: 2 min unless set.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromMinutes(2);

    internal void Check(string parameter)
    {
        var wrong = this switch
        {
            { MaxAttempts: < 1 } => "MaxAttempts counts the first attempt too, so it is at least 1.",
            { MaxAttemptsWithoutAnswer: < 1 } => "MaxAttemptsWithoutAnswer counts the first attempt too, so it is at least 1.",
            _ when BaseDelay < TimeSpan.Zero || MaxDelay < TimeSpan.Zero || Budget < TimeSpan.Zero => "BaseDelay, MaxDelay and Budget can't be negative.",
            _ when MaxDelay > TimeSpan.FromDays(1) => "MaxDelay is at most one day.",
            _ => null,
        };
        if (wrong is not null)
        {
            throw new ArgumentException($"Retry: {wrong}", parameter);
        }
    }
}
