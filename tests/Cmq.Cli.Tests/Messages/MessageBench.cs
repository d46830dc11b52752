using Cmq.Broker;
using Cmq.Emulator;

namespace Cmq.Cli.Tests;

/// <summary>Commands on messages, run in this process against an emulator in this process.</summary>
internal sealed class MessageBench : IAsyncDisposable
{
    private MessageBench(CmqBroker broker, CmqEmulator emulator, Workspace workspace, CmqEdition edition)
    {
        (Broker, Emulator, Workspace) = (broker, emulator, workspace);
        workspace.SetEnvironment("TENCENTCLOUD_REGION", "ap-guangzhou");
        workspace.SetEnvironment("TENCENTCLOUD_SECRET_ID", CmqEmulatorCredentials.LocalKey.SecretId);
        workspace.SetEnvironment("TENCENTCLOUD_SECRET_KEY", CmqEmulatorCredentials.LocalKey.SecretKey);
        workspace.SetEnvironment("CMQ_EDITION", edition.Name());
    }

    public CmqBroker Broker { get; }

    public CmqEmulator Emulator { get; }

    public Workspace Workspace { get; }

    public static async Task<MessageBench> StartAsync(CmqEdition edition = CmqEdition.Tdmq)
    {
        var workspace = new Workspace();
        var broker = new CmqBroker(new() { Edition = edition, TimeProvider = workspace.Clock });
        await broker.CreateQueueAsync("orders", new());
        await broker.CreateQueueAsync("dead", new());
        var emulator = await CmqEmulator.StartAsync(new() { Management = broker, TimeProvider = workspace.Clock, Credentials = CmqEmulatorCredentials.Local });
        return new(broker, emulator, workspace, edition);
    }

    public Task<CliRun> RunAsync(params string[] arguments) =>
        Workspace.RunRawAsync([.. arguments, "--endpoint", Emulator.Endpoint.GetLeftPart(UriPartial.Authority)]);

    public async Task SendAsync(string queue, params string[] bodies)
    {
        foreach (var body in bodies)
        {
            await Broker.SendMessageAsync(queue, body);
        }
    }

    /// <summary>The bodies that lie in a queue, in whatever state.</summary>
    public async Task<string> BodiesAsync(string queue) => string.Join(" ", (await Broker.PeekMessagesAsync(queue)).Select(message => message.Body));

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        Workspace.Dispose();
    }
}
