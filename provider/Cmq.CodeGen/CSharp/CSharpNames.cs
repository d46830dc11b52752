namespace Cmq.CodeGen;

/// <summary>Names of the schema as names of C#.</summary>
internal static class CSharpNames
{
    // Those that the schema could bring: the words of C# that can be a property's name in lower case.
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
    };

    /// <summary>The last part of a token: <c>cmq:index:getQueue</c> is <c>getQueue</c>.</summary>
    public static string OfToken(string token) => token[(token.LastIndexOf(':') + 1)..];

    /// <summary>A property's or a function's name: hyphens go, the first letter is a capital.</summary>
    public static string Pascal(string name)
    {
        var joined = name.Replace("-", "", StringComparison.Ordinal);
        return char.ToUpperInvariant(joined[0]) + joined[1..];
    }

    /// <summary>A parameter's name, which the SDK finds the value by: the wire's own, escaped where C# has the word.</summary>
    public static string Parameter(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>Whether a name can stand in C# as it is.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(letter => char.IsLetterOrDigit(letter) || letter == '_');

    /// <summary>A string as a literal.</summary>
    public static string Literal(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
