namespace Cmq;

/// <summary>How a topic's subscriptions choose messages; fixed when the topic is created.</summary>
public enum FilterType
{
    /// <summary>1: by filter tags.</summary>
    FilterTag = 1,

    /// <summary>2: by binding keys, which are matched with the message's routing key.</summary>
    BindingKey = 2,
}
