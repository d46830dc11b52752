using System.Globalization;

namespace Cmq.Broker;

/// <summary>Cuts a page out of a list.</summary>
internal static class Paging
{
    /// <summary>The page, and how many objects match on all pages. An offset past the end gives an empty page.</summary>
    public static CmqPage<TView> Page<T, TView>(
        Operation operation,
        IEnumerable<T> matches,
        int offset,
        int limit,
        CmqEdition edition,
        Func<T, TView> describe)
    {
        operation.ThrowIfAny(Check(offset, limit, edition));
        List<T> all = [.. matches];
        return new([.. all.Skip(offset).Take(limit).Select(describe)], all.Count);
    }

    private static IEnumerable<CmqRefusal> Check(int offset, int limit, CmqEdition edition)
    {
        if (limit is < 1 or > CmqListQuery.MaxLimit)
        {
            yield return new("limit", limit.ToString(CultureInfo.InvariantCulture), $"1 to {CmqListQuery.MaxLimit}", edition);
        }

        if (offset < 0)
        {
            yield return new("offset", offset.ToString(CultureInfo.InvariantCulture), "0 or more", edition);
        }
    }
}
