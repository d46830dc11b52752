namespace Cmq;

/// <summary>The two planes of the service over the network.</summary>
internal sealed class CmqConnection : IDisposable
{
    private readonly CmqManagementClient _management;

    private CmqConnection(CmqClientOptions options) => _management = new(options);

    public ICmqManagement Management => _management;

    public ICmqMessaging Messaging { get; } = new NoMessaging();

    public static CmqConnection Open(CmqClientOptions options) => new(options);

    public void Dispose() => _management.Dispose();

    private sealed class NoMessaging : ICmqMessaging
    {
        public Task<CmqSent> SendMessageAsync(string queueName, string body, long delaySeconds = 0, CancellationToken cancellationToken = default) => throw None();

        public Task<IReadOnlyList<CmqSent>> SendMessagesAsync(string queueName, IReadOnlyList<string> bodies, long delaySeconds = 0, CancellationToken cancellationToken = default) => throw None();

        public Task<IReadOnlyList<CmqMessage>> ReceiveMessagesAsync(string queueName, int maxMessages = 1, TimeSpan? pollingWait = null, CancellationToken cancellationToken = default) => throw None();

        public Task DeleteMessageAsync(string queueName, string receiptHandle, CancellationToken cancellationToken = default) => throw None();

        public Task<IReadOnlyList<CmqDeleteFailure>> DeleteMessagesAsync(string queueName, IReadOnlyList<string> receiptHandles, CancellationToken cancellationToken = default) => throw None();

        public Task<IReadOnlyList<CmqSent>> PublishMessagesAsync(string topicName, IReadOnlyList<string> bodies, IReadOnlyList<string>? tags = null, string? routingKey = null, CancellationToken cancellationToken = default) => throw None();

        private static NotSupportedException None() => new("This build reaches the control plane only over the network; in memory it reaches both.");
    }
}
