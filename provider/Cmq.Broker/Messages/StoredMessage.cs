using System.Text;

namespace Cmq.Broker;

/// <summary>
/// A message in a queue's table. It belongs to the queue's lock. The links and places in it make lists and heaps without nodes of their own, so that
/// each step of a message's life costs the same however many others there are. Times are Unix milliseconds.
/// </summary>
internal struct StoredMessage(MessageId id, string body, int size)
{
    /// <summary>Its neighbours in age.</summary>
    public MessageLinks Age;

    /// <summary>Its neighbours among those that can be received.</summary>
    public MessageLinks Turn;

    /// <summary>Its place in the heap of what is due, or of what can be brought back; -1 while it is in neither.</summary>
    public int Place = -1;

    /// <summary>Its place in the heap of messages whose life does not begin with their sending; -1 while it is in none.</summary>
    public int AgePlace = -1;

    public StoredMessage(MessageId id, string body)
        : this(id, body, Encoding.UTF8.GetByteCount(body))
    {
    }

    public MessageId Id { readonly get; private set; } = id;

    public string Body { readonly get; private set; } = body;

    /// <summary>Length of the body in UTF-8, in bytes.</summary>
    public int Size { readonly get; private set; } = size;

    /// <summary>What it was published with; null for nothing.</summary>
    public IReadOnlyList<string>? Tags { readonly get; set; }

    /// <summary>Its number in the order in which messages came into the queue.</summary>
    public long Sequence { get; set; }

    public MessageState State { get; set; } = MessageState.Gone;

    /// <summary>When it came into the queue.</summary>
    public long EnqueueTime { get; set; }

    /// <summary>From when on it is unacknowledged: when it was sent or, where that is how its time is measured, received first or brought back.</summary>
    public long LifeStart { get; set; }

    /// <summary>When it was received first; 0 if it was not.</summary>
    public long FirstDequeueTime { get; set; }

    /// <summary>When it can be received, or could after its last delay or receive.</summary>
    public long VisibleTime { get; set; }

    /// <summary>When something happens to it by the clock, while it is in the heap of what is due.</summary>
    public long Due { get; set; }

    /// <summary>The handle of its latest receive; 0 if there is none that works.</summary>
    public ulong Handle { get; set; }

    public int DequeueCount { get; set; }

    /// <summary>Makes a place that is cleared the place of a new message.</summary>
    public void Begin(MessageId id, string body, int size, IReadOnlyList<string>? tags) =>
        (Id, Body, Size, Tags, Place, AgePlace) = (id, body, size, tags, -1, -1);
}
