using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>
/// Finds the values of expressions. What depends on something that is not known yet is not known yet; what depends on a secret is a
/// secret. A variable is evaluated once. Safe to use from several threads.
/// </summary>
internal sealed class Evaluator
{
    private readonly EvaluationScope _scope;
    private readonly Dictionary<string, ResourceDeclaration> _resources;
    private readonly Dictionary<string, Expression> _variables;
    private readonly ConcurrentDictionary<string, Lazy<Task<PropertyValue>>> _values = new(StringComparer.Ordinal);

    /// <summary>An evaluator.</summary>
    /// <param name="scope">What references mean. The program in it has been bound: every reference leads somewhere, and none in a circle.</param>
    public Evaluator(EvaluationScope scope)
    {
        _scope = scope;
        _resources = scope.Program.Resources.ToDictionary(resource => resource.Key, StringComparer.Ordinal);
        _variables = scope.Program.Variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);
    }

    /// <summary>The value of an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="cancellationToken">Ends a call of a function.</param>
    /// <exception cref="EvaluationException">It has none.</exception>
    public async Task<PropertyValue> EvaluateAsync(Expression expression, CancellationToken cancellationToken)
    {
        switch (expression)
        {
            case LiteralExpression literal:
                return literal.Value;
            case ReferenceExpression reference:
                return await EvaluateAsync(reference.Reference, cancellationToken).ConfigureAwait(false);
            case InterpolationExpression interpolation:
                return await InterpolateAsync(interpolation, cancellationToken).ConfigureAwait(false);
            case ListExpression list:
                return new ListValue(await EvaluateAllAsync(list.Items, cancellationToken).ConfigureAwait(false));
            case ObjectExpression map:
                return new ObjectValue(await EvaluateMembersAsync(map, cancellationToken).ConfigureAwait(false));
            case CallExpression call:
                return Builtins.Call(call, await EvaluateAllAsync(call.Arguments, cancellationToken).ConfigureAwait(false));
            case InvokeExpression invoke:
                return await InvokeAsync(invoke, cancellationToken).ConfigureAwait(false);
            default:
                throw new InvalidOperationException($"There is no way to evaluate {expression.GetType().Name}.");
        }
    }

    /// <summary>The values of an object's members.</summary>
    /// <exception cref="EvaluationException">One has none.</exception>
    public async Task<PropertyMap> EvaluateMembersAsync(ObjectExpression map, CancellationToken cancellationToken)
    {
        var values = await EvaluateAllAsync([.. map.Members.Select(member => member.Value)], cancellationToken).ConfigureAwait(false);
        return new(map.Members.Zip(values, (member, value) => KeyValuePair.Create(member.Name, value)));
    }

    private async Task<ImmutableArray<PropertyValue>> EvaluateAllAsync(ImmutableArray<Expression> expressions, CancellationToken cancellationToken)
    {
        var values = ImmutableArray.CreateBuilder<PropertyValue>(expressions.Length);
        foreach (var expression in expressions)
        {
            values.Add(await EvaluateAsync(expression, cancellationToken).ConfigureAwait(false));
        }

        return values.ToImmutable();
    }

    private async Task<PropertyValue> EvaluateAsync(Reference reference, CancellationToken cancellationToken)
    {
        if (_resources.TryGetValue(reference.Name, out var declaration))
        {
            var resource = _scope.Find(declaration);
            return reference.Steps is [var first, .. var rest] ? Access.Follow(resource[first.KeyName!], rest, reference) : resource.AsValue;
        }

        if (reference.Name == "pulumi")
        {
            return PulumiValue(reference);
        }

        var start = _variables.TryGetValue(reference.Name, out var variable)
            ? await _values.GetOrAdd(reference.Name, _ => new(() => EvaluateAsync(variable, cancellationToken))).Value.ConfigureAwait(false)
            : _scope.Config[reference.Name[(reference.Name.IndexOf(':', StringComparison.Ordinal) + 1)..]];
        return Access.Follow(start, reference.Steps, reference);
    }

    private PropertyValue PulumiValue(Reference reference) => reference.Steps[0].KeyName switch
    {
        "project" => _scope.Program.Name,
        "stack" => _scope.Stack
            ?? throw new EvaluationException(reference.Position, "${pulumi.stack} has no value, because no stack is chosen: add --stack NAME"),
        _ => _scope.Program.Directory,
    };

    private async Task<PropertyValue> InterpolateAsync(InterpolationExpression interpolation, CancellationToken cancellationToken)
    {
        var values = new List<PropertyValue>();
        foreach (var part in interpolation.Parts)
        {
            values.Add(part.Text);
            if (part.Reference is { } reference)
            {
                var value = await EvaluateAsync(reference, cancellationToken).ConfigureAwait(false);
                values.Add(value.IsUnknown || Access.Text(value) is not null
                    ? value
                    : throw new EvaluationException(
                        reference.Position,
                        $"${{{reference.Text}}} is {Access.Words(value)}, which can't stand inside a text"));
            }
        }

        return Access.Combine(values, () => string.Concat(values.Select(Access.Text)));
    }

    private async Task<PropertyValue> InvokeAsync(InvokeExpression invoke, CancellationToken cancellationToken)
    {
        var function = _scope.Resources.FindFunction(invoke.Token)!;
        var arguments = await EvaluateMembersAsync(invoke.Arguments, cancellationToken).ConfigureAwait(false);
        if (function.Check(arguments) is [var failure, ..])
        {
            throw new EvaluationException(invoke.Position, $"{function.Spec.Name}: {failure}");
        }

        // While a resource that the call is about does not exist yet, the answer would be of something else, or of nothing.
        if (_scope.Resources.Context.Management is null
            || arguments.Values.Any(value => value.ContainsUnknowns)
            || (_scope.IsPlan && IsAboutPlanned(invoke)))
        {
            return PropertyValue.Unknown;
        }

        try
        {
            var results = await function.InvokeAsync(arguments, cancellationToken).ConfigureAwait(false);
            var value = invoke.Return is { } name ? results.Find(name) ?? PropertyValue.Null : new ObjectValue(results);
            return arguments.Values.Any(argument => argument.ContainsSecrets) ? value.AsSecret() : value;
        }
        catch (Exception error) when (error is ResourceException or IOException)
        {
            throw new EvaluationException(invoke.Position, $"{function.Spec.Name}: {error.Message}", error);
        }
    }

    private bool IsAboutPlanned(InvokeExpression invoke)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<Reference>(References.In(invoke.Arguments));
        while (waiting.TryDequeue(out var reference))
        {
            if (!seen.Add(reference.Name))
            {
                continue;
            }

            if (_resources.TryGetValue(reference.Name, out var resource))
            {
                if (!_scope.Find(resource).IsComplete)
                {
                    return true;
                }
            }
            else if (_variables.TryGetValue(reference.Name, out var variable))
            {
                foreach (var inner in References.In(variable))
                {
                    waiting.Enqueue(inner);
                }
            }
        }

        return false;
    }
}
