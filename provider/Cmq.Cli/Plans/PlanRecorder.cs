using System.Collections.Immutable;
using System.Globalization;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Writes a plan down, so that it can be carried out later without the program.</summary>
/// <param name="plan">The plan, without errors and refusals.</param>
internal sealed class PlanRecorder(Plan plan)
{
    private readonly CmqProgram _program = plan.Context.Program;

    /// <summary>The document.</summary>
    /// <param name="identity">The service that it is for.</param>
    /// <param name="settings">The provider's settings.</param>
    /// <param name="prune">The rules of <c>--select</c>; null without <c>--prune</c>.</param>
    public PlanDocument Record(ServiceIdentity identity, CmqSettings settings, ImmutableArray<string>? prune)
    {
        var steps = plan.Steps.Select(Record).ToImmutableArray();
        ImmutableArray<ObjectMember> outputs = [.. plan.Outputs.Select(Output)];
        var used = Uses(steps.SelectMany(step => step.Inputs).Concat(outputs));
        return new()
        {
            Time = plan.Context.TimeProvider.GetUtcNow(),
            Program = _program.Name,
            Stack = plan.Context.Stack,
            Owner = plan.Context.Ownership.Owner,
            Identity = identity,
            Settings = new(
                settings.AccountUin?.ToString(CultureInfo.InvariantCulture), settings.AllowedAccountIds, settings.ForbiddenAccountIds, settings.DefaultTags),
            Prune = prune,
            Forces = plan.Context.Forces,
            Steps = steps,
            Config = [.. _program.Config.Where(config => used.Contains(config.Name)).Select(config => Constant(config.Name, plan.Context.Config[config.Name]))],
            Variables = [.. _program.Variables.Where(variable => used.Contains(variable.Name)).Select(variable => variable with { Value = Settled(variable.Value) })],
            Outputs = outputs,
        };
    }

    /// <summary>
    /// What of a live object a plan keeps: what can be set, and what tells it from another of its name. Not what changes by itself.
    /// </summary>
    public static PropertyMap Keep(ResourceSpec spec, PropertyMap outputs) => new(
        from row in spec.Properties
        where row.IsInput ? !row.IsLocal : row.IsStable
        let value = outputs.Find(row.Name)
        where value is not null
        select KeyValuePair.Create(row.Name, value.UnwrapAll()));

    private PlannedStep Record(Step step) => new()
    {
        Key = step.Declaration?.Key,
        LogicalName = step.Declaration?.LogicalName,
        Spec = step.Spec,
        Id = step.Id,
        Action = step.Action,
        Reasons = [.. step.Reasons],
        Changes = step.Changes,
        Inputs = [.. InOrder(step).Select(name => Input(step, name, step.Inputs[name]))],
        Live = step.Live is { } live ? Keep(step.Spec, live.Outputs) : null,
        LiveOwner = step.LiveOwner,
        Messages = step.Messages,
        DependsOn = plan.Dependencies.GetValueOrDefault(step.Key, []),
        IgnoreChanges = step.Declaration?.Options.IgnoreChanges ?? [],
        IsProtected = step.IsProtected,
        IsRetained = step.IsRetained,
        Detaches = step.Detaches,
    };

    // As the program has them, and then what was added to them.
    private static IEnumerable<string> InOrder(Step step) =>
        (step.Declaration?.Properties.Members ?? []).Select(member => member.Name).Where(step.Inputs.ContainsKey).Union(step.Inputs.Keys, StringComparer.Ordinal);

    // What is known is written down as it was checked and shown; what is not, as the program has it.
    private ObjectMember Input(Step step, string name, PropertyValue value) => value.ContainsUnknowns && step.Declaration?.Properties.Find(name) is { } written
        ? written with { Value = Settled(written.Value) }
        : Constant(name, value);

    private ObjectMember Output(KeyValuePair<string, PropertyValue> output) => output.Value.ContainsUnknowns
        ? _program.Outputs.Where(written => written.Name == output.Key).Select(written => written with { Value = Settled(written.Value) }).First()
        : Constant(output.Key, output.Value);

    // The folder of the program means nothing where the plan is carried out.
    private Expression Settled(Expression expression) => expression switch
    {
        ReferenceExpression { Reference: { Name: "pulumi", Text: "pulumi.cwd" } } => new LiteralExpression(expression.Position, _program.Directory),
        InterpolationExpression text => text with { Parts = [.. text.Parts.Select(Settled)] },
        ListExpression list => list with { Items = [.. list.Items.Select(Settled)] },
        ObjectExpression map => Settled(map),
        CallExpression call => call with { Arguments = [.. call.Arguments.Select(Settled)] },
        InvokeExpression invoke => invoke with { Arguments = Settled(invoke.Arguments) },
        _ => expression,
    };

    private ObjectExpression Settled(ObjectExpression map) =>
        map with { Members = [.. map.Members.Select(member => member with { Value = Settled(member.Value) })] };

    private InterpolationPart Settled(InterpolationPart part) =>
        part.Reference is { Text: "pulumi.cwd" } ? new(part.Text + _program.Directory, null) : part;

    private HashSet<string> Uses(IEnumerable<ObjectMember> members)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var variables = _program.Variables.ToDictionary(variable => variable.Name, StringComparer.Ordinal);
        var waiting = new Queue<Expression>(members.Select(member => member.Value));
        while (waiting.TryDequeue(out var expression))
        {
            foreach (var reference in References.In(expression))
            {
                var name = reference.Name[(reference.Name.IndexOf(':', StringComparison.Ordinal) + 1)..];
                if (used.Add(name) && variables.TryGetValue(name, out var variable))
                {
                    waiting.Enqueue(variable.Value);
                }
            }
        }

        return used;
    }

    private static ObjectMember Constant(string name, PropertyValue value) => new(SourcePosition.Nowhere, name, new LiteralExpression(SourcePosition.Nowhere, value));
}
