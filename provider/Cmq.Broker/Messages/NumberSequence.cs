using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Cmq.Broker;

/// <summary>
/// Numbers that look random and never repeat (SplitMix64: a counter, scrambled so that no two counts give one number). They name messages and
/// receipts; they are no secrets, for whoever may call the queue may have any of them.
/// </summary>
internal struct NumberSequence
{
    private ulong _state;

    public static NumberSequence New() => new() { _state = Seed() };

    public static ulong Seed()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
