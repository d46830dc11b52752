using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text;

namespace Cmq.Cli;

/// <summary>Where the messages come from that are sent: options, a file, or standard input.</summary>
internal sealed class MessageInputArguments
{
    // As many as ten calls take.
    private const int MostAtOnce = 160;

    // A line that comes soon after another goes with it.
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(20);

    private readonly Option<string[]> _body = new("--body", "-b")
    {
        Description = "A message. Can be given several times. Without it and --file, each line of standard input that is not empty is one.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _file = new("--file", "-f") { Description = "A file that is a message as a whole.", HelpName = "FILE" };

    /// <summary>The options.</summary>
    public IEnumerable<Option> Options => [_body, _file];

    /// <summary>The messages, in lots that are sent together.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="CommandException">Two places are given, or the file can't be read.</exception>
    public IAsyncEnumerable<IReadOnlyList<string>> Read(ParseResult parse, CommandHost host)
    {
        var (bodies, file) = (parse.GetValue(_body) ?? [], parse.GetValue(_file));
        return file is null ? bodies.Length > 0 ? One(bodies) : LinesAsync(host, host.Stop)
            : bodies.Length == 0 ? One([ReadFile(Path.GetFullPath(file, host.WorkingDirectory), file)])
            : throw new CommandException(ExitCode.Usage, "--body and --file don't go together.");
    }

    private static async IAsyncEnumerable<IReadOnlyList<string>> One(string[] bodies)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return bodies;
    }

    private static string ReadFile(string path, string shown)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Usage, $"--file {shown}: it can't be read: {error.Message}", error);
        }
        catch (DecoderFallbackException error)
        {
            throw new CommandException(ExitCode.Usage, $"--file {shown}: it is no UTF-8. A message is text: write bytes in Base64.", error);
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<string>> LinesAsync(CommandHost host, [EnumeratorCancellation] CancellationToken stop)
    {
        if (host.IsInteractive)
        {
            await host.Error.WriteLineAsync("Each line is a message. End with Ctrl-D (on Windows Ctrl-Z and Enter).").ConfigureAwait(false);
        }

        var lot = new List<string>(MostAtOnce);
        var next = NextAsync();
        while (await next.WaitAsync(stop).ConfigureAwait(false) is { } line)
        {
            if (line.Length > 0)
            {
                lot.Add(line);
            }

            next = NextAsync();
            if (lot.Count == MostAtOnce || (lot.Count > 0 && !await ComesSoonAsync(next).ConfigureAwait(false)))
            {
                yield return [.. lot];
                lot.Clear();
            }
        }

        if (lot.Count > 0)
        {
            yield return lot;
        }

        // Reading from a console or a pipe blocks, whatever the method is called.
        Task<string?> NextAsync() => Task.Run(host.In.ReadLine, CancellationToken.None);

        async Task<bool> ComesSoonAsync(Task<string?> line) =>
            line.IsCompleted || await Task.WhenAny(line, Task.Delay(Linger, host.TimeProvider, stop)).ConfigureAwait(false) == line;
    }
}
