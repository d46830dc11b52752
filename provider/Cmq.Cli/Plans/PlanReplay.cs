using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>
/// A plan document as a program again, whose inputs are what the plan says. It is planned anew over what is live now, by the planner that made it, so that
/// everything that is checked for <c>cmq up</c> is checked here; what comes out may be carried out as far as the document has it.
/// </summary>
internal static class PlanReplay
{
    /// <summary>What the new plan is made of.</summary>
    /// <param name="document">The document.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="management">The service.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="CommandException">Its expressions lead nowhere.</exception>
    public static PlanContext Context(PlanDocument document, string file, ICmqManagement management, CommandHost host)
    {
        var position = new SourcePosition(file, 1, 1);
        var program = new CmqProgram
        {
            Name = document.Program,
            Directory = host.WorkingDirectory,
            ShownDirectory = "",
            File = file,
            Config = [.. document.Config.Select(member => new ConfigDeclaration(member.Name, position, ConfigType.String, null, IsSecret: false))],
            Variables = document.Variables,
            Resources = [.. document.Steps.Where(step => step.Key is not null).Select(step => Declare(step, position))],
            Outputs = document.Outputs,
        };
        var diagnostics = new List<Diagnostic>();
        var references = ReferenceBinder.Bind(program, diagnostics);
        if (diagnostics.Count > 0)
        {
            throw new CommandException(ExitCode.Usage, diagnostics);
        }

        return new()
        {
            Program = program,
            References = references,
            Config = document.Config.ToImmutableDictionary(member => member.Name, Constant, StringComparer.Ordinal),
            Stack = document.Stack,
            Management = management,
            Edition = document.Identity.Edition,
            DefaultTags = document.Settings.DefaultTags,
            TimeProvider = host.TimeProvider,

            // Nothing but what the document deletes; and nobody is told of what it does not.
            Prunes = document.Prune is not null || QueueAttributes.HasTdmqFeatures(document.Identity.Edition),
            PruneScope = new(null, [.. document.Steps.Where(step => step.Action == StepAction.Delete).Select(step => step.Object)]),
            Owner = document.Owner,
            Forces = document.Forces,
            Command = $"cmq apply {file}",
            ForceHint = ", or make the plan with --force",
        };
    }

    private static ResourceDeclaration Declare(PlannedStep step, SourcePosition position) => new()
    {
        Key = step.Key!,
        Position = SourcePosition.Nowhere,
        Spec = step.Spec,
        Properties = new(position, step.Inputs),
        LogicalName = step.LogicalName!,
        Options = new()
        {
            DependsOn = [.. step.DependsOn.Select(key => new Reference(position, key, key, []))],
            IgnoreChanges = step.IgnoreChanges,
            Protect = new LiteralExpression(position, step.IsProtected),
            RetainOnDelete = new LiteralExpression(position, step.IsRetained),
        },
    };

    private static PropertyValue Constant(ObjectMember member) => member.Value is LiteralExpression literal
        ? literal.Value
        : throw new CommandException(ExitCode.Usage, $"config.{member.Name} is no value.");
}
