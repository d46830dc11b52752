using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Cmq.Tests;

/// <summary>A world without a network, a disk or an environment of its own, in which credentials are looked for.</summary>
internal sealed class CredentialBench : HttpMessageHandler
{
    private readonly HttpClient _http;
    private int _issued;

    public CredentialBench() => _http = new(this);

    public FakeTime Time { get; } = new();

    public Dictionary<string, string> Environment { get; } = new() { ["HOME"] = "/home/me" };

    public Dictionary<string, string> Files { get; } = [];

    /// <summary>What was sent: host, action or path, and the parameters.</summary>
    public List<(string Host, string What, JObject Body, string? Authorization, string? Token)> Sent { get; } = [];

    /// <summary>Answers instead of the services; null for what they would answer.</summary>
    public Func<HttpResponseMessage>? Instead { get; set; }

    /// <summary>How long what is issued holds.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromHours(2);

    public CmqCredentialOptions Options => new()
    {
        Environment = Environment.GetValueOrDefault,
        ReadFile = path => Files.GetValueOrDefault(path.Replace('\\', '/')),
        HttpClient = _http,
        TimeProvider = Time,
    };

    public CmqCredentialSource Find(Func<CmqCredentialOptions, CmqCredentialOptions>? change = null) =>
        CmqCredentialSource.Find(change is null ? Options : change(Options)) ?? throw new AssertionException("There is no source.");

    public static async Task<string> IdAsync(CmqCredentialSource source)
    {
        var credential = await source.Provider.GetCredentialAsync(default);
        return credential.SecretId + (credential.SecurityToken is { } token ? "+" + token : "");
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var text = request.Content is null ? "{}" : await request.Content.ReadAsStringAsync(cancellationToken);
        var action = Header(request, "X-TC-Action");
        Sent.Add((request.RequestUri!.Host, action ?? request.RequestUri.AbsolutePath, JObject.Parse(text), Header(request, "Authorization"), Header(request, "X-TC-Token")));
        if (Instead is not null)
        {
            return Instead();
        }

        var number = ++_issued;
        var keys = new JObject { ["TmpSecretId"] = $"tmp-{number}", ["TmpSecretKey"] = $"key-{number}", ["Token"] = $"token-{number}" };
        var expires = (Time.GetUtcNow() + Life).ToUnixTimeSeconds();
        if (action is not null)
        {
            return FakeService.Answer(new JObject { ["Credentials"] = keys, ["ExpiredTime"] = expires });
        }

        (keys["Code"], keys["ExpiredTime"]) = ("Success", expires);
        return new(HttpStatusCode.OK) { Content = new StringContent(keys.ToString(), Encoding.UTF8, "application/json") };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _http.Dispose();
        }

        base.Dispose(disposing);
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
