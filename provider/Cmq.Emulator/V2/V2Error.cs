using System.Globalization;

namespace Cmq.Emulator;

/// <summary>An error of the HTTP SDK protocol: a pair of codes and a text.</summary>
/// <param name="Code">What goes into <c>code</c>: 4440.</param>
/// <param name="Module">What stands in brackets before the text: 10100.</param>
/// <param name="Text">The text alone.</param>
internal sealed record V2Error(int Code, int Module, string Text)
{
    /// <summary>The code as the counters name it.</summary>
    public string CodeText => Code.ToString(CultureInfo.InvariantCulture);

    /// <summary>What goes into <c>message</c>. Programs compare it as a whole: <c>(10200)no message</c>.</summary>
    public string Message => string.Create(CultureInfo.InvariantCulture, $"({Module}){Text}");
}
