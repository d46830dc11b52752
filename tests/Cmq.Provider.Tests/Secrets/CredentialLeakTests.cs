using Cmq.Rpc;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Wire = Cmq.Rpc.Messages;

namespace Cmq.Provider.Tests;

/// <summary>Wherever credentials come from, they are in no state, no log, no message and no detail; but those of the program are in its own inputs, marked as secrets.</summary>
public sealed class CredentialLeakTests
{
    private readonly List<string> _heard = [];
    private string _folder = "";

    private static IEnumerable<TestCaseData> EachSource =>
        from source in new[] { "inputs", "environment", "profile", "role", "web identity" }
        from refuses in new[] { true, false }
        from seed in Enumerable.Range(1, 3)
        select new TestCaseData(source, refuses, seed);

    [SetUp]
    public void MakeFolder()
    {
        _heard.Clear();
        _folder = Directory.CreateTempSubdirectory("cmq-profile-").FullName;
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(nameof(EachSource))]
    public async Task Credentials_OfAnySource_AreNowhere(string source, bool refuses, int seed)
    {
        var random = new Random(seed);
        var (id, key, token) = (Key(random), Key(random), Key(random));
        await using var account = await TestAccount.StartAsync();
        await using var service = await TokenService.StartAsync(TimeProvider.System);
        await using var engine = await TestEngine.StartAsync();
        service.Refuses = refuses;

        // An identity provider's token is for the service that issues keys alone: the one that is called with them can't repeat it.
        service.Known = source == "web identity" ? [] : [id, key, token];
        var config = new Struct { Fields = { ["region"] = Value.ForString("ap-guangzhou"), ["endpoint"] = Value.ForString(service.Endpoint) } };
        var environment = Place(source, config, id, key, token);
        var provider = await TestProvider.StartAsync(new ProviderOptions { Environment = environment.GetValueOrDefault });
        await using (provider)
        {
            await UseAsync(provider, config, engine.Address);
        }

        _heard.Add(provider.Written.ToString());
        _heard.AddRange(engine.Messages.Select(message => message.Message));
        string[] secrets = [id, key, token, .. service.Issued];
        Assert.That(_heard, Has.None.Matches<string>(text => secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal))));
        Assert.That(_heard, Has.Some.Contains(refuses ? "AuthFailure.TokenFailure" : "cmqq-1"), "the service answered, or this shows nothing");
        Assert.That(_heard, Has.Some.Contains("credentials: "), "the log was heard, or this shows nothing");
        Assert.That(service.Actions, Has.Count.GreaterThanOrEqualTo(5), "the service was asked, or this shows nothing");
    }

    // All that may be asked; what an answer holds in a secret of its own is where it belongs.
    private async Task UseAsync(TestProvider provider, Struct config, string engine)
    {
        var call = provider.Client;
        await call.CallAsync(ResourceProviderService.Handshake, new Wire.ProviderHandshakeRequest { EngineAddress = engine });
        var check = await call.CallAsync(ResourceProviderService.CheckConfig, new Wire.CheckRequest { News = config, Olds = new() });
        Assert.That(check.Failures, Is.Empty);
        _heard.Add(Plain(check.Inputs));
        await HearAsync(call.CallAsync(ResourceProviderService.DiffConfig, new Wire.DiffRequest { OldInputs = new(), Olds = new(), News = check.Inputs }));
        await HearAsync(call.CallAsync(ResourceProviderService.Configure, new Wire.ConfigureRequest { Args = check.Inputs }));
        var (urn, program) = (TestProvider.Urn("q"), new TestProvider.Bag(("name", "q")).Encoded);
        var changed = new TestProvider.Bag(("name", "q"), ("visibilityTimeout", 60)).Encoded;
        await HearAsync(call.CallAsync(ResourceProviderService.Check, new Wire.CheckRequest { Urn = urn, Olds = new(), News = program }));
        await HearAsync(call.CallAsync(ResourceProviderService.Create, new Wire.CreateRequest { Urn = urn, Properties = program, Preview = true }));
        await HearAsync(call.CallAsync(ResourceProviderService.Create, new Wire.CreateRequest { Urn = urn, Properties = program }));
        await HearAsync(call.CallAsync(ResourceProviderService.Read, new Wire.ReadRequest { Urn = urn, Id = "q" }));
        await HearAsync(call.CallAsync(ResourceProviderService.Update, new Wire.UpdateRequest { Urn = urn, Id = "q", OldInputs = program, Olds = program, News = changed }));
        await HearAsync(call.CallAsync(ResourceProviderService.Delete, new Wire.DeleteRequest { Urn = urn, Id = "q", OldInputs = program, Properties = program }));
        await HearAsync(call.CallAsync(ResourceProviderService.Invoke, new Wire.InvokeRequest { Tok = "cmq:index:getQueue", Args = program }));
        await HearAsync(call.CallAsync(ResourceProviderService.Invoke, new Wire.InvokeRequest { Tok = "cmq:index:getQueues", Args = new() }));
    }

    private async Task HearAsync<T>(Task<T> call)
        where T : IMessage
    {
        try
        {
            _heard.Add((await call).ToString()!);
        }
        catch (RpcException failure)
        {
            _heard.Add(failure.Message);
            _heard.Add(failure.Detail<Wire.ErrorResourceInitFailed>()?.ToString() ?? "");
        }
    }

    private Dictionary<string, string> Place(string source, Struct config, string id, string key, string token)
    {
        var variables = new Dictionary<string, string> { ["TENCENTCLOUD_SHARED_CREDENTIALS_DIR"] = _folder };
        switch (source)
        {
            case "inputs":
                foreach (var (name, value) in new[] { ("secretId", id), ("secretKey", key), ("securityToken", token) })
                {
                    config.Fields[name] = Value.ForString(value);
                }

                break;
            case "profile":
                var profile = new Struct { Fields = { ["secretId"] = Value.ForString(id), ["secretKey"] = Value.ForString(key), ["token"] = Value.ForString(token) } };
                File.WriteAllText(Path.Combine(_folder, "default.credential"), JsonFormatter.Default.Format(profile));
                break;
            case "web identity":
                var file = Path.Combine(_folder, "token");
                File.WriteAllText(file, token);
                (variables["TKE_PROVIDER_ID"], variables["TKE_WEB_IDENTITY_TOKEN_FILE"], variables["TKE_ROLE_ARN"]) = ("cluster", file, "qcs::cam::uin/100000000001:roleName/deploy");
                break;
            default:
                (variables["TENCENTCLOUD_SECRET_ID"], variables["TENCENTCLOUD_SECRET_KEY"], variables["TENCENTCLOUD_SECURITY_TOKEN"]) = (id, key, token);
                if (source == "role")
                {
                    config.Fields["roleArn"] = Value.ForString("qcs::cam::uin/100000000001:roleName/deploy");
                }

                break;
        }

        return variables;
    }

    // What is left of a bag without its secrets.
    private static string Plain(Struct bag) => string.Join(
        '\n', from field in PropertyCodec.Decode(bag)! where !field.Value.IsSecret select $"{field.Key} {field.Value}");

    private static string Key(Random random) => "k" + string.Concat(Enumerable.Range(0, 24).Select(_ => (char)random.Next('!', '~' + 1)));
}
