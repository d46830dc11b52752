namespace Cmq.Cli;

/// <summary>The form in which live objects are written.</summary>
internal enum ImportFormat
{
    /// <summary>A file for <c>pulumi import --file</c>.</summary>
    Pulumi,

    /// <summary>A Pulumi YAML program.</summary>
    Yaml,

    /// <summary>C# code that declares them with the SDK.</summary>
    CSharp,
}
