using System.Text;

namespace Cmq.Cli;

/// <summary>Names of options for settings of the provider.</summary>
internal static class OptionNames
{
    /// <summary>The option of a setting: <c>--memory-file</c> for <c>memoryFile</c>.</summary>
    public static string Of(string setting)
    {
        var text = new StringBuilder("--");
        foreach (var character in setting)
        {
            text.Append(char.IsAsciiLetterUpper(character) ? "-" : "").Append(char.ToLowerInvariant(character));
        }

        return text.ToString();
    }
}
