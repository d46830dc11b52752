using System.Collections.Immutable;
using Cmq.Properties;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Cmq.Cli;

/// <summary>Reads a YAML file into expressions. What Pulumi's own reader refuses (aliases, keys that are no strings) is refused here too.</summary>
internal sealed class YamlReader
{
    private readonly string _file;
    private readonly bool _isLiteral;
    private readonly ICollection<Diagnostic> _errors;
    private readonly HashSet<YamlNode> _seen = new(ReferenceEqualityComparer.Instance);

    private YamlReader(string file, bool isLiteral, ICollection<Diagnostic> errors) => (_file, _isLiteral, _errors) = (file, isLiteral, errors);

    /// <summary>Reads a file that holds one mapping.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shownPath">The file, as messages name it.</param>
    /// <param name="isLiteral">Whether strings are taken as they are, without references and functions.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <returns>The mapping; null when there is none, which <paramref name="errors"/> then say.</returns>
    public static ObjectExpression? ReadFile(string path, string shownPath, bool isLiteral, ICollection<Diagnostic> errors)
    {
        try
        {
            using var text = File.OpenText(path);
            return Read(text, shownPath, isLiteral, errors);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            errors.Add(Diagnostic.Error(null, $"{shownPath} can't be read: {error.Message}"));
            return null;
        }
    }

    // A tab that indents is never YAML, and the reader names the start of the mapping around it, which can be the whole file.
    private static (long Line, long Column)? IndentingTab(string content)
    {
        var lines = content.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var indent = lines[i].Length - lines[i].TrimStart(' ', '\t').Length;
            if (indent < lines[i].TrimEnd().Length && lines[i].IndexOf('\t', 0, indent) is var tab and >= 0)
            {
                return (i + 1, tab + 1);
            }
        }

        return null;
    }

    /// <summary>Reads text that holds one mapping.</summary>
    public static ObjectExpression? Read(TextReader text, string shownPath, bool isLiteral, ICollection<Diagnostic> errors)
    {
        var stream = new YamlStream();
        var content = text.ReadToEnd();
        try
        {
            stream.Load(new StringReader(content));
        }
        catch (YamlException error)
        {
            // The message of the reader repeats the place in its own words.
            var reason = error.InnerException?.Message ?? error.Message;
            var (line, column) = IndentingTab(content) ?? (error.Start.Line, error.Start.Column);
            errors.Add(Diagnostic.Error(new(shownPath, line, column), $"this is not YAML: {reason.TrimEnd('.')}"));
            return null;
        }

        var reader = new YamlReader(shownPath, isLiteral, errors);
        switch (stream.Documents)
        {
            case []:
                errors.Add(Diagnostic.Error(new(shownPath, 1, 1), "the file is empty"));
                return null;
            case [_, var second, ..]:
                errors.Add(Diagnostic.Error(reader.At(second.RootNode), "the file holds a second document: a program is one"));
                return null;
        }

        if (stream.Documents[0].RootNode is not YamlMappingNode root)
        {
            errors.Add(Diagnostic.Error(reader.At(stream.Documents[0].RootNode), "the file does not hold keys and values"));
            return null;
        }

        return reader.ConvertMembers(root);
    }

    private SourcePosition At(YamlNode node) => new(_file, Math.Max(1, node.Start.Line), Math.Max(1, node.Start.Column));

    private Expression Convert(YamlNode node)
    {
        var position = At(node);
        switch (node)
        {
            case YamlScalarNode scalar:
                return ConvertScalar(scalar, position);
            case YamlSequenceNode sequence when IsFirst(sequence):
                return new ListExpression(position, [.. sequence.Children.Select(Convert)]);
            case YamlMappingNode mapping when IsFirst(mapping):
                return !_isLiteral && FunctionCalls.Match(mapping) is { } call
                    ? FunctionCalls.Convert(call.Name, position, Convert(call.Argument), _errors)
                    : ConvertMembers(mapping);
            default:
                return new LiteralExpression(position, PropertyValue.Null);
        }
    }

    private ObjectExpression ConvertMembers(YamlMappingNode mapping)
    {
        _seen.Add(mapping);
        var members = ImmutableArray.CreateBuilder<ObjectMember>();
        foreach (var (keyNode, value) in mapping.Children)
        {
            if (keyNode is YamlScalarNode { Value: { } key } scalar && (IsText(scalar) || _isLiteral))
            {
                members.Add(new(At(keyNode), key, Convert(value)));
            }
            else
            {
                var shown = keyNode is YamlScalarNode other ? $"'{other.Value}'" : "it";
                _errors.Add(Diagnostic.Error(At(keyNode), $"a key is a string: put {shown} in quotes"));
            }
        }

        return new(At(mapping), members.ToImmutable());
    }

    private Expression ConvertScalar(YamlScalarNode scalar, SourcePosition position)
    {
        var value = YamlScalars.Resolve(scalar);
        return value is StringValue text && !_isLiteral ? ReferenceText.Parse(text.Value, position, _errors) : new LiteralExpression(position, value);
    }

    private static bool IsText(YamlScalarNode scalar) => YamlScalars.Resolve(scalar) is StringValue;

    private bool IsFirst(YamlNode node)
    {
        if (_seen.Add(node))
        {
            return true;
        }

        _errors.Add(Diagnostic.Error(
            At(node),
            "this is used again through an alias (*name), which Pulumi YAML does not take: write it out, or make it a variable"));
        return false;
    }
}
