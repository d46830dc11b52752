using System.Collections.Concurrent;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>
/// What a program is told of its resources while it runs: what would be there after it was brought up, as far as that is known. What is wrong
/// is not told here, but by the plan that is made when the program has ended, of all of its resources at once.
/// </summary>
internal sealed class PlanAnswers
{
    private readonly PlanContext _context;
    private readonly ResourceChecker _checker;
    private readonly EvaluationScope _scope;
    private readonly Evaluator _evaluator;
    private readonly LiveTopology? _live;
    private readonly CancellationToken _cancellationToken;
    private readonly ConcurrentDictionary<string, string> _coming = new(StringComparer.OrdinalIgnoreCase);
    private volatile bool _canRead;

    /// <summary>Answers for one provider.</summary>
    /// <param name="context">What its plan is made of.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public PlanAnswers(PlanContext context, CancellationToken cancellationToken)
    {
        _context = context with { Findings = new() };
        _checker = new(_context);
        _scope = _context.NewScope(_context.Management, isPlan: true);
        _evaluator = new(_scope);
        _live = _context.Management is { } management ? new(management, cancellationToken) : null;
        _canRead = _live is not null;
        _cancellationToken = cancellationToken;
    }

    /// <summary>What the program is told of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Its id, empty while it does not exist, and what is known of its outputs.</returns>
    public async Task<(string Id, PropertyMap Outputs)> AnswerAsync(RegisteredResource resource)
    {
        var declaration = resource.ToDeclaration(resource.Urn);
        if (_canRead && await ReadAsync(declaration).ConfigureAwait(false) is { } step)
        {
            LiveComparer.Compare(step, _scope);
            var outputs = _scope.Find(declaration).Outputs;
            if (step.Action is StepAction.Same or StepAction.Update)
            {
                return (step.Id, outputs);
            }

            // An id says that the object is there: an SDK asks functions about it as soon as it knows one.
            _coming[step.Id] = resource.Urn;
            return ("", outputs);
        }

        if (await _checker.CheckAsync(declaration, _scope, _evaluator, _cancellationToken).ConfigureAwait(false) is not { } resourceOf)
        {
            return ("", PropertyMap.Empty);
        }

        return ("", resourceOf.Controller.PreviewCreate(resourceOf.Inputs));
    }

    /// <summary>Calls a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">Its arguments, checked.</param>
    /// <returns>Its result; null while it is not known: there is no service, or what it is about is yet to be created.</returns>
    /// <exception cref="ResourceException">The object does not exist, or the service refused.</exception>
    public async Task<PropertyMap?> InvokeAsync(IFunction function, PropertyMap arguments)
    {
        if (!_canRead || arguments.Values.Any(argument => argument.ContainsUnknowns))
        {
            return null;
        }

        try
        {
            return await function.InvokeAsync(arguments, _cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceException error) when (error.Kind == ResourceErrorKind.NotFound && IsComing(function, arguments))
        {
            return null;
        }
    }

    /// <summary>The functions and resource types behind the answers.</summary>
    public ResourceSet Resources => _scope.Resources;

    /// <summary>Whether the service can be read.</summary>
    public bool CanRead => _canRead;

    private async Task<Step?> ReadAsync(ResourceDeclaration declaration)
    {
        try
        {
            return await new Planner(_context).ReadAsync(declaration, _scope, _evaluator, _live!, _cancellationToken).ConfigureAwait(false);
        }
        catch (CommandException)
        {
            // The plan reads once more, and tells it: here it would be told as a failure of the program.
            _canRead = false;
            return null;
        }
    }

    private bool IsComing(IFunction function, PropertyMap arguments) => _coming.ContainsKey(string.Join(
        '/', function.Spec.Inputs.Select(input => arguments.Find(input.Name)?.UnwrapAll() is StringValue text ? text.Value : "")));
}
