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
    private readonly ImmutableArray<(PropertySpec Row, Func<TLive, PropertyValue?> Read)> _outputs;

    private protected Lookup(ResourceContext context, FunctionSpec spec, ResourceSpec resource, ImmutableArray<(PropertySpec Row, Func<TLive, PropertyValue?> Read)> outputs) =>
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
            : new(from output in _outputs
                  let value = output.Read(live)
                  where value is not null
                  select KeyValuePair.Create(output.Row.Name, value));
    }

    private protected abstract Task<TLive?> FindAsync(ICmqManagement management, PropertyMap arguments, CancellationToken cancellationToken);

    private protected static ImmutableArray<(PropertySpec Row, Func<TLive, PropertyValue?> Read)> Outputs<TSettings>(
        ImmutableArray<BoundPropertySpec<TLive, TSettings>> table,
        params (PropertySpec Row, Func<TLive, PropertyValue?> Read)[] counters) =>
        [.. table.Where(row => row.Read is not null).Select(row => ((PropertySpec)row, row.Read!)), .. counters];

    private protected static (PropertySpec Row, Func<TLive, PropertyValue?> Read) Counter(string name, string description, Func<TLive, long?> read) =>
        (new PropertySpec { Name = name, Type = PropertyType.Number, Description = description, IsInput = false }, live => Values.Of(read(live)));

    private protected static PropertySpec Argument(string name, string description) =>
        new() { Name = name, Type = PropertyType.String, IsRequired = true, Description = description };
}
