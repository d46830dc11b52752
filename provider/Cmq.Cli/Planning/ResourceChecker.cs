using System.Collections.Immutable;
using System.Text;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Evaluates and checks the inputs of declared resources.</summary>
internal sealed class ResourceChecker(PlanContext context)
{
    /// <summary>Checks one resource.</summary>
    /// <param name="declaration">The resource.</param>
    /// <param name="scope">What its references mean.</param>
    /// <param name="evaluator">The evaluator over that scope.</param>
    /// <param name="cancellationToken">Ends the calls of functions.</param>
    /// <returns>The resource; null when something is wrong with it, which the findings then say.</returns>
    public async Task<CheckedResource?> CheckAsync(
        ResourceDeclaration declaration,
        EvaluationScope scope,
        Evaluator evaluator,
        CancellationToken cancellationToken)
    {
        try
        {
            var given = await evaluator.EvaluateMembersAsync(declaration.Properties, cancellationToken).ConfigureAwait(false);
            var isProtected = await FlagAsync(declaration.Options.Protect, evaluator, cancellationToken).ConfigureAwait(false);
            var isRetained = await FlagAsync(declaration.Options.RetainOnDelete, evaluator, cancellationToken).ConfigureAwait(false);
            var controller = scope.Resources.FindResource(declaration.Spec.Token)!;
            var isNameMadeUp = context.IsForPulumi && given.Find("name") is null;
            if (isNameMadeUp)
            {
                given = MakeUpName(declaration, controller, given);
            }

            return Check(declaration, controller, given) is { } inputs
                ? new(declaration, controller, inputs, controller.IdOf(inputs), isProtected, isRetained) { IsNameMadeUp = isNameMadeUp }
                : null;
        }
        catch (EvaluationException error)
        {
            context.Findings.AddProgramError(error.Position, error.Message, declaration.Key);
            return null;
        }
    }

    // The same one in every run: what the program declares is seeded with its own name.
    private static PropertyMap MakeUpName(ResourceDeclaration declaration, IResourceController controller, PropertyMap given)
    {
        var seed = Encoding.UTF8.GetBytes($"{declaration.Spec.Token}::{declaration.LogicalName}");
        var named = controller.Check(new() { LogicalName = declaration.LogicalName, NewInputs = given, RandomSeed = seed }).Inputs;
        return named.Find("name") is { } name ? given.Set("name", name) : given;
    }

    private PropertyMap? Check(ResourceDeclaration declaration, IResourceController controller, PropertyMap given)
    {
        var before = given.Find("name") is null
            ? ImmutableArray.Create(new CheckFailure(
                "name",
                "is missing: names are identity here, and cmq keeps no state in which it could look up a name that was made up (pulumi would "
                + $"add a random suffix). Add name: {declaration.Key}"))
            : [];

        // A name that stands in for the missing one, so that the rest is checked as well; nothing is done with it.
        var result = controller.Check(new()
        {
            LogicalName = declaration.LogicalName,
            NewInputs = before.IsEmpty ? given : given.Set("name", PropertyValue.Unknown),
        });
        var failures = before.AddRange(result.Failures);
        if (context.Ownership.Check(result.Inputs) is { } tagFailure)
        {
            failures = failures.Add(new("tags", tagFailure));
        }

        foreach (var failure in failures)
        {
            context.Findings.AddProgramError(declaration.PositionOf(failure.Path), failure.ToString(), declaration.Key);
        }

        return failures.IsEmpty ? result.Inputs : null;
    }

    private static async Task<bool> FlagAsync(Expression? expression, Evaluator evaluator, CancellationToken cancellationToken)
    {
        if (expression is null)
        {
            return false;
        }

        var value = await evaluator.EvaluateAsync(expression, cancellationToken).ConfigureAwait(false);
        return value.Unwrap() switch
        {
            BoolValue flag => flag.Value,
            NullValue => false,
            _ => throw new EvaluationException(expression.Position, $"this option is true or false; it is {Access.Words(value)}"),
        };
    }
}
