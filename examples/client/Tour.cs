using Cmq;

namespace ClientExample;

/// <summary>What a shop does with its messages: send, receive, process, publish, and bring dead letters back.</summary>
internal sealed class Tour(CmqAccount account, TextWriter output)
{
    // Names of this run's own: two runs on one service don't meet.
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];

    /// <summary>Runs the tour, and removes what it made.</summary>
    /// <returns>Whether all went as it should.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var (orders, dead, events) = ($"orders-{_run}", $"dead-{_run}", $"events-{_run}");
        await account.CreateQueueAsync(dead, cancellationToken: cancellationToken);
        await account.CreateQueueAsync(orders, new() { VisibilityTimeout = 30, DeadLetterPolicy = DeadLettersTo(dead) }, cancellationToken: cancellationToken);
        var topic = await account.CreateTopicAsync(events, cancellationToken: cancellationToken);
        try
        {
            await SendAndReceiveAsync(account.Queue(orders), cancellationToken);
            await SendManyAndProcessAsync(account.Queue(orders), cancellationToken);
            await topic.SubscribeAsync("all", orders, cancellationToken: cancellationToken);
            await PublishAsync(topic, account.Queue(orders), cancellationToken);
            await RedriveAsync(account.Queue(orders), account.Queue(dead), cancellationToken);
            output.WriteLine("All went as it should.");
            return true;
        }
        catch (InvalidOperationException error)
        {
            output.WriteLine(error.Message);
            return false;
        }
        finally
        {
            await RemoveAsync(orders, dead, events);
        }
    }

    private static DeadLetterPolicy DeadLettersTo(string queue) =>
        new() { DeadLetterQueue = queue, Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 1 };

    private static void Expect(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException("It went wrong: " + what);
        }
    }

    private async Task SendAndReceiveAsync(CmqQueue orders, CancellationToken cancellationToken)
    {
        var sent = await orders.SendAsync("order 1", cancellationToken: cancellationToken);
        var message = await orders.ReceiveAsync(TimeSpan.FromSeconds(5), cancellationToken);
        Expect(message?.MessageId == sent.MessageId, "the message that was sent is the one that is received");
        await orders.DeleteAsync(message!, cancellationToken);
        Expect(await orders.ReceiveAsync(TimeSpan.Zero, cancellationToken) is null, "a deleted message does not come again");
        output.WriteLine("Sent, received and deleted one message.");
    }

    private async Task SendManyAndProcessAsync(CmqQueue orders, CancellationToken cancellationToken)
    {
        var result = await orders.SendBatchAsync(Enumerable.Range(0, 100).Select(number => $"order {number}"), cancellationToken: cancellationToken);
        result.ThrowIfAnyFailed();

        var handled = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var summary = await orders.ProcessAsync(
            (_, _) => Interlocked.Increment(ref handled) == 100 ? stop.CancelAsync() : Task.CompletedTask,
            new() { MaxConcurrency = 8, PollingWait = TimeSpan.FromSeconds(1) },
            stop.Token);
        Expect(summary.Succeeded == 100, $"100 messages are processed; {summary.Succeeded} were");
        output.WriteLine("Sent 100 messages in batches, and processed them.");
    }

    private async Task PublishAsync(CmqTopic events, CmqQueue orders, CancellationToken cancellationToken)
    {
        await events.PublishAsync("order 1 is paid", cancellationToken: cancellationToken);
        var message = await orders.ReceiveAsync(TimeSpan.FromSeconds(5), cancellationToken);
        Expect(message?.Body == "order 1 is paid", "what is published comes into the subscriber's queue");
        await orders.DeleteAsync(message!, cancellationToken);
        output.WriteLine("Published a message, and received it from the subscriber's queue.");
    }

    private async Task RedriveAsync(CmqQueue orders, CmqQueue dead, CancellationToken cancellationToken)
    {
        await orders.SetAttributesAsync(new() { VisibilityTimeout = 1 }, cancellationToken);
        await orders.SendAsync("order that can't be handled", cancellationToken: cancellationToken);
        await orders.ReceiveAsync(TimeSpan.FromSeconds(5), cancellationToken);

        // Not deleted within its second, and received as often as the policy allows: it goes to the dead letters.
        var isDead = false;
        for (var attempt = 0; attempt < 20 && !isDead; attempt++)
        {
            await orders.ReceiveAsync(TimeSpan.FromSeconds(1), cancellationToken);
            isDead = (await dead.GetAttributesAsync(cancellationToken)).ActiveMsgNum > 0;
        }

        Expect(isDead, "a message that is not deleted becomes a dead letter");
        await orders.SetAttributesAsync(new() { VisibilityTimeout = 30 }, cancellationToken);
        var moved = await dead.RedriveAsync(options: new() { MaxIdle = TimeSpan.FromSeconds(1) }, cancellationToken: cancellationToken);
        Expect(moved.Progress.Done == 1, "the dead letter is moved back");
        var message = await orders.ReceiveAsync(TimeSpan.FromSeconds(5), cancellationToken);
        Expect(message?.Body == "order that can't be handled", "it comes again");
        await orders.DeleteAsync(message!, cancellationToken);
        output.WriteLine("Moved a dead letter back to its queue.");
    }

    // What was not made is not there to be removed.
    private async Task RemoveAsync(string orders, string dead, string events)
    {
        if (await account.SubscriptionExistsAsync(events, "all"))
        {
            await account.DeleteSubscriptionAsync(events, "all");
        }

        await account.DeleteTopicAsync(events);
        await account.DeleteQueueAsync(orders);
        await account.DeleteQueueAsync(dead);
    }
}
