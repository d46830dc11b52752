namespace Cmq.Cli;

/// <summary>The type of a configuration value.</summary>
internal enum ConfigType
{
    /// <summary>A string.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A list.</summary>
    List,

    /// <summary>An object.</summary>
    Object,
}
