namespace Cmq.Emulator;

/// <summary>Which page of a list a request asks for.</summary>
/// <param name="Offset">How many objects to pass over.</param>
/// <param name="Limit">How many objects to answer; 0 asks for their number only.</param>
/// <param name="SearchWord">Part of the names; null for all.</param>
internal sealed record V2Page(int Offset, int Limit, string? SearchWord)
{
    private const int DefaultLimit = 20;

    /// <summary>Reads a page.</summary>
    /// <param name="arguments">The parameters.</param>
    /// <param name="largestLimit">The largest page that is documented; null when none is.</param>
    /// <param name="largestOffset">The largest offset that is documented; null when none is.</param>
    /// <exception cref="V2RefusalException">A number is out of range, or there is an offset without a limit.</exception>
    public static V2Page Read(V2Arguments arguments, int? largestLimit = null, int? largestOffset = null)
    {
        var offset = arguments.OptionalInteger("offset");
        var limit = arguments.OptionalInteger("limit");
        if (offset is not null && limit is null)
        {
            throw V2Arguments.Missing("limit, which goes with offset,");
        }

        return new(
            Checked("offset", offset ?? 0, largestOffset ?? int.MaxValue),
            Checked("limit", limit ?? DefaultLimit, largestLimit ?? int.MaxValue),
            arguments.OptionalText("searchWord"));
    }

    /// <summary>Reads the page from a service whose own pages are shorter.</summary>
    /// <param name="readPage">Reads the service's page of an offset and a limit.</param>
    public async Task<CmqPage<T>> CollectAsync<T>(Func<int, int, Task<CmqPage<T>>> readPage)
    {
        var items = new List<T>();
        while (true)
        {
            var left = Limit - items.Count;
            var page = await readPage((int)Math.Min((long)Offset + items.Count, int.MaxValue), Math.Clamp(left, 1, CmqListQuery.MaxLimit)).ConfigureAwait(false);
            items.AddRange(page.Items.Take(left));
            if (page.Items.Count == 0 || items.Count == Limit || (long)Offset + items.Count >= page.TotalCount)
            {
                return new(items, page.TotalCount);
            }
        }
    }

    private static int Checked(string name, long value, int largest) =>
        value >= 0 && value <= largest ? (int)value : throw V2Arguments.OutOfRange(name, value, $"0 to {largest}");
}
