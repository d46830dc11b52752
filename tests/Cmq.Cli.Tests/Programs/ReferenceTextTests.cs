using Cmq.Properties;
using FsCheck.Fluent;

namespace Cmq.Cli.Tests;

/// <summary>References inside strings.</summary>
public sealed class ReferenceTextTests
{
    private static readonly SourcePosition Position = new("test.yaml", 1, 1);

    [TestCase("plain", "plain")]
    [TestCase("5 $ a piece", "5 $ a piece")]
    [TestCase("$$", "$")]
    [TestCase("$${name}", "${name}")]
    [TestCase("a$$$${b}", "a$${b}")]
    [TestCase("", "")]
    public void TextWithoutReference_IsAString(string text, string expected) =>
        Assert.That(Parse(text), Is.EqualTo(new LiteralExpression(Position, expected)));

    [TestCase("${orders}", "orders", "")]
    [TestCase("${orders.name}", "orders", "name")]
    [TestCase("${ orders.name }", "orders", "name")]
    [TestCase("${orders.tags.team}", "orders", "tags.team")]
    [TestCase("${list[0]}", "list", "[0]")]
    [TestCase("${map[\"odd.}key\"][1].x}", "map", "[\"odd.}key\"][1].x")]
    [TestCase("${demo:size}", "demo:size", "")]
    public void OneReference_KeepsItsTypeAndWay(string text, string name, string way)
    {
        var reference = ((ReferenceExpression)Parse(text)).Reference;
        var steps = way.Length == 0 ? [] : PropertyPath.Parse(way).Segments;
        Assert.That((reference.Name, string.Join('/', reference.Steps)), Is.EqualTo((name, string.Join('/', steps))));
    }

    [Test]
    public void ReferencesInText_AreParts()
    {
        var parts = ((InterpolationExpression)Parse("a-${b}${c.d}-$${e}")).Parts;
        Assert.That(parts.Select(part => (part.Text, part.Reference?.Text)), Is.EqualTo(new (string, string?)[] { ("a-", "b"), ("", "c.d"), ("-${e}", null) }));
    }

    [FsCheck.NUnit.Property]
    public FsCheck.Property EscapedText_ComesBackAsItWas(string? text)
    {
        var original = text ?? "";
        var parsed = Parse(original.Replace("$", "$$", StringComparison.Ordinal));
        return (parsed is LiteralExpression { Value: StringValue value } && value.Value == original).ToProperty();
    }

    private static Expression Parse(string text)
    {
        var errors = new List<Diagnostic>();
        var expression = ReferenceText.Parse(text, Position, errors);
        Assert.That(errors, Is.Empty);
        return expression;
    }
}
