using System.Globalization;
using System.Text.RegularExpressions;
using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Values as people read them, on one line.</summary>
internal static partial class ValueText
{
    /// <summary>A value; secrets are masked.</summary>
    /// <param name="value">The value; null for none.</param>
    /// <param name="longest">The longest text; what is beyond it is folded into an ellipsis.</param>
    public static string Of(PropertyValue? value, int longest = int.MaxValue)
    {
        var text = Whole(value);
        return text.Length <= longest ? text : text[..(longest - 1)] + "…";
    }

    /// <summary>A difference: what changes from what to what.</summary>
    /// <param name="change">The difference.</param>
    /// <param name="wanted">The inputs that are wanted, which tell what is secret.</param>
    /// <param name="longest">The longest text of a value.</param>
    public static string Of(PropertyChange change, PropertyMap wanted, int longest = int.MaxValue)
    {
        var (declared, live) = Sides(change, wanted, longest);
        return $"{change.Path}: {live} → {declared}";
    }

    /// <summary>The two sides of a difference.</summary>
    /// <param name="change">The difference.</param>
    /// <param name="wanted">The inputs that are wanted, which tell what is secret.</param>
    /// <param name="longest">The longest text of a value.</param>
    public static (string Declared, string Live) Sides(PropertyChange change, PropertyMap wanted, int longest = int.MaxValue)
    {
        var isSecret = wanted.Find(change.Property)?.ContainsSecrets == true;
        return (Side(change.New), Side(change.Old));

        string Side(PropertyValue? value) => isSecret && value is not null && !value.IsUnknown ? JsonText.Secret : Of(value, longest);
    }

    private static string Whole(PropertyValue? value) => value switch
    {
        null or NullValue => "none",
        SecretValue or OutputValue { Secret: true } => JsonText.Secret,
        OutputValue output => Whole(output.Value ?? PropertyValue.Unknown),
        UnknownValue => "[known after up]",
        BoolValue flag => flag.Value ? "true" : "false",
        NumberValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        StringValue text => IsPlain(text.Value) ? text.Value : JsonText.Of(text, indented: false),
        ListValue list => $"[{string.Join(", ", list.Items.Select(Whole))}]",
        ObjectValue map => $"{{{string.Join(", ", map.Properties.Select(member => $"{member.Key}: {Whole(member.Value)}"))}}}",
        ResourceReferenceValue resource => resource.Urn,
        _ => "[asset]",
    };

    // What could be taken for a number, for true, or for nothing is put in quotes.
    private static bool IsPlain(string text) =>
        PlainWord().IsMatch(text) && YamlScalars.Number(text) is null && text is not ("true" or "false" or "null" or "none");

    [GeneratedRegex(@"^[\p{L}\p{N}_./:*#@+-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainWord();
}
