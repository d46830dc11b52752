using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>
/// Findings that were accepted as they are: they are not told as long as they stay so. What concerns a secret is never accepted, because its value
/// is not written down, and so another one could not be told from it.
/// </summary>
/// <param name="Accepted">The findings, each in one text.</param>
internal sealed record Baseline(ImmutableHashSet<string> Accepted)
{
    private const int ShapeVersion = 1;
    private static readonly string[] Members = ["rule", "object", "property", "declared", "live"];

    /// <summary>Nothing is accepted.</summary>
    public static Baseline None { get; } = new(ImmutableHashSet<string>.Empty);

    /// <summary>Reads a file that <see cref="ToJson"/> made.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="CommandException">It can't be read, or is no baseline.</exception>
    public static Baseline Read(string file, CommandHost host)
    {
        try
        {
            using var reader = new JsonTextReader(File.OpenText(Path.GetFullPath(file, host.WorkingDirectory))) { DateParseHandling = DateParseHandling.None };
            var root = JObject.Load(reader);
            if ((int?)root["version"] != ShapeVersion || root["findings"] is not JArray findings)
            {
                throw new CommandException(ExitCode.Usage, $"{file} is no baseline of version {ShapeVersion}. Write one with: cmq drift --write-baseline {file}");
            }

            return new([.. findings.OfType<JObject>().Select(Text)]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandException(ExitCode.Usage, $"{file} can't be read: {error.Message}", error);
        }
    }

    /// <summary>The file in which findings are accepted.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="now">When.</param>
    public static string ToJson(IEnumerable<Finding> findings, DateTimeOffset now) => new JObject
    {
        ["version"] = ShapeVersion,
        ["time"] = now.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["findings"] = new JArray(findings.Where(CanAccept).Select(Entry)),
    }.ToString(Formatting.Indented) + "\n";

    /// <summary>Whether a finding can be accepted.</summary>
    public static bool CanAccept(Finding finding) => !finding.IsSecret;

    /// <summary>Sorts findings into those that are new and those that were accepted.</summary>
    /// <param name="findings">The findings.</param>
    /// <returns>Those that are new, those that were accepted, and how many that were accepted are there no more.</returns>
    public (ImmutableArray<Finding> New, ImmutableArray<HiddenFinding> Hidden, int Resolved) Apply(ImmutableArray<Finding> findings)
    {
        var known = findings.ToLookup(finding => CanAccept(finding) && Accepted.Contains(Text(Entry(finding))));
        return ([.. known[false]], [.. known[true].Select(finding => new HiddenFinding(finding, null))], Accepted.Except(known[true].Select(finding => Text(Entry(finding)))).Count);
    }

    // Values as text: what is compared is what a reader of the file sees.
    private static JObject Entry(Finding finding) => new()
    {
        ["rule"] = finding.Rule,
        ["object"] = finding.Object.ToString(),
        ["property"] = finding.Property,
        ["declared"] = finding.Declared is { } declared ? ValueText.Of(declared) : null,
        ["live"] = finding.Live is { } live ? ValueText.Of(live) : null,
    };

    private static string Text(JObject entry) =>
        string.Join('\n', Members.Select(name => entry[name] is JValue { Value: string text } ? text : "\0"));
}
