namespace Cmq.Storage;

/// <summary>Keys of messages: the number of the object that has them, and their own number there.</summary>
internal static class RowKey
{
    private const int Bits = 40;

    /// <summary>The highest number of an object.</summary>
    public const long MaxOwner = (1L << (63 - Bits)) - 1;

    public static long Of(long owner, long number) => (owner << Bits) | number;

    public static long OwnerOf(long key) => key >> Bits;

    public static long NumberOf(long key) => key & ((1L << Bits) - 1);

    /// <summary>The key above all of an owner.</summary>
    public static long EndOf(long owner) => (owner + 1) << Bits;
}
