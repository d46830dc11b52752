namespace Cmq;

/// <summary>Which network the messaging endpoint of a region is taken from.</summary>
public enum CmqNetwork
{
    /// <summary>The internet, over HTTPS.</summary>
    Public,

    /// <summary>The vendor's private network, from machines in the same region; it is spoken to without TLS.</summary>
    Private,
}
