namespace Cmq.Resources;

/// <summary>The type of a field of a Terraform provider, by the number that a mapping has for it.</summary>
internal enum TerraformType
{
    /// <summary>A Boolean.</summary>
    Bool = 1,

    /// <summary>A whole number.</summary>
    Int = 2,

    /// <summary>A string.</summary>
    Text = 4,

    /// <summary>A list, of strings unless it has fields.</summary>
    List = 5,

    /// <summary>A map of strings.</summary>
    Map = 6,

    /// <summary>A set, of strings unless it has fields.</summary>
    Set = 7,
}
