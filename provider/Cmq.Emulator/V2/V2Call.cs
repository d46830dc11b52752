namespace Cmq.Emulator;

/// <summary>Whom an action asks, and until when.</summary>
/// <param name="management">The control plane.</param>
/// <param name="messaging">The data plane; null when the service behind the emulator has none.</param>
/// <param name="cancellationToken">Ends when the caller hangs up.</param>
/// <param name="stopping">Ends when the emulator is told to stop.</param>
internal sealed class V2Call(ICmqManagement management, ICmqMessaging? messaging, CancellationToken cancellationToken, CancellationToken stopping)
{
    /// <summary>The control plane.</summary>
    public ICmqManagement Management => management;

    /// <summary>The data plane.</summary>
    /// <exception cref="V2RefusalException">The service behind the emulator has none.</exception>
    public ICmqMessaging Messaging =>
        messaging ?? throw new V2RefusalException(4000, 10280, "the service behind this emulator has no messages: only the control plane is served");

    /// <summary>Ends when the caller hangs up.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Waits for messages until the caller hangs up or the emulator stops, whichever is first. No thread waits with it.</summary>
    public async Task<IReadOnlyList<CmqMessage>> ReceiveAsync(string queueName, int maxMessages, TimeSpan? pollingWait)
    {
        if (pollingWait == TimeSpan.Zero)
        {
            return await Messaging.ReceiveMessagesAsync(queueName, maxMessages, pollingWait, cancellationToken).ConfigureAwait(false);
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        return await Messaging.ReceiveMessagesAsync(queueName, maxMessages, pollingWait, end.Token).ConfigureAwait(false);
    }
}
