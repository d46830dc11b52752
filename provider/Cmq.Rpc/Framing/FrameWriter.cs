using System.Buffers;
using System.Buffers.Binary;
using Google.Protobuf;

namespace Cmq.Rpc;

/// <summary>Writes messages, each behind its prefix.</summary>
internal static class FrameWriter
{
    private const int PrefixLength = 5;

    /// <summary>Writes one message.</summary>
    /// <exception cref="RpcException">It is longer than the limit; nothing is written.</exception>
    public static void Write(IBufferWriter<byte> output, IMessage message, int maxMessageBytes)
    {
        var length = message.CalculateSize();
        if (length > maxMessageBytes)
        {
            throw new RpcException(
                RpcStatusCode.ResourceExhausted, $"A message of {length} bytes is longer than the limit of {maxMessageBytes}.");
        }

        var prefix = output.GetSpan(PrefixLength);
        prefix[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(prefix[1..], length);
        output.Advance(PrefixLength);
        message.WriteTo(output);
    }
}
