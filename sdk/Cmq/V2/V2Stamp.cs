namespace Cmq;

/// <summary>What makes a signed request of parameters: who signs, how, when, and for where.</summary>
/// <param name="Method">The HTTP method, in capitals.</param>
/// <param name="Host">The host, with its port where it is not the scheme's own.</param>
/// <param name="Path">The path.</param>
/// <param name="Credential">Who signs.</param>
/// <param name="SignatureMethod">How.</param>
/// <param name="Timestamp">When, in seconds of Unix time.</param>
/// <param name="Nonce">A random number above 0.</param>
/// <param name="RequestClient">What the program calls itself.</param>
internal readonly record struct V2Stamp(
    string Method,
    string Host,
    string Path,
    CmqCredential Credential,
    CmqSignatureMethod SignatureMethod,
    long Timestamp,
    long Nonce,
    string RequestClient)
{
    /// <summary>How many parameters every request has, at the most.</summary>
    public const int MostFields = 7;

    /// <summary>The service's word for the signature method.</summary>
    public string SignatureMethodName => SignatureMethod == CmqSignatureMethod.HmacSha256 ? "HmacSHA256" : "HmacSHA1";
}
