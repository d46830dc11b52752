using System.CommandLine;
using System.CommandLine.Completions;

namespace Cmq.Cli;

/// <summary>Finds how a command line that is not finished can go on. It parses nothing as a whole, because half a line is no line yet.</summary>
/// <param name="root">The command with all its subcommands.</param>
/// <param name="values">What options take.</param>
internal sealed class CommandCompleter(Command root, CompletionValues values)
{
    /// <summary>Completes the last word.</summary>
    /// <param name="words">The words behind the name of the command; the last one is the one that is being written, and may be empty.</param>
    /// <returns>What the word can become; nothing where a file, or anything, can stand.</returns>
    public IReadOnlyList<CompletionItem> Complete(IReadOnlyList<string> words)
    {
        var line = Read(words.Take(words.Count - 1));
        var word = words.Count == 0 ? "" : words[^1];
        return line switch
        {
            { IsOver: true } => [],
            { Pending: { } option } => Matching(values.Of(option, words), word),
            _ when !word.StartsWith('-') => Matching(Names(line), word),
            _ when word.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals =>
                Find(line.Command, word[..equals]) is { } option
                    ? Matching(values.Of(option, words).Select(item => new CompletionItem($"{word[..equals]}={item.Label}", detail: item.Detail)), word)
                    : [],
            _ => Matching(Options(line), word),
        };
    }

    private Line Read(IEnumerable<string> words)
    {
        var line = new Line(root);
        foreach (var word in words)
        {
            if (line.Pending is not null)
            {
                line.Pending = null;
            }
            else if (word == "--")
            {
                line.IsOver = true;
                return line;
            }
            else if (word.StartsWith('-'))
            {
                var option = Find(line.Command, word.Split('=')[0]);
                line.Given.Add(option);
                line.Pending = option is { Arity.MaximumNumberOfValues: > 0 } && option.ValueType != typeof(bool) && !word.Contains('=', StringComparison.Ordinal) ? option : null;
            }
            else if (line.Arguments == 0 && line.Command.Subcommands.FirstOrDefault(command => command.Name == word) is { } subcommand)
            {
                line.Command = subcommand;
            }
            else
            {
                line.Arguments++;
            }
        }

        return line;
    }

    private static IEnumerable<CompletionItem> Names(Line line) => line.Command.Subcommands.Count > 0
        ? line.Command.Subcommands.Where(command => !command.Hidden).Select(command => new CompletionItem(command.Name, detail: command.Description))
        : line.Command.Arguments.Skip(line.Arguments).Take(1).SelectMany(argument => argument.GetCompletions(CompletionContext.Empty));

    private static IEnumerable<CompletionItem> Options(Line line) =>
        from option in line.Command.Options
        where !option.Hidden && (option.Arity.MaximumNumberOfValues > 1 || !line.Given.Contains(option))
        select new CompletionItem(option.Name, detail: option.Description);

    private static Option? Find(Command command, string name) => command.Options.FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name));

    private static List<CompletionItem> Matching(IEnumerable<CompletionItem> items, string word) =>
        [.. items.Where(item => item.Label.StartsWith(word, StringComparison.Ordinal)).OrderBy(item => item.Label, StringComparer.Ordinal)];

    private sealed class Line(Command command)
    {
        public Command Command { get; set; } = command;

        public Option? Pending { get; set; }

        public HashSet<Option?> Given { get; } = [];

        public int Arguments { get; set; }

        public bool IsOver { get; set; }
    }
}
