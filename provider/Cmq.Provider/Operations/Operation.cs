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
}
