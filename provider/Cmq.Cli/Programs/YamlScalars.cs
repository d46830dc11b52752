using System.Globalization;
using System.Text.RegularExpressions;
using Cmq.Properties;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Cmq.Cli;

/// <summary>
/// What a YAML scalar means: YAML 1.2's core schema, as Pulumi's reader has it. In particular <c>yes</c> and <c>on</c> are strings.
/// </summary>
internal static partial class YamlScalars
{
    /// <summary>The value of a scalar.</summary>
    public static PropertyValue Resolve(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any) || (!scalar.Tag.IsEmpty && scalar.Tag.Value == "tag:yaml.org,2002:str"))
        {
            return text;
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => PropertyValue.Null,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => double.PositiveInfinity,
            "-.inf" or "-.Inf" or "-.INF" => double.NegativeInfinity,
            ".nan" or ".NaN" or ".NAN" => double.NaN,
            _ => Number(text) is { } number ? number : text,
        };
    }

    /// <summary>The number that a plain scalar is; null when it is none.</summary>
    public static double? Number(string text)
    {
        if (DecimalForm().IsMatch(text))
        {
            return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        if (!PrefixedForm().IsMatch(text))
        {
            return null;
        }

        var (style, digits) = text[1] switch
        {
            'x' => (16, text[2..]),
            'o' => (8, text[2..]),
            _ => (2, text[2..]),
        };
        return digits.Aggregate(0.0, (number, digit) => (number * style) + System.Convert.ToInt32(digit.ToString(), 16));
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalForm();

    [GeneratedRegex("^0(x[0-9a-fA-F]+|o[0-7]+|b[01]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex PrefixedForm();
}
