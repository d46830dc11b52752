using System.Globalization;
using Cmq.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Wire = Cmq.Rpc.Messages;

namespace Cmq.Provider.Tests;

/// <summary>Credentials that the plugin finds or gets itself stay out of all that it writes, also after they were renewed.</summary>
public sealed class RenewedCredentialTests
{
    private const string ProfileKey = "profile-s3cr3t-key";

    private string _folder = "";
    private int _issued;

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("cmq-").FullName;
        File.WriteAllText(Path.Combine(_folder, "default.credential"), $$"""{"secretId":"profile-id","secretKey":"{{ProfileKey}}"}""");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task RoleOfAProfile_Renewed_IsHiddenAsBefore()
    {
        await using var cloud = await StartCloudAsync();
        await using var engine = await TestEngine.StartAsync();
        var clock = new ManualClock();
        await using var provider = await TestProvider.StartAsync(new ProviderOptions
        {
            TimeProvider = clock,
            Environment = name => name == "TENCENTCLOUD_SHARED_CREDENTIALS_DIR" ? _folder : null,
        });
        provider.Service.Engine.Connect(engine.Address);
        await provider.ConfigureAsync(new(("region", "ap-guangzhou"), ("roleArn", "role"), ("endpoint", cloud.Urls.Single())));
        var texts = new List<string> { await CreateAsync(provider) };
        clock.Advance(TimeSpan.FromHours(2));
        texts.Add(await CreateAsync(provider));
        texts.Add((await provider.Client.CallAsync(ResourceProviderService.Check, new Wire.CheckRequest
        {
            Urn = TestProvider.Urn("q"),
            News = new TestProvider.Bag(("name", "1 tmp-key-1 tmp-key-2 " + ProfileKey)).Encoded,
        })).Failures.Single().Reason);
        texts.Add((await engine.NextMessageAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20))).Message);
        texts.Add(provider.Written.ToString());
        Assert.That(_issued, Is.EqualTo(2));
        Assert.That(string.Join('\n', texts), Does.Contain("[secret]").And.Not.Contain("tmp-key").And.Not.Contain("tmp-token").And.Not.Contain(ProfileKey));
    }

    private static async Task<string> CreateAsync(TestProvider provider)
    {
        try
        {
            return (await provider.CreateAsync("q")).ToString();
        }
        catch (RpcException error)
        {
            return error.Message;
        }
    }

    // Gives temporary keys, and refuses everything else with words that repeat all keys of all times.
    private async Task<WebApplication> StartCloudAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async http =>
        {
            var issued = http.Request.Headers["X-TC-Action"] == "AssumeRole" ? Interlocked.Increment(ref _issued) : 0;
            var expires = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddHours(2 * issued).ToUnixTimeSeconds();
            var keys = string.Join(' ', Enumerable.Range(1, _issued).Select(number => $"tmp-key-{number} tmp-token-{number}"));
            var body = issued > 0
                ? $$$"""{"Credentials":{"TmpSecretId":"tmp-id-{{{issued}}}","TmpSecretKey":"tmp-key-{{{issued}}}","Token":"tmp-token-{{{issued}}}"},"ExpiredTime":{{{expires.ToString(CultureInfo.InvariantCulture)}}}}"""
                : $$$"""{"Error":{"Code":"FailedOperation","Message":"not with {{{keys}}} or {{{ProfileKey}}}"}}""";
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync($$$"""{"Response":{{{body[..^1]}}},"RequestId":"r"}}""");
        });
        await app.StartAsync();
        return app;
    }
}
