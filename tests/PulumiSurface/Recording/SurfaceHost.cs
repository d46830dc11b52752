using System.Collections.Immutable;
using Pulumi;

namespace PulumiSurface;

/// <summary>Runs a program on an engine and keeps what it made.</summary>
internal sealed class SurfaceHost(IEngine engine)
{
    public ImmutableArray<Resource> Resources { get; private set; } = [];

    public IDictionary<string, object?> Outputs { get; private set; } = new Dictionary<string, object?>();

    public async Task RunAsync(Func<Task<IDictionary<string, object?>>> program) =>
        (Resources, Outputs) = await Deployment.RunAsync(engine, program).ConfigureAwait(false);
}
