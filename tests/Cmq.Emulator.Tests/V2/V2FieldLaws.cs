using System.Text;
using FsCheck;

namespace Cmq.Emulator.Tests;

/// <summary>What holds of every query and body.</summary>
public sealed class V2FieldLaws
{
    [FsCheck.NUnit.Property]
    public bool Fields_EncodedAndParsed_AreTheSame(Dictionary<NonEmptyString, string?> given, bool blankIsPlus)
    {
        var fields = given.Where(field => IsText(field.Key.Get) && IsText(field.Value ?? "")).ToDictionary(field => field.Key.Get, field => field.Value ?? "");
        var encoded = string.Join('&', fields.Select(field => $"{Encode(field.Key, blankIsPlus)}={Encode(field.Value, blankIsPlus)}"));
        return V2Fields.Parse(Encoding.ASCII.GetBytes(encoded)).All
            .SequenceEqual(fields.OrderBy(field => field.Key, StringComparer.Ordinal));
    }

    [FsCheck.NUnit.Property]
    public bool Bytes_OfAnyKind_AreParsedOrRefused(byte[] bytes)
    {
        try
        {
            return V2Fields.Parse(bytes).All.Count <= bytes.Length;
        }
        catch (V2RefusalException refusal)
        {
            return refusal.Error is { Code: 4000, Module: 10310 or 10330 or 10420 };
        }
    }

    [FsCheck.NUnit.Property]
    public bool List_FromEitherStart_KeepsItsOrder(string?[] items, bool fromOne)
    {
        var texts = items.Where(item => IsText(item ?? "")).Select(item => item ?? "").ToList();
        var fields = texts.Select((text, index) => $"msgBody.{index + (fromOne ? 1 : 0)}={Uri.EscapeDataString(text)}").Reverse();
        return (V2Lists.Read(V2Fields.Parse(Encoding.ASCII.GetBytes(string.Join('&', fields))), "msgBody") ?? []).SequenceEqual(texts);
    }

    private static bool IsText(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    private static string Encode(string text, bool blankIsPlus) =>
        blankIsPlus ? Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal) : Uri.EscapeDataString(text);
}
