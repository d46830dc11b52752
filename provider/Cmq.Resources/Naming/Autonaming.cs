using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>Names resources that a program does not name: the logical name, a hyphen and seven hex digits.</summary>
internal static class Autonaming
{
    private const int SuffixDigits = 7;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Fills in the name of a resource that has none. A name that it had before is kept: the seed differs in every run.</summary>
    public static PropertyMap Fill(CmqNameKind kind, CheckRequest request, CmqEdition edition, ImmutableArray<CheckFailure>.Builder failures)
    {
        if (request.NewInputs.Find("name") is not null)
        {
            return request.NewInputs;
        }

        if (request.OldInputs.Find("name") is { } kept)
        {
            return request.NewInputs.Set("name", kept);
        }

        switch (request.Autonaming)
        {
            case { Mode: AutonamingMode.Disable }:
                failures.Add(new("name", "is missing: automatic names are switched off, so give the resource a name"));
                return request.NewInputs;
            case { Mode: AutonamingMode.Enforce } enforced:
                return request.NewInputs.Set("name", enforced.ProposedName);
            case { Mode: AutonamingMode.Propose, ProposedName.Length: > 0 } proposed:
                return request.NewInputs.Set("name", Fit(kind, proposed.ProposedName, CmqNames.MaxLength, edition));
            default:
                var stem = Fit(kind, request.LogicalName, CmqNames.MaxLength - SuffixDigits - 1, edition);
                return request.NewInputs.Set("name", $"{stem}-{Suffix(request.RandomSeed)}");
        }
    }

    /// <summary>Whether a name looks like one that <see cref="Fill"/> made, so that a replacement gets another.</summary>
    public static bool LooksAutomatic(CmqNameKind kind, string name, string logicalName, CmqEdition edition)
    {
        var stem = Fit(kind, logicalName, CmqNames.MaxLength - SuffixDigits - 1, edition);
        return name.Length == stem.Length + 1 + SuffixDigits
            && name.StartsWith(stem + "-", StringComparison.Ordinal)
            && !name.AsSpan(stem.Length + 1).ContainsAnyExcept(HexDigits);
    }

    private static string Fit(CmqNameKind kind, string name, int length, CmqEdition edition)
    {
        var text = new StringBuilder(length);
        foreach (var character in name)
        {
            if (text.Length == length)
            {
                break;
            }

            text.Append(char.IsAsciiLetterOrDigit(character) || character == '-' || (character == '_' && edition != CmqEdition.Classic) ? character : '-');
        }

        if (text.Length == 0 || !char.IsAsciiLetter(text[0]))
        {
            text.Insert(0, char.ToLowerInvariant(kind.ToString()[0]));
            text.Length = Math.Min(text.Length, length);
        }

        return text.ToString();
    }

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
