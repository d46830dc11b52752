using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>
/// Lists all objects of a kind that its filters let pass, with their counters: page by page to the end, one call for each 50. None is an
/// empty list.
/// </summary>
/// <typeparam name="TLive">The service's description of an object.</typeparam>
public abstract class Listing<TLive> : IFunction
{
    private readonly ResourceContext _context;
    private readonly ResourceSpec _resource;
    private readonly ImmutableArray<FunctionRow<TLive>> _rows;

    private protected Listing(ResourceContext context, FunctionSpec spec, ResourceSpec resource, ImmutableArray<FunctionRow<TLive>> rows) =>
        (_context, Spec, _resource, _rows) = (context, spec, resource, rows);

    /// <inheritdoc/>
    public FunctionSpec Spec { get; }

    /// <inheritdoc/>
    public ImmutableArray<CheckFailure> Check(PropertyMap arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var failures = ImmutableArray.CreateBuilder<CheckFailure>();
        new InputChecker(_context.Edition, failures).Check(Spec.Inputs, arguments, Spec.Name, PropertyPath.Root);
        failures.AddRange(CheckRules(arguments));
        return failures.ToImmutable();
    }

    /// <inheritdoc/>
    public async Task<PropertyMap> InvokeAsync(PropertyMap arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var plain = arguments.Map(value => value.UnwrapAll());
        var management = _context.RequireManagement();
        var items = ImmutableArray.CreateBuilder<PropertyValue>();
        try
        {
            await foreach (var live in ListAsync(management, plain, cancellationToken).ConfigureAwait(false))
            {
                items.Add(FunctionRow<TLive>.Project(_rows, live));
            }
        }
        catch (Exception error) when (ErrorExplanation.Knows(error))
        {
            throw ErrorExplanation.Explain(error, _resource, Subject(plain), null);
        }

        return PropertyMap.Empty.Set(Spec.Outputs.Single().Name, new ListValue(items.ToImmutable()));
    }

    /// <summary>What an error of the service is about: the object that the list belongs to; <c>*</c> when it belongs to none.</summary>
    private protected virtual string Subject(PropertyMap arguments) => "*";

    /// <summary>Checks what concerns several arguments together.</summary>
    private protected virtual IEnumerable<CheckFailure> CheckRules(PropertyMap arguments) => [];

    private protected abstract IAsyncEnumerable<TLive> ListAsync(ICmqManagement management, PropertyMap arguments, CancellationToken cancellationToken);

    /// <summary>The one result of such a function.</summary>
    private protected static PropertySpec Result(string name, string description, string typeName, string typeDescription, ImmutableArray<FunctionRow<TLive>> rows) => new()
    {
        Name = name,
        Type = PropertyType.ObjectList,
        Description = description,
        IsInput = false,
        IsAlwaysKnown = true,
        Object = new(typeName, typeDescription, [.. rows.Select(row => row.Spec)]) { IsResult = true },
    };

    /// <summary>The filters of queues and topics; null when they let nothing pass.</summary>
    private protected static CmqListQuery? Query(PropertyMap arguments)
    {
        var names = arguments.Find("names") is { } list ? Values.Texts(list) : null;
        var tags = arguments.Find("tags") is { } map ? Values.TextMap(map) : null;
        return names is { Count: 0 } ? null : new()
        {
            NameContains = arguments.Find("nameContains") is { } text ? Values.Text(text) : null,
            Names = names,
            Tags = tags is { Count: > 0 }
                ? tags.ToDictionary(tag => tag.Key, tag => (IReadOnlyList<string>)[tag.Value], StringComparer.Ordinal)
                : null,
        };
    }
}
