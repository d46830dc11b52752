using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>Finds out what the references of a program mean, and refuses those that mean nothing or go round in a circle.</summary>
internal sealed class ReferenceBinder
{
    private static readonly string[] PulumiValues = ["cwd", "project", "stack"];

    private readonly CmqProgram _program;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly Dictionary<string, (string Kind, SourcePosition Position)> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResourceDeclaration> _resources;
    private readonly Dictionary<string, ImmutableArray<Reference>> _uses = new(StringComparer.Ordinal);

    private ReferenceBinder(CmqProgram program, ICollection<Diagnostic> diagnostics)
    {
        _program = program;
        _diagnostics = diagnostics;
        _resources = program.Resources
            .DistinctBy(resource => resource.Key, StringComparer.Ordinal)
            .ToDictionary(resource => resource.Key, StringComparer.Ordinal);
    }

    /// <summary>Checks the references of a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns>For each resource, the resources that it refers to, itself or through variables, and those of its dependsOn.</returns>
    public static ImmutableDictionary<string, ImmutableArray<string>> Bind(CmqProgram program, ICollection<Diagnostic> diagnostics)
    {
        var binder = new ReferenceBinder(program, diagnostics);
        binder.Declare();
        var inOutputs = program.Outputs.SelectMany(output => References.In(output.Value));
        foreach (var reference in binder._uses.Values.SelectMany(references => references).Concat(inOutputs))
        {
            binder.Check(reference);
        }

        binder.RefuseCycles();
        return diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? []
            : program.Resources.ToImmutableDictionary(
                resource => resource.Key,
                resource => binder.ResourcesBehind(resource.Key),
                StringComparer.Ordinal);
    }

    private void Declare()
    {
        foreach (var config in _program.Config)
        {
            Declare(config.Name, "configuration value", config.Position);
        }

        foreach (var variable in _program.Variables)
        {
            Declare(variable.Name, "variable", variable.Position);
            _uses[variable.Name] = [.. References.In(variable.Value)];
        }

        foreach (var resource in _program.Resources)
        {
            Declare(resource.Key, "resource", resource.Position);
            _uses[resource.Key] =
            [
                .. References.In(resource.Properties),
                .. resource.Options.DependsOn,
                .. References.In(resource.Options.Protect),
                .. References.In(resource.Options.RetainOnDelete),
            ];
        }
    }

    private void Declare(string name, string kind, SourcePosition position)
    {
        if (name == "pulumi")
        {
            _diagnostics.Add(Diagnostic.Error(position, "'pulumi' is the name of what ${pulumi.project} and ${pulumi.stack} refer to: choose another"));
        }
        else if (!_symbols.TryAdd(name, (kind, position)))
        {
            var (otherKind, otherPosition) = _symbols[name];
            _diagnostics.Add(Diagnostic.Error(
                position,
                $"the {kind} '{name}' has the name of a {otherKind} (at {otherPosition}): ${{{name}}} could mean either; rename one"));
        }
    }

    private void Check(Reference reference)
    {
        if (reference.Name == "pulumi")
        {
            if (reference.Steps is not [{ KeyName: { } key }] || !PulumiValues.Contains(key, StringComparer.Ordinal))
            {
                var known = string.Join(", ", PulumiValues.Select(value => $"${{pulumi.{value}}}"));
                Error(reference, $"${{{reference.Text}}} is not known here: there are {known}");
            }

            return;
        }

        if (!_symbols.ContainsKey(reference.Name) && !_symbols.ContainsKey(ConfigName(reference)))
        {
            Error(
                reference,
                $"${{{reference.Text}}} refers to nothing: the program has no configuration value, variable or resource "
                + $"'{reference.Name}'{Suggestion.For(reference.Name, _symbols.Keys)}");
        }
        else if (_resources.TryGetValue(reference.Name, out var resource)
            && reference.Steps is [{ KeyName: { } property }, ..]
            && !HasProperty(resource, property))
        {
            var suggestion = Suggestion.For(property, resource.Spec.Properties.Select(row => row.Name));
            Error(reference, $"${{{reference.Text}}} refers to nothing: {resource.Spec.Name} has no '{property}'{suggestion}");
        }
        else if (resource is not null && reference.Steps is [{ KeyName: null }, ..])
        {
            Error(reference, $"${{{reference.Text}}} refers to nothing: {reference.Name} is a resource and no list");
        }
    }

    private string ConfigName(Reference reference) =>
        reference.Name.StartsWith(_program.Name + ":", StringComparison.Ordinal) ? reference.Name[(_program.Name.Length + 1)..] : reference.Name;

    private static bool HasProperty(ResourceDeclaration resource, string property) =>
        property is "id" or "urn" || resource.Spec.Find(property) is not null;

    private void RefuseCycles()
    {
        if (Cycles.Find(_uses.Keys, name => _uses.GetValueOrDefault(name, []).Select(reference => reference.Name)) is not { } cycle)
        {
            return;
        }

        var closing = _uses[cycle[^1]].First(reference => reference.Name == cycle[0]);
        Error(
            closing,
            $"{string.Join(" → ", cycle.Append(cycle[0]))} is a circle: each waits for the next, so none can come first. "
            + "Take one of these references out");
    }

    private ImmutableArray<string> ResourcesBehind(string name)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { name };
        var waiting = new Queue<string>([name]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var reference in _uses.GetValueOrDefault(next, []).Where(reference => seen.Add(reference.Name)))
            {
                if (_resources.ContainsKey(reference.Name))
                {
                    found.Add(reference.Name);
                }
                else
                {
                    waiting.Enqueue(reference.Name);
                }
            }
        }

        return found.ToImmutable();
    }

    private void Error(Reference reference, string message) => _diagnostics.Add(Diagnostic.Error(reference.Position, message));
}
