namespace Cmq.Resources;

/// <summary>The type of a property.</summary>
public enum PropertyType
{
    /// <summary>A string.</summary>
    String,

    /// <summary>A whole number that fits 32 bits, as the package schema's integers do.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A Boolean.</summary>
    Boolean,

    /// <summary>A list of strings.</summary>
    StringList,

    /// <summary>A map of strings.</summary>
    StringMap,

    /// <summary>An object of its own type; see <see cref="PropertySpec.Object"/>.</summary>
    Object,

    /// <summary>A list of objects of one type; see <see cref="PropertySpec.Object"/>.</summary>
    ObjectList,

    /// <summary>A map of objects of one type; see <see cref="PropertySpec.Object"/>.</summary>
    ObjectMap,
}
