using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>What resources work with.</summary>
/// <param name="Management">The service, or the broker in its place; null when only previews without look-ups are wanted.</param>
/// <param name="Edition">Whose rules hold.</param>
/// <param name="TimeProvider">The clock.</param>
public sealed record ResourceContext(ICmqManagement? Management, CmqEdition Edition, TimeProvider TimeProvider)
{
    /// <summary>What is said when <see cref="Management"/> is needed and null: what is missing, and how to set it.</summary>
    public string MissingManagement { get; init; } =
        "There are no credentials. Set cmq:secretId and cmq:secretKey (or TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY), or set cmq:backend to memory.";

    /// <summary>Tags of every queue and topic besides its own, an object, secret or not; null for none.</summary>
    public PropertyValue? DefaultTags { get; init; }

    /// <summary>How long a cancelled operation may go on once its change is on the way to the service: to hear the answer, and to read back.</summary>
    public TimeSpan CancelGrace { get; init; }

    /// <summary>Tells the user what an operation did besides what it was asked for.</summary>
    public Action<string> Notify { get; init; } = _ => { };

    /// <summary>What was read of the service; null without one.</summary>
    public Inventory? Inventory { get; } = Management is null ? null : new(Management);

    /// <summary>The service.</summary>
    /// <exception cref="ResourceException">There is none.</exception>
    internal ICmqManagement RequireManagement() => Management ?? throw new ResourceException(ResourceErrorKind.Unauthenticated, MissingManagement);
}
