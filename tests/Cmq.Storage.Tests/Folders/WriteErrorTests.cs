using System.Net;
using Cmq.Broker;
using Cmq.Emulator;

namespace Cmq.Storage.Tests;

/// <summary>A disk that takes no more: SQLite's own limit of pages stands for it.</summary>
internal sealed class WriteErrorTests
{
    private readonly string _large = new('x', 60_000);
    private int _limit = 1_000_000;

    [Test]
    public async Task FullDisk_AnswersNothing_AndGoesOnOnceThereIsRoom()
    {
        using var folder = new TestFolder();
        var sent = 0;
        await using (var log = Open(folder))
        {
            var broker = new CmqBroker(new() { Log = log });
            await broker.CreateQueueAsync("orders", new());
            _limit = 40;
            var error = Assert.ThrowsAsync<CmqStoreException>(async () =>
            {
                for (; sent < 10; sent++)
                {
                    await broker.SendMessageAsync("orders", _large);
                }
            });
            Assert.That(error!.Message, Does.Contain("the disk is full"));
            _limit = 1_000_000;
            await broker.SendMessageAsync("orders", "and more");
        }

        // The one that failed was not answered; it is written as soon as there is room, before what comes after it.
        await using var again = Open(folder);
        Assert.That((await new CmqBroker(new() { Log = again }).PeekMessagesAsync("orders")).Count, Is.EqualTo(sent + 2));
    }

    [Test]
    public async Task FullDisk_RefusesCallsBeforeTheyBegin()
    {
        using var folder = new TestFolder();
        await using var log = Open(folder);
        var broker = new CmqBroker(new() { Log = log });
        await broker.CreateQueueAsync("orders", new());
        _limit = 1;
        Assert.ThrowsAsync<CmqStoreException>(() => broker.SendMessageAsync("orders", _large));
        Assert.ThrowsAsync<CmqStoreException>(() => broker.SendMessageAsync("orders", "second"));
        Assert.ThrowsAsync<CmqStoreException>(() => broker.DescribeQueueAsync("orders"));
        _limit = 1_000_000;

        Assert.That((await broker.DescribeQueueAsync("orders")).ActiveMsgNum, Is.EqualTo(1));
    }

    [Test]
    public async Task FullDisk_IsToldByHealth_UntilThereIsRoom()
    {
        using var folder = new TestFolder();
        await using var log = Open(folder);
        var broker = new CmqBroker(new() { Log = log });
        await broker.CreateQueueAsync("orders", new());
        await using var emulator = await CmqEmulator.StartAsync(new() { Management = broker });
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = emulator.Endpoint };
        _limit = 1;
        Assert.ThrowsAsync<CmqStoreException>(() => broker.SendMessageAsync("orders", _large));
        using var full = await http.GetAsync(new Uri("_admin/health", UriKind.Relative));
        _limit = 1_000_000;
        await broker.DescribeQueueAsync("orders");
        using var again = await http.GetAsync(new Uri("_admin/health", UriKind.Relative));
        Assert.That((full.StatusCode, again.StatusCode), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK)));
        Assert.That(await full.Content.ReadAsStringAsync(), Does.Contain("\"status\":\"failing\"").And.Contain("The data folder can't be written"));
    }

    private BrokerLog Open(TestFolder folder)
    {
        Directory.CreateDirectory(folder.Data);
        var database = Database.Open(folder.Database);
        Schema.Prepare(database, folder.Database);
        return new(database, folder.Database) { BeforeWrite = () => database.Run(FormattableString.Invariant($"pragma max_page_count = {Volatile.Read(ref _limit)}")) };
    }
}
