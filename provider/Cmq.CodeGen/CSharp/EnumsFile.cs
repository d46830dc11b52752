namespace Cmq.CodeGen;

/// <summary>All enums of the package in one file: integers as enums, strings as structs that hold one of the values.</summary>
internal static class EnumsFile
{
    public static string Write(SchemaPackage package, CSharpTypes types) => CodeFile.Write(
        types.Namespace,
        code => code.Separated(package.Enums.Values.OrderBy(type => type.Token, StringComparer.Ordinal).Select(type => (Action)(() =>
        {
            DocComment.Write(code, type.Description);
            if (type.IsInteger)
            {
                Integers(code, type);
            }
            else
            {
                Strings(code, type);
            }
        }))),
        "System",
        "System.ComponentModel",
        "Pulumi");

    private static void Integers(CodeWriter code, SchemaEnum type) => code.Block($"public enum {Name(type)}", () =>
        code.Separated(type.Values.Select(value => (Action)(() =>
        {
            DocComment.Write(code, value.Description);
            code.Line($"{CSharpNames.Pascal(value.Name)} = {value.Value},");
        }))));

    private static void Strings(CodeWriter code, SchemaEnum type)
    {
        var name = Name(type);
        code.Line("[EnumType]");
        code.Block($"public readonly struct {name} : IEquatable<{name}>", () =>
        {
            code.Line("private readonly string _value;").Line();
            code.Block($"private {name}(string value)", () => code.Line("_value = value ?? throw new ArgumentNullException(nameof(value));"));
            foreach (var value in type.Values)
            {
                code.Line();
                DocComment.Write(code, value.Description);
                code.Line($"public static {name} {CSharpNames.Pascal(value.Name)} {{ get; }} = new {name}({CSharpNames.Literal(value.Value)});");
            }

            code.Line()
                .Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);")
                .Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);")
                .Line()
                .Line($"public static explicit operator string({name} value) => value._value;")
                .Line()
                .Line("[EditorBrowsable(EditorBrowsableState.Never)]")
                .Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);")
                .Line($"public bool Equals({name} other) => string.Equals(_value, other._value, StringComparison.Ordinal);")
                .Line()
                .Line("[EditorBrowsable(EditorBrowsableState.Never)]")
                .Line("public override int GetHashCode() => _value?.GetHashCode() ?? 0;")
                .Line()
                .Line("public override string ToString() => _value;");
        });
    }

    private static string Name(SchemaEnum type) => CSharpNames.Pascal(CSharpNames.OfToken(type.Token));
}
