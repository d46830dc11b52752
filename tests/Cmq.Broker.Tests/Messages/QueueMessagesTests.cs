namespace Cmq.Broker.Tests;

internal sealed class QueueMessagesTests
{
    private static readonly DateTimeOffset Start = ManualClock.Start;

    [TestCase(0, 1, 1)]
    [TestCase(9.999, 1, 1)]
    [TestCase(10, 2, 0)]
    [TestCase(59.999, 2, 0)]
    [TestCase(60, 0, 0)]
    public void Count_AsTimeGoesOn_DelayEndsAndThenTheMessages(double seconds, int active, int delayed)
    {
        var messages = new QueueMessages([Message(0), Message(10)]);

        var counts = messages.Count(Start.AddSeconds(seconds), retentionSeconds: 60);

        Assert.That((counts.Active, counts.Delayed), Is.EqualTo(((long)active, (long)delayed)));
    }

    [Test]
    public void Count_Messages_NamesTheOldest()
    {
        var messages = new QueueMessages([Message(0), Message(0) with { EnqueueTime = Start.AddSeconds(5) }]);

        Assert.That(messages.Count(Start.AddSeconds(62), 60).OldestEnqueueTime, Is.EqualTo(Start.AddSeconds(5)));
    }

    [Test]
    public void Count_NoMessages_HasNoOldest() =>
        Assert.That(new QueueMessages().Count(Start, 60).OldestEnqueueTime, Is.Null);

    [TestCase(1, true)]
    [TestCase(2, false)]
    public void HasRoomFor_Message_EndsAtTheHeapLimit(int held, bool expected)
    {
        var messages = new QueueMessages(Enumerable.Range(0, held).Select(_ => Message(0)));

        Assert.That(messages.HasRoomFor(Message(0), new() { MaxMsgHeapNum = 2, MsgRetentionSeconds = 60 }), Is.EqualTo(expected));
    }

    [Test]
    public void HasRoomFor_FullOfMessagesWhoseTimeIsOver_IsTrue()
    {
        var messages = new QueueMessages([Message(0)]);
        var later = Message(0) with { EnqueueTime = Start.AddSeconds(60) };

        Assert.That(messages.HasRoomFor(later, new() { MaxMsgHeapNum = 1, MsgRetentionSeconds = 60 }), Is.True);
    }

    [Test]
    public void Clear_Messages_FreesTheirRoom()
    {
        var messages = new QueueMessages([Message(0)]);
        messages.Clear();

        Assert.That(messages.HasRoomFor(Message(0), new() { MaxMsgHeapNum = 1, MsgRetentionSeconds = 60 }), Is.True);
    }

    [Test]
    public void Expire_BeforeALongerRetention_DoesNotBringMessagesBack()
    {
        var messages = new QueueMessages([Message(0)]);
        messages.Expire(Start.AddSeconds(60), retentionSeconds: 60);

        Assert.That(messages.Count(Start.AddSeconds(60), retentionSeconds: 3600).Active, Is.Zero);
    }

    private static StoredMessage Message(long delaySeconds) => new("id", "body", Start, delaySeconds);
}
