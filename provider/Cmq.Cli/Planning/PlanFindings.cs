namespace Cmq.Cli;

/// <summary>What is found while a plan is made. Safe to use from several threads.</summary>
internal sealed class PlanFindings
{
    private readonly Lock _lock = new();
    private readonly List<Diagnostic> _program = [];
    private readonly List<Diagnostic> _live = [];
    private readonly List<Diagnostic> _warnings = [];

    /// <summary>Something is wrong with the program.</summary>
    public void AddProgramError(SourcePosition? position, string message, string? resource = null) =>
        Add(_program, Diagnostic.Error(position, message, resource));

    /// <summary>The live state can't be read, or does not allow what the program wants.</summary>
    public void AddLiveError(SourcePosition? position, string message, string? resource = null) =>
        Add(_live, Diagnostic.Error(position, message, resource));

    /// <summary>Something is worth knowing.</summary>
    public void AddWarning(SourcePosition? position, string message, string? resource = null) =>
        Add(_warnings, Diagnostic.Warning(position, message, resource));

    /// <summary>Whether something is wrong with the program.</summary>
    public bool HasProgramErrors => Count(_program) > 0;

    /// <summary>Whether there is any error.</summary>
    public bool HasErrors => HasProgramErrors || Count(_live) > 0;

    /// <summary>All that was found, in the order of the file as far as it has a place there.</summary>
    public IReadOnlyList<Diagnostic> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _warnings.Concat(_program).Concat(_live)
                    .OrderBy(diagnostic => diagnostic.Position?.File, StringComparer.Ordinal)
                    .ThenBy(diagnostic => diagnostic.Position?.Line)
                    .ThenBy(diagnostic => diagnostic.Position?.Column)];
            }
        }
    }

    private int Count(List<Diagnostic> list)
    {
        lock (_lock)
        {
            return list.Count;
        }
    }

    private void Add(List<Diagnostic> list, Diagnostic diagnostic)
    {
        lock (_lock)
        {
            if (!list.Contains(diagnostic))
            {
                list.Add(diagnostic);
            }
        }
    }
}
