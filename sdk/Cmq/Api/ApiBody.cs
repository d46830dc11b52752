using System.Net;
using System.Net.Http.Headers;

namespace Cmq;

/// <summary>
/// The body of a request, which knows whether anyone began to send it. As long as nobody did, the service can't have carried the request
/// out, whatever went wrong and wherever: that is surer than to tell errors of the connection from each other.
/// </summary>
internal sealed class ApiBody : HttpContent
{
    /// <summary>The content type, as it is signed.</summary>
    public const string ContentType = "application/json";

    private readonly ReadOnlyMemory<byte> _bytes;
    private volatile bool _sending;

    /// <summary>A body.</summary>
    /// <param name="bytes">What is sent.</param>
    public ApiBody(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        Headers.ContentType = new MediaTypeHeaderValue(ContentType);
    }

    /// <summary>Whether sending began.</summary>
    public bool Sending => _sending;

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _sending = true;
        await stream.WriteAsync(_bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
