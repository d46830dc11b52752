using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>Something live that is not as it was when a plan was made, and not as the plan leaves it.</summary>
/// <param name="Step">The step that it is about.</param>
/// <param name="Property">The property; null for the object as a whole.</param>
/// <param name="What">What moved, in words.</param>
internal sealed record Movement(PlannedStep Step, string? Property, string What)
{
    /// <summary>A property has another value.</summary>
    public static Movement Of(PlannedStep step, string property, PropertyValue? before, PropertyValue? now)
    {
        var isSecret = step.Inputs.Any(input => input.Name == property && ExpressionJson.ShowsSecret(input.Value));
        return new(step, property, isSecret ? "has another value" : $"was {ValueText.Of(before)}, and is {ValueText.Of(now)}");
    }

    /// <summary>The object, the property and what moved, on one line.</summary>
    public override string ToString() => $"{Step}: {(Property is null ? "it" : Property)} {What}";
}
