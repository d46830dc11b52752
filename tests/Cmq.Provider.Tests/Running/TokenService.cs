using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cmq.Provider.Tests;

/// <summary>
/// A service that issues keys of a role, which hold for an hour, and has one queue, <c>q</c>, which it shows to whoever has keys that still
/// hold. Whatever it refuses it refuses with the keys that it issued in its words.
/// </summary>
internal sealed class TokenService : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly TimeProvider _clock;
    private readonly ConcurrentQueue<(string Text, DateTimeOffset Expires)> _issued = [];
    private readonly ConcurrentQueue<string> _actions = [];

    private TokenService(TimeProvider clock)
    {
        _clock = clock;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    public string Endpoint => _application.Urls.Single();

    /// <summary>What was asked for, in order.</summary>
    public IReadOnlyCollection<string> Actions => _actions;

    /// <summary>All that must not be seen: ids, keys and tokens that were issued.</summary>
    public IEnumerable<string> Issued => _issued.SelectMany(issued => new[] { $"id-{issued.Text}", $"key-{issued.Text}", $"token-{issued.Text}" });

    /// <summary>Credentials of others, whose tokens hold too, and which its refusals repeat besides what it issued.</summary>
    public IReadOnlyList<string> Known { get; set; } = [];

    /// <summary>Whether everything but the issuing is refused.</summary>
    public bool Refuses { get; set; }

    public static async Task<TokenService> StartAsync(TimeProvider clock)
    {
        var service = new TokenService(clock);
        await service._application.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private Task AnswerAsync(HttpContext http)
    {
        var action = http.Request.Headers["X-TC-Action"].ToString();
        _actions.Enqueue(action);
        var token = http.Request.Headers["X-TC-Token"].ToString();
        var holds = Known.Contains(token) || _issued.Any(issued => $"token-{issued.Text}" == token && _clock.GetUtcNow() < issued.Expires);
        var content = action switch
        {
            "AssumeRole" or "AssumeRoleWithWebIdentity" => Issue(),
            _ when !holds || Refuses => $$$"""{"Error":{"Code":"AuthFailure.TokenFailure","Message":"{{{JsonEncodedText.Encode("refused: " + string.Join(", ", Issued.Concat(Known)))}}}"}}""",
            "DescribeCmqQueueDetail" => """{"QueueDescribe":{"QueueId":"cmqq-1","QueueName":"q","CreateTime":1700000000000,"LastModifyTime":1700000000000}}""",
            _ => """{"Error":{"Code":"UnsupportedOperation","Message":"not here"}}""",
        };
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync($$$"""{"Response":{{{content[..^1]}}},"RequestId":"request-{{{_actions.Count}}}"}}""");
    }

    private string Issue()
    {
        var text = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var expires = _clock.GetUtcNow() + TimeSpan.FromHours(1);
        _issued.Enqueue((text, expires));
        return $$"""{"Credentials":{"TmpSecretId":"id-{{text}}","TmpSecretKey":"key-{{text}}","Token":"token-{{text}}"},"ExpiredTime":{{expires.ToUnixTimeSeconds()}}}""";
    }
}
