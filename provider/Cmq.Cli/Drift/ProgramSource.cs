using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>A Pulumi YAML program as something that declares resources.</summary>
/// <param name="text">The program, read.</param>
/// <param name="settings">What the command was told.</param>
/// <param name="host">The surroundings.</param>
internal sealed class ProgramSource(ProgramText text, CommandSettings settings, CommandHost host) : IDeclaredSource
{
    /// <inheritdoc/>
    public string Label => $"{(settings.Stack is { } stack ? $"{text.Program.Name}/{stack}" : text.Program.Name)} ({text.Program.File})";

    /// <inheritdoc/>
    public string File => text.Program.File;

    /// <inheritdoc/>
    public async Task<ImmutableArray<DeclaredResource>> ReadAsync(CmqEdition edition, CancellationToken cancellationToken)
    {
        var context = text.NewContext(settings, host, null, edition);
        var scope = context.NewScope(null, isPlan: true);
        var (checker, evaluator) = (new ResourceChecker(context), new Evaluator(scope));
        var found = new ConcurrentDictionary<string, CheckedResource>(StringComparer.Ordinal);
        await ProgramWalk.ForEachAsync(context, async declaration =>
        {
            if (await checker.CheckAsync(declaration, scope, evaluator, cancellationToken).ConfigureAwait(false) is { } resource)
            {
                found[declaration.Key] = resource;
                scope.Tell(declaration.Key, new(scope.UrnOf(declaration), resource.Id, resource.Controller.PreviewCreate(resource.Inputs), IsComplete: false));
            }
        }).ConfigureAwait(false);

        Dependencies.Find(context, [.. context.Program.Resources.Where(resource => found.ContainsKey(resource.Key)).Select(resource => found[resource.Key])]);
        if (context.Findings.HasErrors)
        {
            throw new CommandException(ExitCode.Usage, context.Findings.All);
        }

        return [.. context.Program.Resources.Select(declaration => Declare(scope, found[declaration.Key]))];
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ComparedResource>> CompareAsync(LiveInventory live, CancellationToken cancellationToken)
    {
        var shared = live.Resources.Context;
        await ReadAsync(shared.Edition, cancellationToken).ConfigureAwait(false);
        var context = text.NewContext(settings, host, shared.Management, shared.Edition);
        var scope = context.NewScope(shared.Management, isPlan: true, shared);
        var (checker, evaluator) = (new ResourceChecker(context), new Evaluator(scope));
        var compared = new ConcurrentDictionary<string, ComparedResource>(StringComparer.Ordinal);
        await ProgramWalk.ForEachAsync(context, async declaration =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await checker.CheckAsync(declaration, scope, evaluator, cancellationToken).ConfigureAwait(false) is { } resource)
            {
                compared[declaration.Key] = await CompareAsync(resource, scope, live, cancellationToken).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);

        // What was right by itself can be wrong once live values stand in it: a function that finds nothing, a name that is not known.
        return [.. context.Program.Resources.Select(declaration => compared.GetValueOrDefault(declaration.Key) ?? Unknown(declaration, scope, context))];
    }

    private async Task<ComparedResource> CompareAsync(
        CheckedResource resource, EvaluationScope scope, LiveInventory live, CancellationToken cancellationToken)
    {
        var declared = Declare(scope, resource);
        var failure = resource.Id is null ? "its name is known only when something else has been created" : live.FailureFor(declared.Key)?.Reason;
        try
        {
            var found = failure is not null
                ? null
                : await resource.Controller.ReadAsync(resource.Id!, resource.Inputs, null, cancellationToken).ConfigureAwait(false);
            if (failure is null)
            {
                var step = Planner.NewStep(resource, resource.Id!, found, StepAction.Same);
                LiveComparer.Compare(step, scope);
                return new(declared with { Inputs = step.Inputs }, step.Live, step.Changes);
            }
        }
        catch (Exception error) when (error is ResourceException or IOException)
        {
            failure = error.Message;
        }

        scope.Tell(
            resource.Declaration.Key,
            new(scope.UrnOf(resource.Declaration), resource.Id, resource.Controller.PreviewCreate(resource.Inputs), IsComplete: false));
        return new(declared, null, [], failure);
    }

    private ComparedResource Unknown(ResourceDeclaration declaration, EvaluationScope scope, PlanContext context)
    {
        var reasons = context.Findings.All.Where(finding => finding.Resource == declaration.Key).Select(finding => finding.Message);
        return new(NewDeclared(declaration, scope.UrnOf(declaration)), null, [], string.Join("; ", reasons));
    }

    private DeclaredResource Declare(EvaluationScope scope, CheckedResource resource) =>
        NewDeclared(resource.Declaration, scope.UrnOf(resource.Declaration)) with { Id = resource.Id ?? resource.Declaration.Key, Inputs = resource.Inputs };

    private DeclaredResource NewDeclared(ResourceDeclaration declaration, string urn) => new()
    {
        Source = Label,
        Spec = declaration.Spec,
        Id = declaration.Key,
        Name = declaration.Key,
        Urn = urn,
        Inputs = PropertyMap.Empty,
        IgnoreChanges = declaration.Options.IgnoreChanges,
        File = File,
        PositionOf = declaration.PositionOf,
    };
}
