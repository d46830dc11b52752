using Spectre.Console;

namespace Cmq.Cli;

/// <summary>
/// Where the data of a command is shown. Lines are written in Spectre's markup; on a terminal they have colours, anywhere else, and where
/// <c>NO_COLOR</c> is set, the markup is taken off and nothing but text is written.
/// </summary>
internal sealed class ReportConsole
{
    private readonly CommandHost _host;
    private readonly IAnsiConsole? _terminal;
    private readonly Lock _lock = new();
    private bool _showsStatus;

    /// <summary>A console over the surroundings of a command.</summary>
    public ReportConsole(CommandHost host)
    {
        _host = host;
        var isStyled = host.IsOutTerminal && string.IsNullOrEmpty(host.Environment("NO_COLOR")) && host.Environment("TERM") != "dumb";
        _terminal = !isStyled ? null : AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(host.Out),
        });
        if (_terminal is not null)
        {
            _terminal.Profile.Width = host.Width ?? 120;
        }
    }

    /// <summary>How wide a line can be; null when nothing limits it.</summary>
    public int? Width => _host.IsOutTerminal ? _host.Width : null;

    /// <summary>Writes a line.</summary>
    /// <param name="markup">The line; what is not markup has been escaped.</param>
    public void Line(string markup = "")
    {
        lock (_lock)
        {
            if (_terminal is null)
            {
                _host.Out.WriteLine(Markup.Remove(markup));
            }
            else
            {
                _terminal.MarkupLine(markup);
            }
        }
    }

    /// <summary>Writes a message for people, which is no data.</summary>
    /// <param name="text">The message, as it is.</param>
    public void Message(string text)
    {
        lock (_lock)
        {
            // Beside a status line, standard error would write into it; it is the same terminal.
            if (_terminal is not null && _showsStatus)
            {
                _terminal.MarkupLine(Escape(text));
            }
            else
            {
                _host.Error.WriteLine(text);
            }
        }
    }

    /// <summary>Text in which nothing is markup.</summary>
    public static string Escape(string text) => Markup.Escape(text);

    /// <summary>Does some work while a line below the text tells how far it is, if there is a terminal to show it.</summary>
    /// <param name="start">The line to begin with, in markup.</param>
    /// <param name="work">The work; it is given what changes the line.</param>
    public async Task WithStatusAsync(string start, Func<Action<string>, Task> work)
    {
        if (_terminal is null)
        {
            await work(_ => { }).ConfigureAwait(false);
            return;
        }

        _showsStatus = true;
        try
        {
            await _terminal.Status()
                .Spinner(Spinner.Known.Dots)
                .SpinnerStyle(Style.Parse("grey"))
                .StartAsync(start, status => work(line => status.Status(line)))
                .ConfigureAwait(false);
        }
        finally
        {
            _showsStatus = false;
        }
    }
}
