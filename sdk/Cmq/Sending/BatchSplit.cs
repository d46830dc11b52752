namespace Cmq;

/// <summary>Cuts a list of messages into what one call each takes, in order: as many as fit by number and by bytes.</summary>
internal static class BatchSplit
{
    /// <summary>The parts as begin and length. A message that is too long by itself is a part of its own.</summary>
    public static IEnumerable<(int Begin, int Count)> Of(IReadOnlyList<int> sizes, int maxCount = MessageLimit.BatchCount, int maxBytes = MessageLimit.Bytes)
    {
        var begin = 0;
        var bytes = 0L;
        for (var index = 0; index < sizes.Count; index++)
        {
            if (index > begin && (index - begin == maxCount || bytes + sizes[index] > maxBytes))
            {
                yield return (begin, index - begin);
                (begin, bytes) = (index, 0);
            }

            bytes += sizes[index];
        }

        if (begin < sizes.Count)
        {
            yield return (begin, sizes.Count - begin);
        }
    }
}
