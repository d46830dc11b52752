using Cmq.Properties;

namespace Cmq.Cli.Tests;

/// <summary>YAML as Pulumi's reader takes it.</summary>
public sealed class YamlReaderTests
{
    [TestCase("true", true)]
    [TestCase("False", false)]
    [TestCase("yes", "yes")]
    [TestCase("on", "on")]
    [TestCase("12", 12.0)]
    [TestCase("-7", -7.0)]
    [TestCase("+3", 3.0)]
    [TestCase("012", 12.0)]
    [TestCase("0x1F", 31.0)]
    [TestCase("0o17", 15.0)]
    [TestCase("0b101", 5.0)]
    [TestCase("1.5e3", 1500.0)]
    [TestCase(".5", 0.5)]
    [TestCase("1.2.3", "1.2.3")]
    [TestCase("12a", "12a")]
    [TestCase("2026-03-02", "2026-03-02")]
    [TestCase("'12'", "12")]
    [TestCase("\"true\"", "true")]
    [TestCase("!!str 12", "12")]
    [TestCase("~", null)]
    [TestCase("null", null)]
    [TestCase("", null)]
    [TestCase("|\n  two\n  lines\n", "two\nlines\n")]
    public void Scalar_HasItsType(string text, object? expected)
    {
        var value = Read($"key: {text}\n").Members[0].Value;
        Assert.That(((LiteralExpression)value).Value, Is.EqualTo(expected switch
        {
            null => PropertyValue.Null,
            bool flag => flag,
            double number => number,
            _ => (string)expected,
        }));
    }

    [Test]
    public void Members_KnowTheirPlaces()
    {
        var inner = (ObjectExpression)Read("a:\n  b: 1\n  c: [x, y]\n").Members[0].Value;
        var list = (ListExpression)inner.Members[1].Value;
        Assert.That(
            new[] { inner.Members[0].Position, inner.Members[0].Value.Position, list.Items[1].Position }.Select(position => position.ToString()),
            Is.EqualTo(["test.yaml:2:3", "test.yaml:2:6", "test.yaml:3:10"]));
    }

    [TestCase("1: x\n", "test.yaml:1:1: a key is a string: put '1' in quotes")]
    [TestCase("[a]: x\n", "test.yaml:1:1: a key is a string: put it in quotes")]
    [TestCase("a: x\n---\nb: y\n", "test.yaml:3:1: the file holds a second document: a program is one")]
    [TestCase("- a\n", "test.yaml:1:1: the file does not hold keys and values")]
    [TestCase("a: \"${b\"\n", "test.yaml:1:4: '${b' opens a reference and does not close it: add '}', or write $${ for the characters themselves")]
    [TestCase("a: ${}\n", "test.yaml:1:4: ${} refers to nothing: write ${name} or ${name.property}")]
    [TestCase("a: ${b.*}\n", "test.yaml:1:4: ${b.*} is not a reference: it starts with a name, and has no wildcard")]
    [TestCase("a: { \"fn::join\": x }\n", "test.yaml:1:18: fn::join takes [delimiter, [values]]")]
    [TestCase("a: { \"fn::invoke\": { arguments: {} } }\n", "test.yaml:1:4: fn::invoke names its function: function: cmq:getQueue")]
    [TestCase("a: { \"fn::invoke\": { function: cmq:getQueue, return: activeMsgNun } }\n", "test.yaml:1:4: getQueue returns no 'activeMsgNun'; did you mean 'activeMsgNum'?")]
    [TestCase("a: { \"fn::stringAsset\": x }\n", "test.yaml:1:4: cmq does not carry out fn::stringAsset: it has fn::invoke, fn::join, fn::split, fn::select, fn::toJSON, fn::toBase64, fn::fromBase64, fn::secret")]
    public void WhatPulumiDoesNotTake_IsRefusedAtItsPlace(string text, string expected)
    {
        var errors = new List<Diagnostic>();
        YamlReader.Read(new StringReader(text), "test.yaml", isLiteral: false, errors);
        Assert.That(errors.Select(error => error.ToString()), Is.EqualTo([expected]));
    }

    [Test]
    public void Literal_KeepsReferencesAsTheyAreWritten()
    {
        var errors = new List<Diagnostic>();
        var file = YamlReader.Read(new StringReader("a: ${b}\n1: { fn::x: y }\n"), "test.yaml", isLiteral: true, errors)!;
        Assert.That(errors, Is.Empty);
        Assert.That(((LiteralExpression)file.Members[0].Value).Value, Is.EqualTo((PropertyValue)"${b}"));
    }

    private static ObjectExpression Read(string text)
    {
        var errors = new List<Diagnostic>();
        var file = YamlReader.Read(new StringReader(text), "test.yaml", isLiteral: false, errors);
        Assert.That(errors, Is.Empty);
        return file!;
    }
}
