// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

using System;
using System.ComponentModel;
using Pulumi;

namespace Pulumi.Cmq
{
    /// <summary>
    /// When a message goes to the dead-letter queue.
    /// </summary>
    public enum DeadLetterCondition
    {
        /// <summary>
        /// It was received more than `maxReceiveCount` times without being deleted.
        /// </summary>
        ReceiveCount = 0,

        /// <summary>
        /// It was not consumed within `maxTimeToLive`.
        /// </summary>
        TimeToLive = 1,
    }

    /// <summary>
    /// How a topic's subscriptions choose messages.
    /// </summary>
    public enum FilterType
    {
        /// <summary>
        /// By filter tags: a message passes that has one of the subscription's tags.
        /// </summary>
        FilterTag = 1,

        /// <summary>
        /// By binding keys, which are matched with the message's routing key.
        /// </summary>
        BindingKey = 2,
    }

    /// <summary>
    /// What a delivery contains.
    /// </summary>
    [EnumType]
    public readonly struct NotifyContentFormat : IEquatable<NotifyContentFormat>
    {
        private readonly string _value;

        private NotifyContentFormat(string value)
        {
            _value = value ?? throw new ArgumentNullException(nameof(value));
        }

        /// <summary>
        /// The message with its topic, subscription, id and time, as JSON.
        /// </summary>
        public static NotifyContentFormat Json { get; } = new NotifyContentFormat("JSON");

        /// <summary>
        /// The message text alone; what a queue takes.
        /// </summary>
        public static NotifyContentFormat Simplified { get; } = new NotifyContentFormat("SIMPLIFIED");

        public static bool operator ==(NotifyContentFormat left, NotifyContentFormat right) => left.Equals(right);
        public static bool operator !=(NotifyContentFormat left, NotifyContentFormat right) => !left.Equals(right);

        public static explicit operator string(NotifyContentFormat value) => value._value;

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override bool Equals(object? obj) => obj is NotifyContentFormat other && Equals(other);
        public bool Equals(NotifyContentFormat other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override int GetHashCode() => _value?.GetHashCode() ?? 0;

        public override string ToString() => _value;
    }

    /// <summary>
    /// How a failed delivery is tried again.
    /// </summary>
    [EnumType]
    public readonly struct NotifyStrategy : IEquatable<NotifyStrategy>
    {
        private readonly string _value;

        private NotifyStrategy(string value)
        {
            _value = value ?? throw new ArgumentNullException(nameof(value));
        }

        /// <summary>
        /// Three more tries, 10 to 20 seconds apart; then the message is dropped.
        /// </summary>
        public static NotifyStrategy BackoffRetry { get; } = new NotifyStrategy("BACKOFF_RETRY");

        /// <summary>
        /// 176 more tries over one day, at intervals that double from 1 to 512 seconds.
        /// </summary>
        public static NotifyStrategy ExponentialDecayRetry { get; } = new NotifyStrategy("EXPONENTIAL_DECAY_RETRY");

        public static bool operator ==(NotifyStrategy left, NotifyStrategy right) => left.Equals(right);
        public static bool operator !=(NotifyStrategy left, NotifyStrategy right) => !left.Equals(right);

        public static explicit operator string(NotifyStrategy value) => value._value;

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override bool Equals(object? obj) => obj is NotifyStrategy other && Equals(other);
        public bool Equals(NotifyStrategy other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override int GetHashCode() => _value?.GetHashCode() ?? 0;

        public override string ToString() => _value;
    }

    /// <summary>
    /// How a subscription delivers.
    /// </summary>
    [EnumType]
    public readonly struct Protocol : IEquatable<Protocol>
    {
        private readonly string _value;

        private Protocol(string value)
        {
            _value = value ?? throw new ArgumentNullException(nameof(value));
        }

        /// <summary>
        /// Posts each message to an URL.
        /// </summary>
        public static Protocol Http { get; } = new Protocol("http");

        /// <summary>
        /// Puts each message into a queue.
        /// </summary>
        public static Protocol Queue { get; } = new Protocol("queue");

        public static bool operator ==(Protocol left, Protocol right) => left.Equals(right);
        public static bool operator !=(Protocol left, Protocol right) => !left.Equals(right);

        public static explicit operator string(Protocol value) => value._value;

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override bool Equals(object? obj) => obj is Protocol other && Equals(other);
        public bool Equals(Protocol other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override int GetHashCode() => _value?.GetHashCode() ?? 0;

        public override string ToString() => _value;
    }
}
