using System.Text;
using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>A plan as one aligned line for each resource.</summary>
internal sealed class PlanTable
{
    private const int LongestValue = 80;
    private const int WidestId = 48;
    private const int PlainDetails = 120;

    private readonly ReportConsole _console;
    private readonly bool _isVerbose;
    private readonly bool _showsAllMessages;
    private readonly int _typeWidth;
    private readonly int _idWidth;

    /// <summary>A table whose columns fit these resources.</summary>
    /// <param name="console">Where it is shown.</param>
    /// <param name="steps">The resources.</param>
    /// <param name="isVerbose">Whether every property has a line of its own.</param>
    /// <param name="showsAllMessages">Whether it is said of a queue that goes that it holds no messages.</param>
    public PlanTable(ReportConsole console, IReadOnlyCollection<Step> steps, bool isVerbose, bool showsAllMessages = false)
    {
        _console = console;
        _isVerbose = isVerbose;
        _showsAllMessages = showsAllMessages;
        _typeWidth = steps.Select(step => step.Spec.Name.Length).DefaultIfEmpty().Max();
        _idWidth = Math.Min(WidestId, steps.Select(step => step.Id.Length).DefaultIfEmpty().Max());
    }

    /// <summary>Writes what is planned for a resource.</summary>
    public void Plan(Step step)
    {
        var details = Details(step).ToList();
        var prefix = Prefix(step, ActionWords.Sign(step.Action), ActionWords.Colour(step.Action));
        if (_isVerbose)
        {
            _console.Line(prefix);
            foreach (var detail in details)
            {
                _console.Line("       " + ReportConsole.Escape(detail));
            }
        }
        else if (step.Action is StepAction.Create or StepAction.Unread)
        {
            var text = Cut(string.Join(", ", details));
            _console.Line(text.Length == 0 ? prefix : $"{prefix}{Gap(step)}[grey]{ReportConsole.Escape(text)}[/]");
        }
        else
        {
            Wrap(step, prefix, details);
        }
    }

    /// <summary>Writes what became of a resource.</summary>
    public void Result(Step step, StepResult result)
    {
        var done = $"{ActionWords.Done(step.Action)} ({Times.Of(result.Elapsed)})";
        var (sign, colour, text) = result.State switch
        {
            StepState.Done => (ActionWords.Sign(step.Action), ActionWords.Colour(step.Action), done),
            StepState.Skipped => ("·", "grey", $"skipped: {result.Message}"),
            _ => ("!", "red", $"failed: {result.Message}"),
        };
        Wrap(step, Prefix(step, sign, colour), [text]);
    }

    private IEnumerable<string> Details(Step step)
    {
        if (step.Action == StepAction.Refused)
        {
            return step.Reasons;
        }

        var longest = _isVerbose ? int.MaxValue : LongestValue;
        var settings = step.Action is StepAction.Create or StepAction.Unread ? Settings(step) : [];
        return step.Changes.Select(change => ValueText.Of(change, step.Inputs, longest))
            .Concat(settings.Select(setting => $"{setting.Key}: {ValueText.Of(setting.Value, longest)}"))
            .Concat(step.Reasons.Select(reason => $"({reason})"))
            .Concat(step.Messages is { } messages && (_showsAllMessages || messages.Total > 0) ? [$"(holds {messages})"] : []);
    }

    /// <summary>What the program sets, in the order in which it is written; the parts of the id stand in the line already.</summary>
    public static IEnumerable<KeyValuePair<string, PropertyValue>> Settings(Step step) =>
        from member in step.Declaration?.Properties.Members ?? []
        where member.Name is not ("name" or "topic") && step.Inputs.Find(member.Name) is not null
        select KeyValuePair.Create(member.Name, step.Inputs[member.Name]);

    private int Indent => 2 + 1 + 2 + _typeWidth + 2 + _idWidth + 2;

    private string Prefix(Step step, string sign, string colour)
    {
        var dim = step.Action is StepAction.Same or StepAction.Leave;
        var columns = ReportConsole.Escape($"{step.Spec.Name.PadRight(_typeWidth)}  {step.Id}");
        return $"  [{colour}]{sign}[/]  {(dim ? $"[grey]{columns}[/]" : columns)}";
    }

    // What fills the column of the id; a line without details ends before it.
    private string Gap(Step step) => new(' ', Math.Max(0, _idWidth - step.Id.Length) + 2);

    private string Cut(string text)
    {
        var room = _console.Width is { } width ? Math.Max(20, width - Indent - 1) : PlainDetails;
        return text.Length <= room ? text : text[..(room - 1)] + "…";
    }

    // On a terminal, a line that is too long goes on below, aligned; anywhere else it stays one line, which is easier to search.
    private void Wrap(Step step, string prefix, List<string> details)
    {
        var room = _console.Width is { } width ? Math.Max(20, width - Indent - 1) : int.MaxValue;
        var line = new StringBuilder();
        var start = details.Count == 0 ? prefix : prefix + Gap(step);
        foreach (var word in string.Join(", ", details).Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                Flush();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        Flush();

        void Flush()
        {
            _console.Line(start + ReportConsole.Escape(line.ToString()));
            line.Clear();
            start = new string(' ', Indent);
        }
    }
}
