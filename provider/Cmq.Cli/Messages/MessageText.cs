using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>Messages as people and programs read them.</summary>
internal static class MessageText
{
    /// <summary>A time in UTC: <c>2026-03-02T08:00:00Z</c>.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes an object on a line of its own.</summary>
    public static void WriteJson(TextWriter output, JObject json) => output.WriteLine(json.ToString(Formatting.None));

    /// <summary>Writes a message for people: what is known of it on one line, below it the body as it is.</summary>
    /// <param name="session">The command's surroundings.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="facts">What is known of it.</param>
    /// <param name="body">The message.</param>
    public static void Write(MessageSession session, string id, IEnumerable<string> facts, string body)
    {
        session.Console.Line($"[bold]{ReportConsole.Escape(id)}[/] [grey]{ReportConsole.Escape(string.Join(", ", facts))}[/]");
        session.Console.Line(ReportConsole.Escape(session.Host.IsOutTerminal ? Visible(body) : body));
    }

    /// <summary>What is known of a message besides its id and body.</summary>
    public static IEnumerable<string> Facts(DateTimeOffset sent, long receives, IReadOnlyList<string> tags)
    {
        yield return $"sent {Of(sent)}";
        yield return $"received {receives} {(receives == 1 ? "time" : "times")}";
        if (tags.Count > 0)
        {
            yield return $"tags {string.Join(" ", tags)}";
        }
    }

    // Who sends a message must not move the cursor of who reads it.
    private static string Visible(string body)
    {
        var text = new StringBuilder(body.Length);
        foreach (var character in body)
        {
            text.Append(char.IsControl(character) && character is not ('\n' or '\t') ? '\uFFFD' : character);
        }

        return text.ToString();
    }
}
