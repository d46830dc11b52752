namespace Cmq.Broker;

/// <summary>A message's neighbours in a list.</summary>
internal struct MessageLinks
{
    public StoredMessage? Previous;
    public StoredMessage? Next;
}
