namespace Cmq;

/// <summary>How requests of the HTTP SDK protocol are signed.</summary>
public enum CmqSignatureMethod
{
    /// <summary>HMAC with SHA-256 (<c>HmacSHA256</c>).</summary>
    HmacSha256,

    /// <summary>HMAC with SHA-1 (<c>HmacSHA1</c>), for gateways that know nothing else.</summary>
    HmacSha1,
}
