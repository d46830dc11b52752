using System.Text;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Names and descriptions of options for settings of the provider.</summary>
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

    /// <summary>What a setting is, without the marks of its documentation.</summary>
    public static string Describe(ConfigSpec setting) => setting.Description.Replace("`", "", StringComparison.Ordinal);
}
