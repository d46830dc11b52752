using System.Reflection;
using Cmq.Rpc;
using Cmq.Rpc.Messages;
using Google.Protobuf;

namespace Cmq.Provider.Tests;

public sealed class CallCatalogueTests
{
    private static readonly HashSet<string> NotOffered = ["Parameterize", "Call"];

    private static IEnumerable<PropertyInfo> Methods => typeof(ResourceProviderService).GetProperties(BindingFlags.Public | BindingFlags.Static);

    [Test]
    public async Task EveryMethod_IsAnsweredOnPurpose()
    {
        await using var provider = await TestProvider.StartAsync(new ProviderOptions { Environment = _ => null });
        var answers = new Dictionary<string, RpcException?>();
        foreach (var method in Methods)
        {
            answers[method.Name] = await (Task<RpcException?>)typeof(CallCatalogueTests)
                .GetMethod(nameof(Ask), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(method.PropertyType.GetGenericArguments())
                .Invoke(null, [provider, method.GetValue(null)])!;
        }

        Assert.That(answers, Has.Count.EqualTo(21));
        Assert.That(answers.Where(answer => answer.Value?.Message.StartsWith("There is no method", StringComparison.Ordinal) == true), Is.Empty);
        Assert.That(answers.Where(answer => answer.Value?.Code == RpcStatusCode.Unimplemented).Select(answer => answer.Key), Is.EquivalentTo(NotOffered));
        Assert.That(answers.Where(answer => answer.Value?.Code is RpcStatusCode.Internal or RpcStatusCode.Unknown), Is.Empty);
    }

    [Test]
    public async Task Handshake_OffersWhatConfigureOffers()
    {
        await using var provider = await TestProvider.StartAsync(new ProviderOptions { Environment = _ => null });

        var handshake = await provider.Client.CallAsync(ResourceProviderService.Handshake, new ProviderHandshakeRequest());
        var configure = await provider.ConfigureAsync(new(("backend", "memory")));

        Assert.That(
            (handshake.AcceptSecrets, handshake.AcceptResources, handshake.AcceptOutputs, handshake.SupportsAutonamingConfiguration, true),
            Is.EqualTo((configure.AcceptSecrets, configure.AcceptResources, configure.AcceptOutputs, configure.SupportsAutonamingConfiguration, configure.SupportsPreview)));
        Assert.That(handshake.AcceptsByteString, Is.False);
    }

    [Test]
    public async Task Handshake_AddressThatIsNone_IsRefused()
    {
        await using var provider = await TestProvider.StartAsync(new ProviderOptions { Environment = _ => null });

        var failure = Assert.ThrowsAsync<RpcException>(() =>
            provider.Client.CallAsync(ResourceProviderService.Handshake, new ProviderHandshakeRequest { EngineAddress = "no address" }));

        Assert.That(failure.Code, Is.EqualTo(RpcStatusCode.InvalidArgument));
    }

    private static async Task<RpcException?> Ask<TRequest, TResponse>(TestProvider provider, RpcMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>
    {
        try
        {
            await provider.Client.CallAsync(method, new TRequest());
            return null;
        }
        catch (RpcException error)
        {
            return error;
        }
    }
}
