using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>What stands in a program where a value belongs.</summary>
/// <param name="Position">Where.</param>
internal abstract record Expression(SourcePosition Position);

/// <summary>Null, true, false, a number or a string.</summary>
/// <param name="Position">Where.</param>
/// <param name="Value">The value.</param>
internal sealed record LiteralExpression(SourcePosition Position, PropertyValue Value) : Expression(Position);

/// <summary>A string that is one reference and nothing else: the value keeps its type.</summary>
/// <param name="Position">Where.</param>
/// <param name="Reference">The reference.</param>
internal sealed record ReferenceExpression(SourcePosition Position, Reference Reference) : Expression(Position);

/// <summary>A string with references in it.</summary>
/// <param name="Position">Where.</param>
/// <param name="Parts">Its parts, in order.</param>
internal sealed record InterpolationExpression(SourcePosition Position, ImmutableArray<InterpolationPart> Parts) : Expression(Position);

/// <summary>Text, and the reference that follows it.</summary>
/// <param name="Text">The text; may be empty.</param>
/// <param name="Reference">The reference; null after the last text.</param>
internal sealed record InterpolationPart(string Text, Reference? Reference);

/// <summary>A list.</summary>
/// <param name="Position">Where.</param>
/// <param name="Items">Its items.</param>
internal sealed record ListExpression(SourcePosition Position, ImmutableArray<Expression> Items) : Expression(Position);

/// <summary>An object.</summary>
/// <param name="Position">Where.</param>
/// <param name="Members">Its members, in the order of the file.</param>
internal sealed record ObjectExpression(SourcePosition Position, ImmutableArray<ObjectMember> Members) : Expression(Position)
{
    /// <summary>The member of a name; null when there is none.</summary>
    public ObjectMember? Find(string name) => Members.FirstOrDefault(member => member.Name == name);
}

/// <summary>A member of an object.</summary>
/// <param name="Position">Where its name stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
internal sealed record ObjectMember(SourcePosition Position, string Name, Expression Value);

/// <summary>A call of a built-in function.</summary>
/// <param name="Position">Where.</param>
/// <param name="Function">Which.</param>
/// <param name="Arguments">Its arguments: the items of the list that it takes, or its one argument.</param>
internal sealed record CallExpression(SourcePosition Position, BuiltinFunction Function, ImmutableArray<Expression> Arguments) : Expression(Position);

/// <summary>A call of a function of the package.</summary>
/// <param name="Position">Where.</param>
/// <param name="Token">The function's token.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Return">Name of the one result that is wanted; null for all of them.</param>
internal sealed record InvokeExpression(SourcePosition Position, string Token, ObjectExpression Arguments, string? Return) : Expression(Position);
