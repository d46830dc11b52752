namespace Cmq;

/// <summary>What a TC3 signature covers.</summary>
internal readonly ref struct Tc3Request
{
    /// <summary>The HTTP method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The Host header as it is sent: with the port, unless it is the scheme's own.</summary>
    public required string Host { get; init; }

    /// <summary>The Content-Type header as it is sent, parameters included.</summary>
    public required string ContentType { get; init; }

    /// <summary>The query as it is sent, without the question mark; empty for POST.</summary>
    public string Query { get; init; } = "";

    /// <summary>The body; the ASCII text <c>UNSIGNED-PAYLOAD</c> for a request that says in a header that its body is not signed.</summary>
    public ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>An empty request.</summary>
    public Tc3Request()
    {
    }
}
