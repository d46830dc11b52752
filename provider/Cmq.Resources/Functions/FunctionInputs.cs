namespace Cmq.Resources;

/// <summary>Arguments that functions have in common.</summary>
internal static class FunctionInputs
{
    /// <summary>The name of one object; it has to be given.</summary>
    public static PropertySpec Name(string name, string description) =>
        new() { Name = name, Type = PropertyType.String, IsRequired = true, Description = description };

    /// <summary>A part of a name.</summary>
    public static PropertySpec NameContains { get; } = new()
    {
        Name = "nameContains",
        Type = PropertyType.String,
        Description = "Only objects whose name contains this text, in whatever case.",
    };

    /// <summary>Several names.</summary>
    public static PropertySpec Names { get; } = new()
    {
        Name = "names",
        Type = PropertyType.StringList,
        IsSet = true,
        Description = "Only objects of these names, compared without regard to case. An empty list gives nothing.",
    };

    /// <summary>Resource tags.</summary>
    public static PropertySpec Tags { get; } = new()
    {
        Name = "tags",
        Type = PropertyType.StringMap,
        Description = "Only objects that carry all of these resource tags with these values.",
    };
}
