using System.CommandLine;

namespace Cmq.Cli;

/// <summary>Options that all commands on messages have: which service, and which form of output.</summary>
internal sealed class MessageServiceArguments
{
    private readonly ProviderOptions _provider = new();
    private readonly Option<string?> _messagingEndpoint = new("--messaging-endpoint")
    {
        Description = "Where messages go; without it, the region's host, or the endpoint where that is none of the vendor's.",
        HelpName = "URL",
    };

    private readonly Option<bool> _json = new("--json", "-j") { Description = "Write one JSON object a line." };

    /// <summary>The options.</summary>
    public IEnumerable<Option> Options => [_json, .. _provider.All, _messagingEndpoint];

    /// <summary>What they were given.</summary>
    public MessageServiceSettings Settings(ParseResult parse) => new(_provider.SettingsOf(parse), parse.GetValue(_messagingEndpoint), parse.GetValue(_json));
}
