using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>The values that a property takes, with a name and a sentence for each.</summary>
/// <param name="Name">Name of the type: <c>NotifyStrategy</c>.</param>
/// <param name="Description">What it is about, one sentence.</param>
/// <param name="Values">The values.</param>
public sealed record EnumSpec(string Name, string Description, ImmutableArray<EnumValueSpec> Values)
{
    /// <summary>Token of the type in the package schema.</summary>
    public string Token => $"{PackageSpec.Name}:index:{Name}";
}

/// <summary>One value of an <see cref="EnumSpec"/>.</summary>
/// <param name="Name">Its name in programs.</param>
/// <param name="Value">Its value: a string or a number.</param>
/// <param name="Description">What it means, one sentence.</param>
public sealed record EnumValueSpec(string Name, PropertyValue Value, string Description);
