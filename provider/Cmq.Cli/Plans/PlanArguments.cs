using System.Collections.Immutable;
using System.CommandLine;

namespace Cmq.Cli;

/// <summary>The options that <c>cmq plan</c> has besides those of every command on a program.</summary>
internal sealed class PlanArguments
{
    private readonly Option<string> _out = new("--out", "-o") { Description = "The plan file to write.", HelpName = "FILE", Required = true };
    private readonly Option<string?> _owner = new("--owner")
    {
        Description = "The owner's tag to work under, instead of the program's own name: after a program was renamed.",
        HelpName = "TAG",
    };

    private readonly Option<string[]> _select = new("--select")
    {
        Description = "What --prune may delete: a name with * and ? (a subscription's is topic/name), or KEY=VALUE for a tag. Of several names any, of several tags all.",
        HelpName = "RULE",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _force = new("--force") { Description = "Allow the deletion and replacement of queues that hold messages, which are lost." };
    private readonly Option<bool> _showSecrets = new("--show-secrets") { Description = "Write secret inputs into the plan file, in the clear." };

    /// <summary>The options.</summary>
    public ImmutableArray<Option> All => [_out, _owner, _select, _force, _showSecrets];

    /// <summary>What was said.</summary>
    public PlanOptions OptionsOf(ParseResult parse) => new()
    {
        Out = parse.GetValue(_out)!,
        Owner = parse.GetValue(_owner),
        Select = [.. parse.GetValue(_select) ?? []],
        Force = parse.GetValue(_force),
        ShowSecrets = parse.GetValue(_showSecrets),
    };
}
