namespace Cmq.Emulator;

/// <summary>The id that each request gets, to be found again by: a random UUID. Nothing rests on its being hard to guess.</summary>
internal static class RequestId
{
    private const int Length = 16;

    public static string Next()
    {
        // Guid.NewGuid asks the operating system each time, which is dearer than a request's way through the broker.
        Span<byte> bytes = stackalloc byte[Length];
#pragma warning disable CA5394 // Nothing secret comes from it.
        Random.Shared.NextBytes(bytes);
#pragma warning restore CA5394
        (bytes[6], bytes[8]) = ((byte)((bytes[6] & 0x0F) | 0x40), (byte)((bytes[8] & 0x3F) | 0x80));
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}
