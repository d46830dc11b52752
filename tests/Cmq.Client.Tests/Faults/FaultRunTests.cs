using System.Collections.Concurrent;
using System.Globalization;
using Cmq.Emulator;

namespace Cmq.Client.Tests;

/// <summary>
/// Messages under faults of the way and of the service: nothing is lost, and what is there twice was said to be possible. The run is short unless
/// CMQ_FAULT_RUN_MESSAGES says how many messages it has, for example 1000000.
/// </summary>
public sealed class FaultRunTests
{
    private static readonly ParallelOptions AtATime = new() { MaxDegreeOfParallelism = 8 };
    private static readonly string[] Queues = [.. Enumerable.Range(0, 16).Select(number => $"q{number}")];
    private static readonly CmqRetryOptions Patient = new() { BaseDelay = TimeSpan.Zero, MaxAttempts = 100, MaxAttemptsWithoutAnswer = 100 };

    [Test]
    public async Task Run_WithEveryFault_LosesNothingAndDoublesOnlyWhatItSaid([Values(1, 2)] int seed)
    {
        var messages = int.Parse(Environment.GetEnvironmentVariable("CMQ_FAULT_RUN_MESSAGES") ?? "480", CultureInfo.InvariantCulture) / 4 * 4;
        await using var bench = await ClientBench.StartAsync(seed: seed, queues: Queues);
        var messaging = bench.Open(bench.Options(retry: Patient)).Messaging;
        foreach (var kind in Enum.GetValues<CmqEmulatorFaultKind>())
        {
            bench.Faults.Add(Fault(kind) with { Probability = 0.07, Times = int.MaxValue });
        }

        var sent = new ConcurrentDictionary<string, bool>();
        await Parallel.ForEachAsync(Enumerable.Range(0, messages / 4), AtATime, async (number, cancel) =>
        {
            // One alone, and three together.
            var queue = Queues[number % Queues.Length];
            sent[$"{number}"] = (await messaging.SendMessageAsync(queue, $"{number}", 0, cancel)).MayBeDuplicate;
            string[] bodies = [$"{number}.a", $"{number}.b", $"{number}.c"];
            foreach (var (body, one) in bodies.Zip(await messaging.SendMessagesAsync(queue, bodies, 0, cancel)))
            {
                sent[body] = one.MayBeDuplicate;
            }
        });
        var received = await DrainAsync(bench, messaging);
        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{sent.Count} messages sent, {received.Count} received, {bench.Faults.Count} faults; {sent.Count(entry => entry.Value)} said to be there twice perhaps, {received.Count(entry => entry.Value > 1)} were received more than once"));
        Assert.That(sent, Has.Count.EqualTo(messages));
        Assert.That(sent.Keys.Except(received.Keys), Is.Empty, "lost");
        Assert.That(received.Where(entry => entry.Value > 1 && !sent[entry.Key]).Select(entry => entry.Key), Is.Empty, "doubled without a word");
        Assert.That(bench.Faults.Count, Is.GreaterThan(messages / 10), "faults");
    }

    [TestCase(CmqEmulatorFaultKind.LoseAnswer, true, 2)]
    [TestCase(CmqEmulatorFaultKind.Drop, true, 1)]
    [TestCase(CmqEmulatorFaultKind.HttpError, true, 1)]
    [TestCase(CmqEmulatorFaultKind.Throttle, false, 1)]
    [TestCase(CmqEmulatorFaultKind.Delay, false, 1)]
    public async Task Send_MeetsAFault_SaysWhetherItMayBeThereTwice(CmqEmulatorFaultKind kind, bool mayBeDuplicate, int copies)
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        bench.Faults.Add(Fault(kind) with { Action = "SendMessage" });
        Assert.That((await bench.Messaging.SendMessageAsync("orders", "hello")).MayBeDuplicate, Is.EqualTo(mayBeDuplicate));
        Assert.That((await bench.Broker.DescribeQueueAsync("orders")).ActiveMsgNum, Is.EqualTo(copies));
    }

    // An HTTP client repeats a request without a body by itself when a connection that it used before turns out to be closed. It must not do so here.
    [Test]
    public async Task Send_ByGetOverAUsedConnection_AnswerLost_SaysThatItMayBeThereTwice()
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        var messaging = bench.Open(bench.Options(CmqHttpMethod.Get)).Messaging;
        await messaging.SendMessageAsync("orders", "first");
        bench.Faults.Add(new(CmqEmulatorFaultKind.LoseAnswer, "SendMessage"));
        Assert.That((await messaging.SendMessageAsync("orders", "hello")).MayBeDuplicate, Is.True);
    }

    [Test]
    public async Task Send_AnswerLostAndNotToBeRepeated_IsThereOnce()
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        var messaging = bench.Open(bench.Options(retry: Patient with { RepeatSends = false })).Messaging;
        bench.Faults.Add(new(CmqEmulatorFaultKind.LoseAnswer, "SendMessage"));
        Assert.That(() => messaging.SendMessageAsync("orders", "hello"), Throws.TypeOf<CmqTransportException>().With.Property("MayHaveExecuted").True);
        Assert.That((await bench.Broker.DescribeQueueAsync("orders")).ActiveMsgNum, Is.EqualTo(1));
    }

    [Test]
    public async Task Receive_AnswerLost_MessageComesAgainWhenItsTimeIsOver()
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        await bench.Messaging.SendMessageAsync("orders", "hello");
        bench.Faults.Add(new(CmqEmulatorFaultKind.LoseAnswer, "ReceiveMessage"));
        Assert.That(await bench.Messaging.ReceiveMessagesAsync("orders"), Is.Empty);
        bench.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.That((await bench.Messaging.ReceiveMessagesAsync("orders")).Single().DequeueCount, Is.EqualTo(2));
    }

    [TestCase(CmqEmulatorFaultKind.LoseAnswer)]
    [TestCase(CmqEmulatorFaultKind.Drop)]
    [TestCase(CmqEmulatorFaultKind.HttpError)]
    [TestCase(CmqEmulatorFaultKind.Throttle)]
    public async Task Delete_MeetsAFault_IsDone(CmqEmulatorFaultKind kind)
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        await bench.Messaging.SendMessagesAsync("orders", ["a", "b"]);
        var received = await bench.Messaging.ReceiveMessagesAsync("orders", 2);
        bench.Faults.Add(new(kind, "DeleteMessage")).Add(new(kind, "BatchDeleteMessage"));
        await bench.Messaging.DeleteMessageAsync("orders", received[0].ReceiptHandle);
        Assert.That(await bench.Messaging.DeleteMessagesAsync("orders", [received[1].ReceiptHandle]), Is.Empty);
        Assert.That((await bench.Broker.DescribeQueueAsync("orders")).MessageCount, Is.Zero);
    }

    [Test]
    public async Task Answer_ThatTakesTooLong_IsOver()
    {
        await using var bench = await ClientBench.StartAsync(queues: ["orders"]);
        var messaging = bench.Open(bench.Options(retry: CmqRetryOptions.None, attemptTimeout: TimeSpan.FromMilliseconds(200))).Messaging;
        bench.Faults.Add(new(CmqEmulatorFaultKind.Delay, "SendMessage") { Delay = TimeSpan.FromSeconds(30) });
        Assert.That(() => messaging.SendMessageAsync("orders", "hello"), Throws.TypeOf<CmqTransportException>().With.Message.Contains("within 0.2 s"));
    }

    private static CmqEmulatorFault Fault(CmqEmulatorFaultKind kind) =>
        new(kind) { Delay = kind == CmqEmulatorFaultKind.Delay ? TimeSpan.FromMilliseconds(1) : TimeSpan.Zero };

    // How often each body was received. What an answer that got lost handed out comes again when its time is over.
    private static async Task<ConcurrentDictionary<string, int>> DrainAsync(ClientBench bench, ICmqMessaging messaging)
    {
        var received = new ConcurrentDictionary<string, int>();
        for (var round = 0; round < 20; round++)
        {
            await Parallel.ForEachAsync(Queues, AtATime, async (queue, cancel) =>
            {
                for (IReadOnlyList<CmqMessage> messages; (messages = await messaging.ReceiveMessagesAsync(queue, 16, TimeSpan.Zero, cancel)).Count > 0;)
                {
                    foreach (var message in messages)
                    {
                        received.AddOrUpdate(message.Body, 1, (_, count) => count + 1);
                    }

                    Assert.That(await messaging.DeleteMessagesAsync(queue, [.. messages.Select(message => message.ReceiptHandle)], cancel), Is.Empty);
                }
            });
            var left = await Task.WhenAll(Queues.Select(queue => bench.Broker.DescribeQueueAsync(queue)));
            if (left.All(queue => queue.MessageCount == 0))
            {
                break;
            }

            bench.Clock.Advance(TimeSpan.FromSeconds(31));
        }

        return received;
    }
}
