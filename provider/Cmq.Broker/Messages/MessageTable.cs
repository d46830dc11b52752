namespace Cmq.Broker;

/// <summary>
/// The messages of a queue, side by side in arrays. Lists, heaps and handles know a message by its number in the table, which stays while the message
/// does. To the garbage collector a million messages are two thousand objects that don't point at each other, so what waits costs nothing to those that
/// come and go.
/// </summary>
internal sealed class MessageTable
{
    /// <summary>The number of no message.</summary>
    public const int None = -1;

    // Blocks of 512 messages of 128 bytes stay below the size from which arrays are collected with the oldest objects only.
    private const int BlockBits = 9;
    private const int BlockSize = 1 << BlockBits;
    private const int FirstSize = 4;

    private StoredMessage[][] _blocks = [];
    private int _blockCount;
    private int _count;

    // Numbers below this one were given out; those that came back are a list through their links.
    private int _begun;
    private int _free = None;

    /// <summary>The message. The reference is good until the next <see cref="Add(out int)"/>, which may move the first block.</summary>
    public ref StoredMessage this[int number] => ref _blocks[number >> BlockBits][number & (BlockSize - 1)];

    /// <summary>Takes a place for a message, which is to be filled there: a copy of it would cost more than all that is done to it.</summary>
    /// <param name="number">The message's number.</param>
    public ref StoredMessage Add(out int number)
    {
        _count++;
        number = _free;
        if (number == None)
        {
            number = _begun++;
            MakeRoom(number);
            return ref this[number];
        }

        ref var message = ref this[number];
        _free = message.Turn.Next;
        return ref message;
    }

    /// <summary>Takes a message in.</summary>
    /// <returns>Its number.</returns>
    public int Add(in StoredMessage message)
    {
        Add(out var number) = message;
        return number;
    }

    /// <summary>Whether there is a message whose receipt has a handle, at a number that may be none of the table's.</summary>
    public bool Has(int number, ulong handle) => (uint)number < (uint)_begun && this[number].Handle == handle;

    public void Remove(int number)
    {
        ref var message = ref this[number];
        message = default;
        message.Turn.Next = _free;
        _free = number;
        if (--_count == 0)
        {
            GiveBack();
        }
    }

    private void MakeRoom(int number)
    {
        var block = number >> BlockBits;
        if (block == _blockCount)
        {
            if (block == _blocks.Length)
            {
                Array.Resize(ref _blocks, Math.Max(1, 2 * block));
            }

            _blocks[_blockCount++] = new StoredMessage[block == 0 ? FirstSize : BlockSize];
        }
        else if (number == _blocks[0].Length && block == 0)
        {
            // Most queues never hold many, so the first block begins small.
            Array.Resize(ref _blocks[0], 2 * number);
        }
    }

    // What a burst took is given back once the queue is empty.
    private void GiveBack()
    {
        (_begun, _free) = (0, None);
        if (_blockCount > 1)
        {
            _blocks = [_blocks[0]];
            _blockCount = 1;
        }
    }
}
