using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>A program that shows how something is used; described once, and written in every language.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Declarations">What it declares: what refers to something comes after it.</param>
/// <param name="Outputs">The outputs of the stack.</param>
internal sealed record ExampleProgram(
    string Title,
    ImmutableArray<ExampleDeclaration> Declarations,
    ImmutableArray<(string Name, ExampleReference Value)> Outputs)
{
    /// <summary>Whether something in the program refers to a declaration.</summary>
    public bool Uses(ExampleDeclaration declaration) =>
        Outputs.Any(output => output.Value.Declaration == declaration.Name)
        || Declarations.SelectMany(user => user.Arguments).Any(argument => Refers(argument.Value, declaration.Name));

    /// <summary>Whether a name stands for what a function returned.</summary>
    public bool IsInvocation(string name) => Declarations.Any(declaration => declaration is ExampleInvocation && declaration.Name == name);

    private static bool Refers(ExampleValue value, string name) => value switch
    {
        ExampleReference reference => reference.Declaration == name,
        ExampleList list => list.Items.Any(item => Refers(item, name)),
        ExampleObject map => map.Members.Any(member => Refers(member.Value, name)),
        _ => false,
    };
}
