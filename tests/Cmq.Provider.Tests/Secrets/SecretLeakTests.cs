using Cmq.Properties;
using Cmq.Rpc;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using Wire = Cmq.Rpc.Messages;

namespace Cmq.Provider.Tests;

/// <summary>Whatever is asked and however it ends, a secret is only ever where it is marked as one.</summary>
public sealed class SecretLeakTests
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_%\"'\\ ü慢";

    private readonly List<string> _texts = [];

    [Test]
    public async Task AnyProgram_AnyCall_ShowsNoSecret([Range(1, 25)] int seed)
    {
        var random = new Random(seed);
        var secret = "S3-" + string.Concat(Enumerable.Range(0, 12).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
        await using var provider = await TestProvider.StartOverBrokerAsync();
        await AskAsync(provider, "Topic", new TestProvider.Bag(("name", "t")).Properties);
        foreach (var (type, program) in Programs(random, secret))
        {
            await AskAsync(provider, type, program);
        }

        _texts.Add(provider.Written.ToString());
        Assert.That(_texts.Where(text => text.Contains(secret, StringComparison.Ordinal)), Is.Empty);
        Assert.That(_texts, Has.Count.GreaterThan(30), "much was said, or this shows nothing");
    }

    // Each property that takes a text, with the secret where it fits and where it does not.
    private static IEnumerable<(string Type, PropertyMap Program)> Programs(Random random, string secret)
    {
        PropertyValue hidden = new SecretValue(secret);
        PropertyValue Near() => new SecretValue(secret + random.Next(10));
        yield return ("Queue", new TestProvider.Bag(("name", "tagged"), ("tags", Map(("key", hidden)))).Properties);
        yield return ("Queue", new TestProvider.Bag(("name", "tagged-too"), ("tags", new SecretValue(Map((secret, "value"))))).Properties);
        yield return ("Queue", new TestProvider.Bag(("name", "tagged-wrongly"), ("tags", new SecretValue(Map((secret, 7))))).Properties);
        yield return ("Queue", new TestProvider.Bag(("name", "bound"), ("deadLetterPolicy", Map(("deadLetterQueue", hidden), ("policy", 0), ("maxReceiveCount", 5)))).Properties);
        yield return ("Queue", new TestProvider.Bag(("name", "mistyped"), ("visibilityTimeout", hidden), ("trace", Near())).Properties);
        yield return ("Subscription", Subscription(("endpoint", hidden)));
        yield return ("Subscription", Subscription(("endpoint", new SecretValue("http://example.org/" + secret.Replace(" ", "", StringComparison.Ordinal)))));
        yield return ("Subscription", Subscription(("filterTags", new ListValue([hidden, Near()]))));
        yield return ("Subscription", Subscription(("bindingKeys", new SecretValue(PropertyValue.ListOf([secret])))));
        yield return ("Subscription", Subscription(("notifyStrategy", hidden), ("protocol", Near())));
    }

    private static PropertyValue Map(params (string, PropertyValue)[] values) => new TestProvider.Bag(values).Properties;

    private static PropertyMap Subscription(params (string Key, PropertyValue Value)[] values) => values.Aggregate(
        new TestProvider.Bag(("topic", "t"), ("name", "s"), ("protocol", "http"), ("endpoint", "http://example.org/")).Properties,
        (program, value) => program.Set(value.Key, value.Value));

    private async Task AskAsync(TestProvider provider, string type, PropertyMap program)
    {
        var token = $"cmq:index:{type}";
        var urn = $"urn:pulumi:test::shop::{token}::r";
        var encoded = PropertyCodec.Encode(program);
        var id = type == "Subscription" ? "t/s" : ((StringValue)program["name"]).Value;
        var call = provider.Client;

        // Not what Check lets through alone: the service's own words are to be heard too.
        await HearAsync(call.CallAsync(ResourceProviderService.Check, new Wire.CheckRequest { Urn = urn, Type = token, Name = "r", News = encoded }), answer => answer.Inputs);
        await HearAsync(call.CallAsync(ResourceProviderService.Create, new Wire.CreateRequest { Urn = urn, Type = token, Name = "r", Properties = encoded, Preview = true }), answer => answer.Properties);
        await HearAsync(call.CallAsync(ResourceProviderService.Create, new Wire.CreateRequest { Urn = urn, Type = token, Name = "r", Properties = encoded }), answer => answer.Properties);
        await HearAsync(call.CallAsync(ResourceProviderService.Create, new Wire.CreateRequest { Urn = urn, Type = token, Name = "r", Properties = encoded }), answer => answer.Properties);
        await HearAsync(call.CallAsync(ResourceProviderService.Read, new Wire.ReadRequest { Id = id, Urn = urn, Type = token, Name = "r", Inputs = encoded, Properties = encoded }), answer => answer.Inputs, answer => answer.Properties);
        await HearAsync(call.CallAsync(ResourceProviderService.Diff, new Wire.DiffRequest { Id = id, Urn = urn, Type = token, Name = "r", OldInputs = new(), Olds = new(), News = encoded }));
        await HearAsync(call.CallAsync(ResourceProviderService.Update, new Wire.UpdateRequest { Id = id, Urn = urn, Type = token, Name = "r", OldInputs = new(), Olds = new(), News = encoded }), answer => answer.Properties);
        if (type != "Topic")
        {
            await HearAsync(call.CallAsync(ResourceProviderService.Delete, new Wire.DeleteRequest { Id = id, Urn = urn, Type = token, Name = "r", OldInputs = encoded, Properties = encoded }));
        }
    }

    // Everything that an answer or a failure says outside of secrets.
    private async Task HearAsync<T>(Task<T> call, params Func<T, Struct?>[] bags)
        where T : Google.Protobuf.IMessage
    {
        try
        {
            var answer = await call;
            if (bags.Length == 0)
            {
                _texts.Add(answer.ToString()!);
            }

            if (answer is Wire.CheckResponse check)
            {
                _texts.AddRange(check.Failures.Select(failure => failure.Property + failure.Reason));
            }

            _texts.AddRange(bags.SelectMany(bag => Plain(PropertyCodec.Decode(bag(answer)) ?? PropertyMap.Empty)));
        }
        catch (RpcException failure)
        {
            _texts.Add(failure.Message);
            if (failure.Detail<Wire.ErrorResourceInitFailed>() is { } partial)
            {
                _texts.AddRange(partial.Reasons);
                _texts.AddRange(Plain(PropertyCodec.Decode(partial.Properties)!));
            }
        }
    }

    private static IEnumerable<string> Plain(PropertyMap bag) => bag.SelectMany(pair => Plain(pair.Value).Prepend(pair.Key));

    private static IEnumerable<string> Plain(PropertyValue value) => value switch
    {
        SecretValue => [],
        StringValue text => [text.Value],
        ListValue list => list.Items.SelectMany(Plain),
        ObjectValue map => Plain(map.Properties),
        _ => [],
    };
}
