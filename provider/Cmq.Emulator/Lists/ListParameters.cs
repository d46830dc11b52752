namespace Cmq.Emulator;

/// <summary>Which page of a list: the parameters that all three lists have.</summary>
internal static class ListParameters
{
    public static readonly Parameter<long?> Offset = Parameter.OptionalUnsigned("Offset");
    public static readonly Parameter<long?> Limit = Parameter.OptionalUnsigned("Limit");

    private const int DefaultLimit = 20;

    /// <summary>Reads the page. An offset past the end gives an empty page.</summary>
    /// <exception cref="ApiRefusalException">The limit is not 1 to 50, or there is an offset without one.</exception>
    public static (int Offset, int Limit) ReadPage(ApiCall call)
    {
        var limit = call.Get(Limit);
        var offset = call.Get(Offset);
        if (offset is not null && limit is null)
        {
            throw new ApiRefusalException(CmqErrorCodes.MissingParameter, "The request is missing the parameter `Limit`, which goes with `Offset`.");
        }

        return limit is null or (>= 1 and <= CmqListQuery.MaxLimit)
            ? ((int)Math.Min(offset ?? 0, int.MaxValue), (int)(limit ?? DefaultLimit))
            : throw ParameterTypes.WrongValue(Limit.Name, limit.Value, $"1 to {CmqListQuery.MaxLimit}");
    }

    /// <summary>Reads which queues or topics are listed, and which page of them.</summary>
    /// <param name="call">The call.</param>
    /// <param name="name">The parameter with a part of a name; an empty one filters nothing.</param>
    /// <param name="names">The parameter with whole names; an empty list filters nothing.</param>
    /// <exception cref="ApiRefusalException">The page or the tag filter is not valid.</exception>
    public static CmqListQuery ReadQuery(ApiCall call, Parameter<string?> name, Parameter<IReadOnlyList<string>?> names)
    {
        var (offset, limit) = ReadPage(call);
        return new()
        {
            Offset = offset,
            Limit = limit,
            NameContains = NullIfEmpty(call.Get(name)),
            Names = call.Get(names) is { Count: > 0 } given ? given : null,
            Tags = TagFilterParameters.Read(call),
        };
    }

    /// <summary>The text, or null when there is none in it: a filter by an empty name is no filter.</summary>
    public static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
