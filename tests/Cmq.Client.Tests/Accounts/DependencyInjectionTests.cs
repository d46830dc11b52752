using Cmq.Broker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Cmq.Client.Tests;

public sealed class DependencyInjectionTests
{
    private static readonly CmqClientOptions Options = new() { Region = "ap-guangzhou", Credentials = new CmqCredential("id", "key") };

    [Test]
    public async Task AddCmq_GivesOneAccountForTheProcess()
    {
        await using var provider = new ServiceCollection().AddCmq(Options).BuildServiceProvider();
        Assert.That(provider.GetRequiredService<CmqAccount>(), Is.SameAs(provider.CreateScope().ServiceProvider.GetRequiredService<CmqAccount>()));
    }

    [Test]
    public async Task AddKeyedCmq_GivesAnAccountForEachKey()
    {
        await using var provider = new ServiceCollection().AddKeyedCmq("shop", Options).AddKeyedCmq("billing", _ => Options).BuildServiceProvider();
        Assert.That(provider.GetRequiredKeyedService<CmqAccount>("shop"), Is.Not.SameAs(provider.GetRequiredKeyedService<CmqAccount>("billing")));
    }

    [Test]
    public void AddCmq_Twice_IsRefusedAndSaysWhatToDo() =>
        Assert.That(
            () => new ServiceCollection().AddCmq(Options).AddCmqAccount(_ => CmqBroker.CreateAccount()),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "There is a CmqAccount among the services already. Add this one under a key of its own with AddKeyedCmq, or take the other out before: services.RemoveAll<CmqAccount>()."));

    [Test]
    public void AddKeyedCmq_TwiceUnderOneKey_IsRefusedAndSaysWhatToDo() =>
        Assert.That(
            () => new ServiceCollection().AddKeyedCmq("billing", Options).AddKeyedCmqAccount("billing", _ => CmqBroker.CreateAccount()),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "There is a CmqAccount under the key 'billing' already. Add this one under another key, or take the other out before: services.RemoveAllKeyed<CmqAccount>(key)."));

    [Test]
    public void AddKeyedCmq_BesideTheOneWithoutAKey_IsTaken() =>
        Assert.That(new ServiceCollection().AddKeyedCmq("billing", Options).AddCmq(Options), Has.Count.EqualTo(2));

    [Test]
    public async Task RemoveAll_MakesRoomForTheAccountOfATest()
    {
        var services = new ServiceCollection().AddCmq(Options).AddKeyedCmq("billing", Options);
        services.RemoveAll<CmqAccount>().AddCmqAccount(_ => CmqBroker.CreateAccount());
        services.RemoveAllKeyed<CmqAccount>("billing").AddKeyedCmqAccount("billing", _ => CmqBroker.CreateAccount());
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<CmqAccount>().CreateQueueAsync("orders");
        Assert.That(await provider.GetRequiredKeyedService<CmqAccount>("billing").QueueExistsAsync("orders"), Is.False);
    }

    [Test]
    public async Task AddCmqAccount_InMemory_LogsWithTheServices()
    {
        var log = new TestLog();
        await using var provider = new ServiceCollection()
            .AddSingleton(log.Factory)
            .AddCmqAccount(services => new CmqBroker(new()).OpenAccount(new() { LoggerFactory = services.GetRequiredService<ILoggerFactory>() }))
            .BuildServiceProvider();
        var queue = await provider.GetRequiredService<CmqAccount>().CreateQueueAsync("orders");
        await queue.SendAsync("x");
        Assert.That(log.Lines, Has.Some.Contains("orders took 1 messages"));
    }

    [Test]
    public async Task Services_Disposed_CloseTheAccount()
    {
        var provider = new ServiceCollection().AddKeyedCmqAccount("shop", _ => CmqBroker.CreateAccount()).BuildServiceProvider();
        var account = provider.GetRequiredKeyedService<CmqAccount>("shop");
        await provider.DisposeAsync();
        Assert.That(() => account.CreateQueueAsync("orders"), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void Options_WithoutALog_GetThatOfTheServices() =>
        Assert.That(Options.WithLoggerFactory(new TestLog().Factory).LoggerFactory, Is.Not.Null);

    [Test]
    public void Options_WithALog_KeepTheirs()
    {
        var own = new TestLog().Factory;
        var options = new CmqClientOptions { Region = "r", Credentials = new CmqCredential("id", "key"), LoggerFactory = own };
        Assert.That(options.WithLoggerFactory(new TestLog().Factory).LoggerFactory, Is.SameAs(own));
    }
}
