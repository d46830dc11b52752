namespace Cmq.Broker.Tests;

internal sealed class ReceiptsTests
{
    private readonly MessageTable _table = new();
    private readonly Receipts _receipts;

    public ReceiptsTests() => _receipts = new(_table, 0);

    [Test]
    public void Find_HandleOfAMessage_IsItsNumber()
    {
        var numbers = Enumerable.Range(0, 1500).Select(_ => Receive()).ToList();

        Assert.That(numbers.Select(number => _receipts.Find(_table[number].Handle)), Is.EqualTo(numbers));
    }

    [Test]
    public void Find_HandleFromBeforeTheNextReceive_IsNobodys()
    {
        var number = Receive();
        var earlier = _table[number].Handle;
        _receipts.Give(number, ref _table[number]);

        Assert.That(_receipts.Find(earlier), Is.EqualTo(MessageTable.None));
    }

    [Test]
    public void Find_HandleOfAMessageThatIsGone_IsNobodys()
    {
        var number = Receive();
        var handle = _table[number].Handle;
        _table.Remove(number);
        Receive();

        Assert.That(_receipts.Find(handle), Is.EqualTo(MessageTable.None));
    }

    [Test]
    public void Find_HandleOfAnotherQueue_IsNobodys()
    {
        var number = Receive();
        new Receipts(_table, ulong.MaxValue).Give(number, ref _table[number]);
        var other = _table[number].Handle;
        _receipts.Give(number, ref _table[number]);

        Assert.That(_receipts.Find(other), Is.EqualTo(MessageTable.None));
    }

    [Test]
    public void Find_HandleThatAStoreKept_IsItsMessagesUntilItIsVoid()
    {
        var number = _table.Add(new StoredMessage(default, "a") { Handle = 1 });
        _receipts.Keep(number);
        var found = _receipts.Find(1);
        _receipts.Void(ref _table[number]);

        Assert.That((found, _receipts.Find(1)), Is.EqualTo((number, MessageTable.None)));
    }

    // Text that is no handle is looked for as 0, which is also what messages have that nobody received.
    [Test]
    public void Find_Zero_IsNobodys()
    {
        _table.Add(new StoredMessage(default, "a"));

        Assert.That(_receipts.Find(0), Is.EqualTo(MessageTable.None));
    }

    private int Receive()
    {
        var number = _table.Add(new StoredMessage(default, "a"));
        _receipts.Give(number, ref _table[number]);
        return number;
    }
}
