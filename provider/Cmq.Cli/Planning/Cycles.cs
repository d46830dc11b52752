using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>Finds circles in what has to come after what.</summary>
internal static class Cycles
{
    /// <summary>Finds one circle.</summary>
    /// <param name="nodes">Where to start.</param>
    /// <param name="next">What each leads to.</param>
    /// <returns>The circle: each leads to the next, and the last to the first. Null when there is none.</returns>
    public static ImmutableArray<T>? Find<T>(IEnumerable<T> nodes, Func<T, IEnumerable<T>> next)
        where T : notnull
    {
        var done = new HashSet<T>();
        var path = new List<T>();
        var onPath = new HashSet<T>();
        foreach (var node in nodes)
        {
            if (Visit(node))
            {
                return [.. path];
            }
        }

        return null;

        bool Visit(T node)
        {
            if (done.Contains(node))
            {
                return false;
            }

            if (!onPath.Add(node))
            {
                path.RemoveRange(0, path.IndexOf(node));
                return true;
            }

            path.Add(node);
            foreach (var successor in next(node))
            {
                if (Visit(successor))
                {
                    return true;
                }
            }

            path.RemoveAt(path.Count - 1);
            onPath.Remove(node);
            done.Add(node);
            return false;
        }
    }
}
