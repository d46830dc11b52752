namespace Cmq.Cli;

/// <summary>The built-in functions that are carried out.</summary>
internal enum BuiltinFunction
{
    /// <summary><c>fn::join: [delimiter, [values]]</c></summary>
    Join,

    /// <summary><c>fn::split: [delimiter, text]</c></summary>
    Split,

    /// <summary><c>fn::select: [index, [values]]</c></summary>
    Select,

    /// <summary><c>fn::toJSON: value</c></summary>
    ToJson,

    /// <summary><c>fn::toBase64: text</c></summary>
    ToBase64,

    /// <summary><c>fn::fromBase64: text</c></summary>
    FromBase64,

    /// <summary><c>fn::secret: value</c></summary>
    Secret,
}
