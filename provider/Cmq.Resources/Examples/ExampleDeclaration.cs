using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>Something that an example declares under a name: a resource, or what a function returns.</summary>
/// <param name="Name">The name, in camel case; it is the resource's name in the program too.</param>
/// <param name="Member">The type or the function: <c>Queue</c>, <c>getQueue</c>.</param>
/// <param name="Arguments">What is set, in the order in which it is written.</param>
internal abstract record ExampleDeclaration(string Name, string Member, ImmutableArray<ExampleArgument> Arguments)
{
    /// <summary>An output of it.</summary>
    public ExampleReference this[string output] => new(Name, output);
}

/// <summary>A resource or a component.</summary>
/// <inheritdoc cref="ExampleDeclaration"/>
internal sealed record ExampleResource(string Name, string Member, ImmutableArray<ExampleArgument> Arguments) : ExampleDeclaration(Name, Member, Arguments)
{
    public static ExampleResource Of(string name, ResourceSpec type, params ReadOnlySpan<(string Name, ExampleValue Value)> values) =>
        new(name, type.Name, ExampleArgument.Of(type.Inputs, values.ToArray()));

    public static ExampleResource Of(string name, ComponentSpec type, params ReadOnlySpan<(string Name, ExampleValue Value)> values) =>
        new(name, type.Name, ExampleArgument.Of(type.Inputs, values.ToArray()));
}

/// <summary>What a function returns.</summary>
/// <inheritdoc cref="ExampleDeclaration"/>
internal sealed record ExampleInvocation(string Name, string Member, ImmutableArray<ExampleArgument> Arguments) : ExampleDeclaration(Name, Member, Arguments)
{
    public static ExampleInvocation Of(string name, FunctionSpec function, params ReadOnlySpan<(string Name, ExampleValue Value)> values) =>
        new(name, function.Name, ExampleArgument.Of(function.Inputs, values.ToArray()));
}
