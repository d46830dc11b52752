using System.Buffers;
using System.Text;

namespace Cmq.Broker;

/// <summary>Text that can travel: half a surrogate pair has no UTF-8 form, so neither JSON nor a store could give it back.</summary>
internal static class UnicodeText
{
    public static CmqRefusal? Check(string property, string text, CmqEdition edition) =>
        IsWellFormed(text) ? null : new(property, "text with half a surrogate pair", "text that has an UTF-8 form", edition);

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != OperationStatus.Done)
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }
}
