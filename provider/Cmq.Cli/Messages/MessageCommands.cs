using System.CommandLine;

namespace Cmq.Cli;

/// <summary>The commands on messages: <c>cmq send|receive|peek|publish|redrive</c>.</summary>
internal static class MessageCommands
{
    private const int LongestDelay = 3_600;

    /// <summary>How each command is made.</summary>
    /// <param name="host">Their surroundings.</param>
    public static IEnumerable<(string Name, Func<Command> Make)> All(CommandHost host) =>
    [
        ("send", () => Send(host)),
        ("receive", () => Receive(host)),
        ("peek", () => Peek(host)),
        ("publish", () => Publish(host)),
        ("redrive", () => Redrive(host)),
    ];

    private static Command Send(CommandHost host)
    {
        var queue = Name("QUEUE", "The queue.");
        var input = new MessageInputArguments();
        var delay = Number("--delay", "After how many seconds the messages can be received.", 0, LongestDelay);
        return Make("send", "Send messages to a queue.", queue, [.. input.Options, delay], host, (parse, session) =>
        {
            var to = session.Account.Queue(parse.GetValue(queue)!);
            var wait = TimeSpan.FromSeconds(parse.GetValue(delay) ?? 0);
            return SendRun.RunAsync(session, $"sent to {to}", input.Read(parse, host), (bodies, stop) => to.SendBatchAsync(bodies, wait, stop));
        });
    }

    private static Command Publish(CommandHost host)
    {
        var topic = Name("TOPIC", "The topic.");
        var input = new MessageInputArguments();
        var tags = new Option<string[]>("--tag", "-t")
        {
            Description = "A tag of the messages, on a topic that filters by tags. Can be given up to 5 times.",
            HelpName = "TAG",
            DefaultValueFactory = _ => [],
        };
        var key = new Option<string?>("--routing-key", "-k") { Description = "The routing key of the messages, on a topic that filters by binding keys.", HelpName = "KEY" };
        return Make("publish", "Publish messages on a topic.", topic, [.. input.Options, tags, key], host, (parse, session) =>
        {
            var (to, labels, routingKey) = (session.Account.Topic(parse.GetValue(topic)!), parse.GetValue(tags), parse.GetValue(key));
            return labels is { Length: > 0 } && routingKey is not null
                ? throw new CommandException(ExitCode.Usage, "--tag and --routing-key don't go together: a topic filters by the one or by the other.")
                : SendRun.RunAsync(
                    session,
                    $"published on {to}",
                    input.Read(parse, host),
                    (bodies, stop) => to.PublishBatchAsync(bodies, labels is { Length: > 0 } ? labels : null, routingKey, stop));
        });
    }

    private static Command Receive(CommandHost host)
    {
        var queue = Name("QUEUE", "The queue.");
        var max = Number("--max", "How many messages at most; 1 unless given.", 1, int.MaxValue);
        var wait = Number("--wait", "How many seconds to wait for a message; 3 unless given. It ends when none came for so long.", 0, int.MaxValue);
        var delete = new Option<bool>("--delete") { Description = "Delete the messages once they are written. Without it, they come again." };
        return Make("receive", "Receive messages from a queue. They are hidden for its visibilityTimeout, and come again unless they are deleted.", queue, [max, wait, delete], host, (parse, session) =>
            new ReceiveRun(parse.GetValue(delete) ? session.WithSureOut() : session, session.Account.Queue(parse.GetValue(queue)!), parse.GetValue(delete))
                .RunAsync(parse.GetValue(max) ?? 1, TimeSpan.FromSeconds(parse.GetValue(wait) ?? 3)));
    }

    private static Command Peek(CommandHost host)
    {
        var queue = Name("QUEUE", "The queue.");
        var max = Number("--max", "How many messages at most; 10 unless given.", 1, PeekRun.Most);
        return Make("peek", "Look at messages without receiving them: in memory and in an emulator, because the service can't.", queue, [max], host, (parse, session) =>
            PeekRun.RunAsync(session, parse.GetValue(queue)!, parse.GetValue(max) ?? 10));
    }

    private static Command Redrive(CommandHost host)
    {
        var queue = Name("DEADLETTER", "The queue whose messages are moved, as a rule a dead-letter queue.");
        var to = new Option<string?>("--to") { Description = "The queue they go to; without it, the one whose dead letters they are.", HelpName = "QUEUE" };
        var rate = new Option<double?>("--rate") { Description = "How many messages a second at most; without it, as many as there are.", HelpName = "N" };
        rate.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(result.GetValueOrDefault<double?>() >= 0.01))
            {
                result.AddError($"--rate {text}: it is at least 0.01 messages a second.");
            }
        });
        var filter = new Option<string?>("--filter") { Description = "Only messages whose body matches this regular expression. The others stay.", HelpName = "REGEX" };
        var max = Number("--max", "How many messages at most; without it, all.", 1, int.MaxValue);
        return Make("redrive", "Move messages from a dead-letter queue back to the queue they came from.", queue, [to, rate, filter, max], host, (parse, session) =>
            new RedriveRun(session, session.Account.Queue(parse.GetValue(queue)!))
                .RunAsync(parse.GetValue(to), parse.GetValue(filter), new() { MessagesPerSecond = parse.GetValue(rate), MaxMessages = parse.GetValue(max) }));
    }

    private static Argument<string> Name(string name, string description) => new(name) { Description = description };

    private static Option<int?> Number(string name, string description, int least, int most)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out var number) && (number < least || number > most))
            {
                result.AddError(most == int.MaxValue ? $"{name} {text}: it is {least} or more." : $"{name} {text}: it is {least} to {most}.");
            }
        });
        return option;
    }

    private static Command Make(
        string name, string description, Argument<string> argument, Option[] options, CommandHost host, Func<ParseResult, MessageSession, Task<ExitCode>> run)
    {
        var service = new MessageServiceArguments();
        var command = new Command(name, description) { argument };
        foreach (var option in options.Concat(service.Options))
        {
            command.Options.Add(option);
        }

        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
            {
                result.AddError($"there is no option '{token.Value}'{Suggestion.For(token.Value, command.Options.Select(option => option.Name))}");
            }
        });
        command.SetAction(async (parse, _) => (int)await MessageSession.RunAsync(service.Settings(parse), host, session => run(parse, session)).ConfigureAwait(false));
        return command;
    }
}
