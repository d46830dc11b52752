using System.Buffers.Binary;
using System.IO.Compression;
using Google.Protobuf;

namespace Cmq.Rpc;

/// <summary>
/// Reads the messages of one direction of a call. What is wrong with them is an <see cref="RpcException"/> with gRPC's code for it.
/// </summary>
/// <param name="body">The body of the request or the response.</param>
/// <param name="encoding">Its <c>grpc-encoding</c>; null for none.</param>
/// <param name="maxMessageBytes">The longest message, packed or unpacked.</param>
internal sealed class FrameReader(Stream body, string? encoding, int maxMessageBytes)
{
    public const string AcceptedEncodings = "identity,deflate,gzip";

    // Property bags nest, with three levels of messages for one of theirs: the default of 100 would be 33, this is 500. Reading, decoding
    // and writing that many fits in the smallest stack a thread gets, 1.5 MB; 1,000 do not, and a stack overflow ends the process.
    private const int MaxNesting = 1_500;

    private readonly byte[] _prefix = new byte[5];

    /// <summary>The next message, or null at the end.</summary>
    public async ValueTask<TMessage?> ReadAsync<TMessage>(MessageParser<TMessage> parser, CancellationToken cancellationToken)
        where TMessage : class, IMessage<TMessage>
    {
        var read = await body.ReadAtLeastAsync(_prefix, _prefix.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (read == 0)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(_prefix.AsSpan(1));
        if (read < _prefix.Length)
        {
            throw Broken("The stream ends in the middle of a message's prefix.");
        }

        if (_prefix[0] > 1)
        {
            throw Broken($"A message has the flags {_prefix[0]}, of which only the first is defined.");
        }

        if (length > (uint)maxMessageBytes)
        {
            throw TooLarge(length);
        }

        var packed = _prefix[0] == 1;
        if (packed && encoding is null or "identity")
        {
            throw Broken("A message is compressed, and grpc-encoding does not say how.");
        }

        var bytes = await ReadPayloadAsync((int)length, cancellationToken).ConfigureAwait(false);
        return Parse(parser, packed ? Unpack(bytes) : bytes);
    }

    private async ValueTask<ArraySegment<byte>> ReadPayloadAsync(int length, CancellationToken cancellationToken)
    {
        // Grows with what arrives: a prefix alone does not make the reader take memory.
        var bytes = new byte[Math.Min(length, 64 * 1024)];
        for (var at = 0; at < length;)
        {
            if (at == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(length, 2L * bytes.Length));
            }

            var read = await body.ReadAsync(bytes.AsMemory(at), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                throw Broken($"A message of {length} bytes ends after {at}.");
            }

            at += read;
        }

        return bytes;
    }

    private ArraySegment<byte> Unpack(ArraySegment<byte> bytes)
    {
        using var source = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count);
        using Stream unpacking = encoding switch
        {
            "gzip" => new GZipStream(source, CompressionMode.Decompress),
            "deflate" => new ZLibStream(source, CompressionMode.Decompress),
            _ => throw new RpcException(
                RpcStatusCode.Unimplemented, $"Messages with the encoding '{encoding}' cannot be read; these can: {AcceptedEncodings}."),
        };
        using var target = new MemoryStream();
        var chunk = new byte[32 * 1024];
        try
        {
            for (int read; (read = unpacking.Read(chunk)) > 0;)
            {
                if (target.Length + read > maxMessageBytes)
                {
                    throw TooLarge(target.Length + read);
                }

                target.Write(chunk, 0, read);
            }
        }
        catch (InvalidDataException e)
        {
            throw Broken($"A message is not the {encoding} that it says it is.", e);
        }

        return new(target.GetBuffer(), 0, (int)target.Length);
    }

    private static TMessage Parse<TMessage>(MessageParser<TMessage> parser, ArraySegment<byte> bytes)
        where TMessage : class, IMessage<TMessage>
    {
        try
        {
            using var stream = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count);
            using var input = CodedInputStream.CreateWithLimits(stream, int.MaxValue, MaxNesting);
            return parser.ParseFrom(input);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw Broken($"A message cannot be read: {e.Message}", e);
        }
    }

    private static RpcException Broken(string message, Exception? innerException = null) =>
        new(RpcStatusCode.Internal, message, innerException: innerException);

    private RpcException TooLarge(long length) =>
        new(RpcStatusCode.ResourceExhausted, $"A message of {length} bytes is longer than the limit of {maxMessageBytes}.");
}
