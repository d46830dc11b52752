using System.Text.RegularExpressions;

namespace Cmq.Docs.Tests;

/// <summary>A row of a table that names, in its column <c>proved by</c> or <c>test</c>, the tests that prove what it says.</summary>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="What">What it says, in its first cell.</param>
/// <param name="Tests">The tests that it names.</param>
internal sealed partial record ProofRow(int Line, string What, IReadOnlyList<string> Tests)
{
    private static readonly string[] Heads = ["proved by", "test"];

    /// <summary>The rows of all such tables of a page.</summary>
    public static IEnumerable<ProofRow> Of(IReadOnlyList<string> lines)
    {
        for (var head = 0; head + 1 < lines.Count; head++)
        {
            if (!IsRow(lines[head]) || !Ruler().IsMatch(lines[head + 1]))
            {
                continue;
            }

            var column = Cells(lines[head]).FindIndex(cell => Heads.Contains(cell, StringComparer.OrdinalIgnoreCase));
            for (var row = head + 2; column >= 0 && row < lines.Count && IsRow(lines[row]); row++)
            {
                var cells = Cells(lines[row]);
                var proof = column < cells.Count ? cells[column] : "";
                yield return new(row + 1, cells[0], [.. Code().Matches(proof).Select(match => match.Groups[1].Value)]);
            }
        }
    }

    private static bool IsRow(string line) => line.StartsWith('|');

    private static List<string> Cells(string row) => [.. Separator().Split(row.Trim().Trim('|')).Select(cell => cell.Trim())];

    [GeneratedRegex(@"^\|[\s:|-]+$")]
    private static partial Regex Ruler();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Separator();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
