namespace Cmq;

/// <summary>The settings of a subscription that can be changed. A null member is not sent.</summary>
public sealed record SubscriptionSettings
{
    /// <summary>How failed deliveries are tried again.</summary>
    public NotifyStrategy? NotifyStrategy { get; init; }

    /// <summary>What a delivery contains; a queue subscription takes only <see cref="NotifyContentFormat.Simplified"/>.</summary>
    public NotifyContentFormat? NotifyContentFormat { get; init; }

    /// <summary>
    /// At most 5 tags of 1 to 16 characters; a message passes that has one of them. To remove them all, use
    /// <see cref="ICmqManagement.ClearSubscriptionFilterTagsAsync"/>.
    /// </summary>
    public IReadOnlyList<string>? FilterTags { get; init; }

    /// <summary>At most 5 keys of 1 to 64 bytes with at most 15 dots; <c>*</c> stands for one word, <c>#</c> for any number of words.</summary>
    public IReadOnlyList<string>? BindingKeys { get; init; }
}
