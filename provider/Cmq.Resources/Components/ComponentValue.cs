using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>A value in a component's plan: given, or what a child will have.</summary>
public abstract record ComponentValue
{
    private protected ComponentValue()
    {
    }

    /// <summary>A value that is given.</summary>
    public static implicit operator ComponentValue(PropertyValue value) => new GivenValue(value);

    /// <summary>A text that is given.</summary>
    public static implicit operator ComponentValue(string value) => new GivenValue(value);

    /// <summary>A whole number that is given.</summary>
    public static implicit operator ComponentValue(long value) => new GivenValue(value);
}

/// <summary>A value that is given; with what it depends on where it came from a component's input.</summary>
/// <param name="Value">The value.</param>
public sealed record GivenValue(PropertyValue Value) : ComponentValue;

/// <summary>An output of a child.</summary>
/// <param name="Child">The child's key.</param>
/// <param name="Output">The output.</param>
public sealed record ChildOutput(string Child, string Output) : ComponentValue;

/// <summary>An object, whose members may be any of these.</summary>
/// <param name="Members">The members.</param>
public sealed record ComposedValue(ImmutableArray<(string Name, ComponentValue Value)> Members) : ComponentValue;
