using System.Diagnostics.CodeAnalysis;

namespace Cmq;

/// <summary>
/// Where the service is reached: a host, with a port where it is not the scheme's own. HTTPS, unless the text says <c>http://</c>.
/// </summary>
public sealed class CmqEndpoint
{
    /// <summary>The endpoint of API 3.0: <c>tdmq.tencentcloudapi.com</c>. Finance regions and private networks have others.</summary>
    public const string Default = "tdmq.tencentcloudapi.com";

    private CmqEndpoint(Uri url)
    {
        Url = url;
        var host = url.HostNameType == UriHostNameType.IPv6 ? url.Host : url.IdnHost;
        HostHeader = url.IsDefaultPort ? host : FormattableString.Invariant($"{host}:{url.Port}");
    }

    /// <summary>The endpoint as a URL; its path is <c>/</c>.</summary>
    public Uri Url { get; }

    /// <summary>The Host header of its requests: the host in lower case, and the port unless it is the scheme's own.</summary>
    public string HostHeader { get; }

    /// <summary>Reads an endpoint: <c>host</c>, <c>host:port</c>, or one of these after <c>https://</c> or <c>http://</c>.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">It is none; the message says why.</exception>
    public static CmqEndpoint Parse(string text) =>
        TryParse(text, out var endpoint, out var reason) ? endpoint : throw new ArgumentException(reason, nameof(text));

    /// <summary>Reads an endpoint: <c>host</c>, <c>host:port</c>, or one of these after <c>https://</c> or <c>http://</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="reason">Why it is none.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out CmqEndpoint? endpoint, [NotNullWhen(false)] out string? reason)
    {
        ArgumentNullException.ThrowIfNull(text);
        var separator = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = separator < 0 ? "https" : text[..separator];
        var rest = separator < 0 ? text : text[(separator + 3)..];
        var authority = rest.EndsWith('/') ? rest[..^1] : rest;
        Uri? url = null;
        var wrong = 0 switch
        {
            _ when text.Length == 0 => "it is empty",
            _ when text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)) => "it has a blank or a line break",
            _ when !scheme.Equals("https", StringComparison.OrdinalIgnoreCase) && !scheme.Equals("http", StringComparison.OrdinalIgnoreCase) =>
                $"its scheme is '{scheme}', and only https and http are spoken",
            _ when authority.Contains('@', StringComparison.Ordinal) => "it holds a user name; credentials are set apart from it",
            _ when authority.AsSpan().IndexOfAny("/?#\\") >= 0 => "it has a path or a query; the API is always at the path /",
            _ when !Uri.TryCreate($"{scheme}://{authority}/", UriKind.Absolute, out url) || url.HostNameType is UriHostNameType.Unknown or UriHostNameType.Basic =>
                "it has no valid host name or port",
            _ when url.Port == 0 => "no server listens on port 0",
            _ => null,
        };
        var shown = authority.Contains('@', StringComparison.Ordinal) ? "…" : text;
        reason = wrong is null ? null : $"'{shown}' is not an endpoint: {wrong}. Write host, host:port, or http://host:port.";
        endpoint = wrong is null ? new(url!) : null;
        return wrong is null;
    }

    /// <summary>
    /// Where another service of the platform is reached: beside this one where this is a host of the vendor's
    /// (<c>tag.tencentcloudapi.com</c> for <c>tdmq.tencentcloudapi.com</c>), and otherwise here, as with an emulator or a gateway.
    /// </summary>
    internal CmqEndpoint OfService(string label)
    {
        const string own = "tdmq.";
        return Url.Host.StartsWith(own, StringComparison.OrdinalIgnoreCase) && Url.Host.EndsWith(".tencentcloudapi.com", StringComparison.OrdinalIgnoreCase)
            ? new(new UriBuilder(Url) { Host = $"{label}.{Url.Host[own.Length..]}" }.Uri)
            : this;
    }

    /// <summary>The endpoint as a URL.</summary>
    public override string ToString() => Url.GetLeftPart(UriPartial.Authority);
}
