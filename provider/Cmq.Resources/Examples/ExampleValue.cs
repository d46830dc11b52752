using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>A value in an example: given, what another declaration has, or made of such values.</summary>
internal abstract record ExampleValue
{
    private protected ExampleValue()
    {
    }

    public static implicit operator ExampleValue(PropertyValue value) => new GivenExample(value);

    public static implicit operator ExampleValue(string value) => new GivenExample(value);

    public static implicit operator ExampleValue(int value) => new GivenExample(value);

    public static implicit operator ExampleValue(bool value) => new GivenExample(value);

    /// <summary>A list.</summary>
    public static ExampleValue List(params ImmutableArray<ExampleValue> items) => new ExampleList(items);

    /// <summary>An object, or a map.</summary>
    public static ExampleValue Object(params ImmutableArray<(string Name, ExampleValue Value)> members) => new ExampleObject(members);
}

/// <summary>A text, a number or a Boolean; of an enum it is the value itself, and each language writes the value's name.</summary>
/// <param name="Value">The value.</param>
internal sealed record GivenExample(PropertyValue Value) : ExampleValue;

/// <summary>An output of a declaration.</summary>
/// <param name="Declaration">The declaration's name.</param>
/// <param name="Output">The output.</param>
internal sealed record ExampleReference(string Declaration, string Output) : ExampleValue;

/// <summary>A list.</summary>
/// <param name="Items">Its items.</param>
internal sealed record ExampleList(ImmutableArray<ExampleValue> Items) : ExampleValue;

/// <summary>An object, or a map.</summary>
/// <param name="Members">Its members, in the order in which they are written.</param>
internal sealed record ExampleObject(ImmutableArray<(string Name, ExampleValue Value)> Members) : ExampleValue;
