using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>
/// One row of an attribute table. Checks, differences, the mapping to the service, the schema and the documentation of a property all
/// come from its row.
/// </summary>
public class PropertySpec
{
    /// <summary>Its name: the service's own, in camel case.</summary>
    public required string Name { get; init; }

    /// <summary>Its type.</summary>
    public required PropertyType Type { get; init; }

    /// <summary>What it is, one sentence; ranges and defaults are added from <see cref="Attribute"/>.</summary>
    public required string Description { get; init; }

    /// <summary>Its range and default in each edition; null when it is no number or has no documented range.</summary>
    public IntegerAttribute? Attribute { get; init; }

    /// <summary>The values it takes; null when they are not a closed list.</summary>
    public EnumSpec? Enum { get; init; }

    /// <summary>What it, or each of its items, is made of, when its type is <see cref="PropertyType.Object"/> or made of such.</summary>
    public ObjectSpec? Object { get; init; }

    /// <summary>Whether a program can set it. What it can't set is an output that the service fills.</summary>
    public bool IsInput { get; init; } = true;

    /// <summary>Whether a program has to set it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether a created resource always has it, set or not.</summary>
    public bool IsAlwaysKnown { get; init; }

    /// <summary>Whether it keeps its value as long as the resource is not replaced.</summary>
    public bool IsStable { get; init; }

    /// <summary>Other properties whose changes may change this one, when it is not set itself; empty for all, null for none.</summary>
    public ImmutableArray<string>? ChangesWith { get; init; }

    /// <summary>Whether the order of a list's items says nothing.</summary>
    public bool IsSet { get; init; }

    /// <summary>Whether an absent value means "none" for certain, so that one found on the service is a difference.</summary>
    public bool AbsentMeansNone { get; init; }

    /// <summary>Whether the value belongs to the program only and is never on the service.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Whether taking it away can't be done in place, although changing it can.</summary>
    public bool RemovalReplaces { get; init; }

    /// <summary>What a change means.</summary>
    public ChangeEffect OnChange { get; init; }

    /// <summary>Editions on which a change means a replacement although <see cref="OnChange"/> says otherwise; null for none.</summary>
    public Func<CmqEdition, bool>? ReplacesIn { get; init; }

    /// <summary>What a program's attribute goes back to when it is taken out, for what is no <see cref="Attribute"/>; null when it stays as it is.</summary>
    public PropertyValue? ResetValue { get; init; }

    /// <summary>Its name in API 3.0, where it is not the name in Pascal case.</summary>
    public string? Api3Name { get; init; }

    /// <summary>What a change means in an edition.</summary>
    /// <param name="edition">The edition.</param>
    public ChangeEffect EffectIn(CmqEdition edition) => ReplacesIn?.Invoke(edition) == true ? ChangeEffect.Replace : OnChange;

    /// <summary>The value that taking it out of a program resets it to; null when it stays as it is.</summary>
    /// <param name="edition">The edition.</param>
    public PropertyValue? ResetIn(CmqEdition edition) => Attribute?.DefaultIn(edition) is { } number ? number : ResetValue;
}
