namespace Cmq.Client.Tests;

/// <summary>A request of the HTTP SDK protocol that was sent.</summary>
internal sealed record SentForm(HttpMethod Method, Uri Url, string Body, string Host)
{
    /// <summary>The parameters as they were sent, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields =>
    [
        .. from pair in (Method == HttpMethod.Get ? Url.Query[1..] : Body).Split('&')
           let split = pair.Split('=')
           select KeyValuePair.Create(split[0], Uri.UnescapeDataString(split[1])),
    ];

    public string? this[string name] => Fields.FirstOrDefault(field => field.Key == name).Value;
}
