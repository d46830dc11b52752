using System.Net;
using System.Text;
using Cmq.Broker;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Emulator.Tests;

/// <summary>Tests against an emulator over a broker, both on a clock that can be put forward.</summary>
internal abstract class AdminTests
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    protected CmqEmulatorClock Clock { get; private set; } = null!;

    protected CmqBroker Broker { get; private set; } = null!;

    protected CmqEmulator Emulator { get; private set; } = null!;

    protected CmqEmulatorFaults Faults { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync()
    {
        Clock = new(new FakeClock());
        Faults = new();
        Broker = new(new() { TimeProvider = Clock });
        Emulator = await CmqEmulator.StartAsync(new() { Management = Broker, Clock = Clock, Faults = Faults, Log = TestContext.Out.WriteLine });
    }

    [TearDown]
    public async Task StopAsync()
    {
        _http.Dispose();
        await Emulator.DisposeAsync();
    }

    protected async Task<(HttpStatusCode Status, string Text, HttpResponseMessage Response)> SendAsync(
        string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Emulator.Endpoint, path));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
        {
            Assert.That(request.Headers.TryAddWithoutValidation(name, value) || request.Content!.Headers.TryAddWithoutValidation(name, value), Is.True);
        }

        var response = await _http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    /// <summary>Asks for something that is answered with success, and gives the answer.</summary>
    protected async Task<JObject> AskAsync(string method, string path, string? body = null)
    {
        var (status, text, _) = await SendAsync(method, path, body);
        Assert.That((int)status, Is.InRange(200, 299), text);
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    /// <summary>Asks for something that is refused, and gives the status and the sentence.</summary>
    protected async Task<(int Status, string Error)> RefusedAsync(string method, string path, string? body = null, params (string, string)[] headers)
    {
        var (status, text, _) = await SendAsync(method, path, body, headers);
        return ((int)status, (string?)JObject.Parse(text)["error"] ?? "");
    }
}
