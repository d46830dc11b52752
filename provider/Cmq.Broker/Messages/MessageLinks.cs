namespace Cmq.Broker;

/// <summary>A message's neighbours in a list, by their places in the table.</summary>
internal struct MessageLinks
{
    public int Previous;
    public int Next;
}
