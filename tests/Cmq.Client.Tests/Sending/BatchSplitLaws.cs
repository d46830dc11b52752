using FsCheck;
using FsCheck.Fluent;

namespace Cmq.Client.Tests;

/// <summary>Laws of cutting a batch, over sizes up to a quarter more than a call takes.</summary>
public sealed class BatchSplitLaws
{
    private const int MaxCount = 16;
    private const int MaxBytes = 1000;

    [FsCheck.NUnit.Property(Arbitrary = [typeof(BatchSplitLaws)])]
    public bool Parts_TogetherAreTheWhole(Sizes sizes)
    {
        var parts = Split(sizes);
        return parts.SelectMany(part => Enumerable.Range(part.Begin, part.Count)).SequenceEqual(Enumerable.Range(0, sizes.Values.Length));
    }

    [FsCheck.NUnit.Property(Arbitrary = [typeof(BatchSplitLaws)])]
    public bool Part_FitsACall_UnlessItIsOneMessage(Sizes sizes) =>
        Split(sizes).All(part => part.Count == 1 || (part.Count <= MaxCount && Bytes(sizes, part) <= MaxBytes));

    [FsCheck.NUnit.Property(Arbitrary = [typeof(BatchSplitLaws)])]
    public bool Part_HasNoRoomForTheNextMessage(Sizes sizes)
    {
        var parts = Split(sizes);
        return parts.Zip(parts.Skip(1)).All(pair =>
            pair.First.Count == MaxCount || Bytes(sizes, pair.First) + sizes.Values[pair.Second.Begin] > MaxBytes);
    }

    public static Arbitrary<Sizes> Arbitrary() =>
        Gen.Choose(0, MaxBytes + (MaxBytes / 4)).Or(Gen.Choose(0, MaxBytes / 20)).ArrayOf().Select(values => new Sizes(values)).ToArbitrary();

    private static List<(int Begin, int Count)> Split(Sizes sizes) => [.. BatchSplit.Of(sizes.Values, MaxCount, MaxBytes)];

    private static long Bytes(Sizes sizes, (int Begin, int Count) part) => sizes.Values.Skip(part.Begin).Take(part.Count).Sum(size => (long)size);

    public sealed record Sizes(int[] Values);
}
