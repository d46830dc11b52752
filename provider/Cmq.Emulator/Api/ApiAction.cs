using System.Collections.Immutable;

namespace Cmq.Emulator;

/// <summary>An action of the API: what it takes, and how it is carried out. Each stands in a file of its own.</summary>
internal abstract class ApiAction(string name, params ImmutableArray<Parameter> parameters)
{
    /// <summary>The name as it stands in <c>X-TC-Action</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The product whose action it is.</summary>
    public virtual ApiProduct Product => ApiProduct.Tdmq;

    /// <summary>All parameters it has; any other is refused.</summary>
    public ParameterSet Parameters { get; } = new(parameters);

    /// <summary>Carries the action out and writes the members of its answer, the request id left out.</summary>
    public abstract Task RunAsync(ApiCall call);
}
