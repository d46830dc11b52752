using System.Collections.Immutable;
using System.CommandLine;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>Options that all commands on messages have: which service, and which form of output.</summary>
internal sealed class MessageServiceArguments
{
    private static readonly ImmutableArray<ConfigSpec> WithOption =
        [ConfigSpec.Backend, ConfigSpec.MemoryFile, ConfigSpec.Region, ConfigSpec.Endpoint, ConfigSpec.Edition];

    private readonly ImmutableArray<(string Setting, Option<string?> Option)> _provider =
    [
        .. WithOption.Select(spec => (spec.Name, new Option<string?>(OptionNames.Of(spec.Name)) { Description = OptionNames.Describe(spec), HelpName = "VALUE" })),
    ];

    private readonly Option<string?> _messagingEndpoint = new("--messaging-endpoint")
    {
        Description = "Where messages go; without it, the region's host, or the endpoint where that is none of the vendor's.",
        HelpName = "URL",
    };

    private readonly Option<bool> _json = new("--json", "-j") { Description = "Write one JSON object a line." };

    /// <summary>The options.</summary>
    public IEnumerable<Option> Options => [_json, .. _provider.Select(entry => entry.Option), _messagingEndpoint];

    /// <summary>What they were given.</summary>
    public MessageServiceSettings Settings(ParseResult parse) => new(
        _provider
            .Where(entry => parse.GetValue(entry.Option) is not null)
            .ToImmutableDictionary(entry => entry.Setting, entry => parse.GetValue(entry.Option)!),
        parse.GetValue(_messagingEndpoint),
        parse.GetValue(_json));
}
