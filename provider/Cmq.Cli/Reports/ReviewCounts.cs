namespace Cmq.Cli;

/// <summary>How many objects there are, of one type or in all, by how they stand.</summary>
/// <param name="Declared">Declared.</param>
/// <param name="Live">There, whoever made them.</param>
/// <param name="Managed">Declared and there.</param>
/// <param name="Fine">As they should be.</param>
/// <param name="Changed">Different.</param>
/// <param name="Missing">Declared and not there.</param>
/// <param name="Unmanaged">There and declared by nobody.</param>
/// <param name="Ignored">Different, and not told.</param>
/// <param name="Unread">Not read.</param>
internal sealed record ReviewCounts(int Declared, int Live, int Managed, int Fine, int Changed, int Missing, int Unmanaged, int Ignored, int Unread)
{
    /// <summary>Counts.</summary>
    public static ReviewCounts Of(IReadOnlyCollection<ReviewedObject> objects)
    {
        return new(
            objects.Count(item => item.Source is not null),
            objects.Count(item => item.IsLive),
            objects.Count(item => item.IsLive && item.Source is not null),
            With(ReviewStatus.Fine),
            With(ReviewStatus.Changed),
            With(ReviewStatus.Missing),
            With(ReviewStatus.Unmanaged),
            With(ReviewStatus.Ignored),
            With(ReviewStatus.Unread));

        int With(ReviewStatus status) => objects.Count(item => item.Status == status);
    }

    /// <summary>How much of what is there is declared, in percent, rounded down to a tenth; 100 where nothing is there.</summary>
    public double Coverage => Live == 0 ? 100 : Math.Floor(1000.0 * Managed / Live) / 10;
}
