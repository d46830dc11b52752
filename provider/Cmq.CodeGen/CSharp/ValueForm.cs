namespace Cmq.CodeGen;

/// <summary>Where a value stands, which decides how its type is written.</summary>
internal enum ValueForm
{
    /// <summary>Argument of a resource, or of a function that may wait for outputs.</summary>
    Input,

    /// <summary>What qualifies the lookup of an existing resource.</summary>
    State,

    /// <summary>Argument of a function that is called with what is known.</summary>
    Plain,

    /// <summary>What a resource or a function gives back.</summary>
    Output,
}
