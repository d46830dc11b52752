using System.Net;
using System.Net.Http.Headers;

namespace Cmq;

/// <summary>
/// The body of a request, which knows whether anyone began to send it. As long as nobody did, the service can't have carried the request
/// out, whatever went wrong and wherever: that is surer than to tell errors of the connection from each other. A request without a body has an
/// empty one for the same reason, and for another: an HTTP client sends a request again by itself as long as it has not begun with a body.
/// </summary>
internal sealed class RequestBody : HttpContent
{
    private const int Idle = 0;
    private const int Writing = 1;
    private const int Released = 2;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly PooledBytes? _owner;
    private volatile bool _sending;
    private int _state;

    /// <summary>A body.</summary>
    /// <param name="bytes">What is sent.</param>
    /// <param name="contentType">What it is; null for nothing.</param>
    /// <param name="owner">The buffer that it lies in, which goes back to its pool with the body; null when it lies in none.</param>
    public RequestBody(ReadOnlyMemory<byte> bytes, MediaTypeHeaderValue? contentType, PooledBytes? owner = null)
    {
        (_bytes, _owner) = (bytes, owner);
        Headers.ContentType = contentType;
    }

    /// <summary>Whether sending began.</summary>
    public bool Sending => _sending;

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Interlocked.CompareExchange(ref _state, Writing, Idle) != Idle, this);
        _sending = true;
        try
        {
            await stream.WriteAsync(_bytes, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _state, Idle);
        }
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // A call that was cancelled can end before its body was written. Such a buffer is left to the collector: in the pool, another
        // request's bytes would get under the hands of the one who still writes.
        if (disposing && Interlocked.CompareExchange(ref _state, Released, Idle) == Idle)
        {
            _owner?.Dispose();
        }

        base.Dispose(disposing);
    }
}
