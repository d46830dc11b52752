namespace Cmq.Emulator;

/// <summary>One request that the admin API knows.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path; <c>*</c> stands for a name.</param>
/// <param name="RunAsync">Answers it.</param>
internal sealed record AdminRoute(string Method, string Path, Func<AdminCall, Task> RunAsync)
{
    private readonly string[] _segments = Path.Split('/');

    /// <summary>Whether whoever reaches the emulator may ask it: it tells that the emulator lives and how much it does, and changes nothing.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The names in a path that fits; null when it does not fit.</summary>
    public IReadOnlyList<string>? Match(string path)
    {
        var given = path.Split('/');
        if (given.Length != _segments.Length)
        {
            return null;
        }

        var names = new List<string>();
        foreach (var (wanted, segment) in _segments.Zip(given))
        {
            if (wanted == "*" && segment.Length > 0)
            {
                names.Add(segment);
            }
            else if (wanted != segment)
            {
                return null;
            }
        }

        return names;
    }
}
