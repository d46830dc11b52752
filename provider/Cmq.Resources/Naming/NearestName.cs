namespace Cmq.Resources;

/// <summary>Finds what somebody may have meant.</summary>
public static class NearestName
{
    /// <summary>The candidate that takes the fewest edits to reach; null when none is near.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(candidates);
        return candidates
            .Select(candidate => (candidate, edits: Edits(name, candidate)))
            .Where(entry => entry.edits <= (name.Length <= 3 ? 1 : Math.Max(2, name.Length / 3)))
            .OrderBy(entry => entry.edits)
            .Select(entry => entry.candidate)
            .FirstOrDefault();
    }

    private static int Edits(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i]) == char.ToUpperInvariant(right[j]) ? 0 : 1;
                current[j + 1] = Math.Min(Math.Min(current[j], previous[j + 1]) + 1, previous[j] + same);
            }

            previous = current;
        }

        return previous[right.Length];
    }
}
