using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>Names resources that a program does not name: the logical name, a hyphen and seven hex digits.</summary>
internal static class Autonaming
{
    private const int SuffixDigits = 7;

    // Where providers keep which inputs they filled in. The engine shows no property whose name begins so, and hands it back with the inputs.
    private const string Marker = "__defaults";

    /// <summary>
    /// Fills in the name of a resource that has none, and marks it as made up. A name that it had before is kept: the seed differs in every run.
    /// </summary>
    public static PropertyMap Fill(CmqNameKind kind, CheckRequest request, CmqEdition edition, ImmutableArray<CheckFailure>.Builder failures)
    {
        var given = WithoutMark(request.NewInputs);
        if (given.Find("name") is { } name)
        {
            // An engine that ignores changes puts the old inputs in place of the program's, the mark among them.
            return IsAutomatic(request.NewInputs) && name == request.OldInputs.Find("name") ? Marked(given) : given;
        }

        if (request.OldInputs.Find("name") is { } kept)
        {
            return Marked(given.Set("name", kept));
        }

        switch (request.Autonaming)
        {
            case { Mode: AutonamingMode.Disable }:
                failures.Add(new("name", "is missing: automatic names are switched off, so give the resource a name"));
                return given;
            case { Mode: AutonamingMode.Enforce } enforced:
                return Marked(given.Set("name", enforced.ProposedName));
            case { Mode: AutonamingMode.Propose, ProposedName.Length: > 0 } proposed:
                return Marked(given.Set("name", Shorten(Fit(kind, proposed.ProposedName, edition))));
            default:
                var stem = Cut(Fit(kind, request.LogicalName, edition), CmqNames.MaxLength - SuffixDigits - 1);
                return Marked(given.Set("name", $"{stem}-{Suffix(request.RandomSeed)}"));
        }
    }

    /// <summary>Whether checked inputs have a name that the program did not give, so that a replacement gets another.</summary>
    public static bool IsAutomatic(PropertyMap inputs) =>
        inputs.Find(Marker)?.UnwrapAll() is ListValue list && list.Items.Contains("name");

    /// <summary>Inputs that were read, with the mark of those before: it holds as long as the name does.</summary>
    public static PropertyMap KeepMark(PropertyMap inputs, PropertyMap? oldInputs) =>
        oldInputs is not null && IsAutomatic(oldInputs) && inputs.Find("name")?.UnwrapAll() == oldInputs.Find("name")?.UnwrapAll() ? Marked(inputs) : inputs;

    /// <summary>Inputs as a program may set them.</summary>
    public static PropertyMap WithoutMark(PropertyMap inputs) => inputs.Remove(Marker);

    private static PropertyMap Marked(PropertyMap inputs) => inputs.Set(Marker, PropertyValue.ListOf(["name"]));

    private static string Fit(CmqNameKind kind, string name, CmqEdition edition)
    {
        var text = new StringBuilder(name.Length + 1);
        foreach (var character in name)
        {
            text.Append(char.IsAsciiLetterOrDigit(character) || character == '-' || (character == '_' && edition != CmqEdition.Classic) ? character : '-');
        }

        if (text.Length == 0 || !char.IsAsciiLetter(text[0]))
        {
            text.Insert(0, char.ToLowerInvariant(kind.ToString()[0]));
        }

        return text.ToString();
    }

    // What makes a proposed name unique stands at its end, mostly behind a hyphen.
    private static string Shorten(string name)
    {
        if (name.Length <= CmqNames.MaxLength)
        {
            return name;
        }

        var end = name.Length - 1 - name.LastIndexOfAny(['-', '_']);
        var kept = end is > 0 and <= CmqNames.MaxLength / 2 ? end + 1 : SuffixDigits + 1;
        return Cut(name, CmqNames.MaxLength - kept) + name[^kept..];
    }

    private static string Cut(string name, int length) => name[..Math.Min(name.Length, length)];

    private static string Suffix(ReadOnlyMemory<byte> seed)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (seed.IsEmpty)
        {
            RandomNumberGenerator.Fill(hash);
        }
        else
        {
            SHA256.HashData(seed.Span, hash);
        }

        return Convert.ToHexStringLower(hash)[..SuffixDigits];
    }
}
