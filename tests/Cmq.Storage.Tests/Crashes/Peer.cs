using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Cmq.Storage.Tests;

/// <summary>A client of the emulator with a connection of its own.</summary>
internal sealed class Peer(Uri endpoint) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = endpoint, Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>Calls an action, and gives the answer; null if the connection broke before there was one.</summary>
    public async Task<JObject?> CallAsync(string action, params (string Name, string Value)[] parameters)
    {
        var fields = parameters
            .Append(("Action", action)).Append(("SecretId", "AKIDX")).Append(("Nonce", "1")).Append(("Timestamp", "1")).Append(("Signature", "x"))
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        try
        {
            using var content = new FormUrlEncodedContent(fields);
            using var response = await _http.PostAsync(new Uri("/v2/index.php", UriKind.Relative), content);
            return JObject.Parse(await response.Content.ReadAsStringAsync());
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return null;
        }
    }

    /// <summary>The same for a call that has to succeed: false if the connection broke.</summary>
    public async Task<bool> DoAsync(string action, params (string Name, string Value)[] parameters) => await CallAsync(action, parameters) switch
    {
        null => false,
        var answer when (int)answer["code"]! == 0 => true,
        var answer => throw new InvalidOperationException($"{action} was refused: {answer}"),
    };

    /// <summary>All messages of a queue, each with its state; null if there is no such queue.</summary>
    public async Task<List<(string Body, string State)>?> PeekAsync(string queue)
    {
        const int page = 1000;
        var all = new List<(string, string)>();
        while (true)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/_admin/queues/{queue}/messages?limit={page}&offset={all.Count}");
            using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));
            var answer = JObject.Parse(await response.Content.ReadAsStringAsync());
            if (answer["messages"] is not JArray messages)
            {
                return null;
            }

            all.AddRange(messages.Select(message => ((string)message["body"]!, (string)message["state"]!)));
            if (messages.Count < page)
            {
                return all;
            }
        }
    }

    public void Dispose() => _http.Dispose();
}
