namespace Cmq.Provider;

/// <summary>The command line of the plugin.</summary>
/// <param name="EngineAddress">Where the engine is; null when the engine is going to attach to a plugin that runs already.</param>
internal sealed record PluginArguments(string? EngineAddress)
{
    // Flags of the engine's logging whose value is an argument of its own.
    private static readonly HashSet<string> TakesValue = new(StringComparer.Ordinal) { "-tracing", "--tracing", "-v", "--v" };

    /// <summary>Reads a command line: the engine's address is the last argument that is no flag; flags are tolerated, whichever they are.</summary>
    /// <param name="arguments">The arguments.</param>
    public static PluginArguments Parse(IReadOnlyList<string> arguments)
    {
        string? address = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (TakesValue.Contains(arguments[i]))
            {
                i++;
            }
            else if (!arguments[i].StartsWith('-'))
            {
                address = arguments[i];
            }
        }

        return new(address);
    }
}
