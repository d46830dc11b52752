using Cmq.Broker;
using Cmq.Properties;

namespace Cmq.Provider;

/// <summary>An operation under way, as messages call it, and what bounds it.</summary>
/// <param name="Name">Its name: <c>Create of Queue 'orders'</c>.</param>
/// <param name="Urn">The resource that it is about; empty for none.</param>
internal sealed record Operation(string Name, string Urn)
{
    /// <summary>How long it may take when the program does not say: enough for thousands of resources to queue up behind the service's rate limits.</summary>
    public static readonly TimeSpan DefaultLimit = TimeSpan.FromMinutes(30);

    // The longest that a timer takes.
    private const double MostSeconds = 4_000_000;

    /// <summary>How long it may take.</summary>
    public TimeSpan Limit { get; private init; } = DefaultLimit;

    /// <summary>Whether the program set <see cref="Limit"/>.</summary>
    public bool HasOwnLimit { get; private init; }

    /// <summary>The program's setting for the limit: <c>customTimeouts.create</c>; empty when there is none.</summary>
    public string LimitSetting { get; private init; } = "";

    /// <summary>What to do when nobody knows how far the operation came; empty when it changes nothing.</summary>
    public string Aftermath { get; init; } = "";

    /// <summary>The property bags of the request: the secrets in them stay out of messages.</summary>
    public IReadOnlyList<PropertyMap?> Bags { get; init; } = [];

    /// <summary>What to say of the service's state after the operation was cut off; empty when there is nothing to say.</summary>
    /// <param name="error">What cut it off.</param>
    public string After(Exception error) => Aftermath.Length > 0 && error is CmqCanceledException { MayHaveExecuted: false } or CmqNotBegunException ? " Nothing was changed." : Aftermath;

    /// <summary>That it took longer than its limit: what it was waiting for, for how long, and what to do.</summary>
    /// <param name="error">What cut it off.</param>
    public string OverTime(Exception error)
    {
        var limit = FormattableString.Invariant($"{Limit.TotalSeconds:0.###} s");
        var setting = this switch
        {
            { LimitSetting.Length: 0 } => "",
            { HasOwnLimit: true } => $" ({LimitSetting})",
            _ => $"; {LimitSetting} gives it another limit",
        };
        var wait = error switch
        {
            CmqCanceledException canceled => $" {canceled.Message} {Advice(canceled.Wait)}",
            CmqNotBegunException waiting => $" {waiting.Message} Give it more time, or end what is in the way.",
            _ => "",
        };
        return $"{Name} did not end within {limit}{setting}.{wait}{After(error)}";
    }

    /// <summary>This operation with a limit.</summary>
    /// <param name="verb">The member of <c>customTimeouts</c>.</param>
    /// <param name="seconds">What the program set; 0 when it set none.</param>
    public Operation Within(string verb, double seconds) => this with
    {
        LimitSetting = "customTimeouts." + verb,
        HasOwnLimit = seconds > 0,
        Limit = seconds > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, MostSeconds)) : DefaultLimit,
    };

    /// <summary>This operation without a limit of its own: others, which have theirs, are what it waits for.</summary>
    public Operation WithoutLimit() => this with { Limit = TimeSpan.FromSeconds(MostSeconds) };

    private static string Advice(CmqWait wait) => wait switch
    {
        CmqWait.Turn => "Lower --parallel, give it more time, or raise cmq:rateLimits if the account's own limit is higher.",
        CmqWait.NextAttempt => "Remove what is in the way, or give it more time.",
        CmqWait.Answer => "Check the network and cmq:endpoint, or give it more time.",
        _ => "Check where the credentials come from.",
    };
}
