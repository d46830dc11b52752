namespace Cmq.Emulator;

/// <summary>An action of the HTTP SDK protocol. Each stands in a file of its own.</summary>
internal abstract class V2Action(string name)
{
    /// <summary>The name as the documentation writes it; requests are matched without regard to case.</summary>
    public string Name { get; } = name;

    /// <summary>Reads the parameters.</summary>
    /// <returns>What carries the action out.</returns>
    /// <exception cref="V2RefusalException">One is missing, or of another type.</exception>
    public abstract V2Handler Read(V2Arguments arguments);
}
