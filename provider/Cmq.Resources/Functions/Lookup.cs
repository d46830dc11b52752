using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>Looks one object up: its attributes, and the counters that change by the second and are therefore in no resource's state.</summary>
/// <typeparam name="TLive">The service's description of the object.</typeparam>
public abstract class Lookup<TLive> : IFunction
    where TLive : class
{
    private readonly ResourceContext _context;
    private readonly ResourceSpec _resource;
    private readonly ImmutableArray<FunctionRow<TLive>> _outputs;

    private protected Lookup(ResourceContext context, FunctionSpec spec, ResourceSpec resource, ImmutableArray<FunctionRow<TLive>> outputs) =>
        (_context, Spec, _resource, _outputs) = (context, spec, resource, outputs);

    /// <inheritdoc/>
    public FunctionSpec Spec { get; }

    /// <inheritdoc/>
    public ImmutableArray<CheckFailure> Check(PropertyMap arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var failures = ImmutableArray.CreateBuilder<CheckFailure>();
        new InputChecker(_context.Edition, failures).Check(Spec.Inputs, arguments, Spec.Name, PropertyPath.Root);
        return failures.ToImmutable();
    }

    /// <inheritdoc/>
    public async Task<PropertyMap> InvokeAsync(PropertyMap arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var plain = arguments.Map(value => value.UnwrapAll());
        var id = string.Join('/', Spec.Inputs.Select(input => Values.Text(plain[input.Name])));
        var management = _context.RequireManagement();
        TLive? live;
        try
        {
            live = await FindAsync(management, plain, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorExplanation.Knows(error))
        {
            throw ErrorExplanation.Explain(error, _resource, id, null);
        }

        return live is null
            ? throw new ResourceException(ResourceErrorKind.NotFound, $"There is no {_resource.Name.ToLowerInvariant()} '{id}'.")
            : FunctionRow<TLive>.Project(_outputs, live);
    }

    private protected abstract Task<TLive?> FindAsync(ICmqManagement management, PropertyMap arguments, CancellationToken cancellationToken);
}
