using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Cmq.Emulator.Tests;

/// <summary>An emulator over a recording service, with a client that signs.</summary>
internal sealed class TestEmulator : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _log = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private TestEmulator(RecordingService service) => Service = service;

    public CmqEmulator Emulator { get; private set; } = null!;

    public RecordingService Service { get; }

    public FakeClock Clock { get; } = new();

    public CmqEmulatorFaults Faults { get; } = new();

    public IReadOnlyList<string> Log => [.. _log];

    public static async Task<TestEmulator> StartAsync(
        CmqEmulatorCredentials? credentials = null,
        bool strictServiceLabel = false,
        IReadOnlyCollection<string>? regions = null,
        long accountUin = 100_000_000_001)
    {
        var (management, recording) = RecordingService.Create();
        var test = new TestEmulator(recording);
        test.Emulator = await CmqEmulator.StartAsync(new()
        {
            Management = management,
            TimeProvider = test.Clock,
            Credentials = credentials ?? CmqEmulatorCredentials.Local,
            StrictServiceLabel = strictServiceLabel,
            Regions = regions,
            AccountUin = accountUin,
            Faults = test.Faults,
            Log = test._log.Enqueue,
        });
        return test;
    }

    public ApiRequestBuilder Request(string? action, string body = "{}") => new(Emulator.Endpoint, action, Encoding.UTF8.GetBytes(body));

    public Task<ApiAnswer> CallAsync(string action, string body = "{}", Action<ApiRequestBuilder>? change = null)
    {
        var request = Request(action, body);
        change?.Invoke(request);
        return SendAsync(request.Build());
    }

    /// <summary>Calls an action with its parameters in a signed query.</summary>
    public Task<ApiAnswer> GetAsync(string action, string query) => CallAsync(action, "", request =>
    {
        request.Method = "GET";
        request.ContentType = "application/x-www-form-urlencoded";
        request.Query = query;
    });

    public async Task<JObject> SucceedAsync(string action, string body = "{}")
    {
        var answer = await CallAsync(action, body);
        Assert.That(answer.Code, Is.Null, answer.Text);
        return answer.Response;
    }

    public async Task<ApiAnswer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await _http.SendAsync(request);
            var trace = response.Headers.TryGetValues("X-TC-TraceId", out var values) ? string.Join(',', values) : null;
            var contentType = response.Content.Headers.TryGetValues("Content-Type", out var types) ? string.Join(',', types) : null;
            return new(response.StatusCode, contentType, await response.Content.ReadAsStringAsync(), trace);
        }
    }

    /// <summary>Sends a request as it is, which asks for the connection to be closed, and reads to the end.</summary>
    public async Task<string> SendRawAsync(byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Emulator.Endpoint.Host, Emulator.Endpoint.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(request);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Sends what is no request, hangs up, and waits until the emulator has done so as well.</summary>
    public async Task SendBrokenAsync(byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Emulator.Endpoint.Host, Emulator.Endpoint.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(bytes);
        client.Client.Shutdown(SocketShutdown.Send);
        try
        {
            await stream.CopyToAsync(Stream.Null);
        }
        catch (IOException)
        {
            // Hung up the hard way, which it may.
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Emulator.DisposeAsync();
    }
}
