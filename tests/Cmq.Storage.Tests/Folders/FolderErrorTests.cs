using Cmq.Broker;

namespace Cmq.Storage.Tests;

/// <summary>A folder that can't be used is told why, and left as it is.</summary>
internal sealed class FolderErrorTests
{
    [Test]
    public async Task SecondUser_IsRefused()
    {
        await using var kept = new KeptFolder();
        Assert.That(() => CmqDataFolder.Open(kept.Folder.Data), Refuses("another process uses this folder"));
    }

    [Test]
    public async Task LaterVersion_IsRefusedByItsNumber()
    {
        using var folder = await FilledAsync();
        Change(folder, "pragma user_version = 2");
        Assert.That(() => CmqDataFolder.Open(folder.Data), Refuses("it is in version 2 of the format, and this program reads version 1. Use the newer program"));
    }

    [Test]
    public async Task DatabaseOfAnotherProgram_IsRefused()
    {
        using var folder = await FilledAsync();
        Change(folder, "pragma application_id = 7");
        Assert.That(() => CmqDataFolder.Open(folder.Data), Refuses("it is a database of another program"));
    }

    [Test]
    public async Task OtherEdition_IsRefused()
    {
        using var folder = await FilledAsync();
        await using var data = CmqDataFolder.Open(folder.Data);
        Assert.That(() => data.OpenBroker(new() { Edition = CmqEdition.Classic }), Refuses("its objects belong to edition 'tdmq'"));
    }

    [TestCase(0)]
    [TestCase(4096)]
    [TestCase(12_288)]
    public async Task DamagedFile_SaysWhatToDo_AndIsLeftAsItIs(int place)
    {
        using var folder = await FilledAsync();
        var bytes = await File.ReadAllBytesAsync(folder.Database);
        bytes.AsSpan(place, 2000).Fill(0x5A);
        await File.WriteAllBytesAsync(folder.Database, bytes);

        Assert.That(() => OpenAsync(folder), Refuses("it is damaged", "put a copy of it back, save what can be read"));
        Assert.That(await File.ReadAllBytesAsync(folder.Database), Is.EqualTo(bytes));
    }

    [TestCase("update message set key = key + (1 << 45)", "of a queue that there is not")]
    [TestCase("update progress set state = 9", "in a state that there is not")]
    [TestCase("update object set document = '{'", "damaged")]
    [TestCase("update object set kind = 9", "of the kind 9")]
    [TestCase("drop table waiting", "no such table: waiting")]
    public async Task ContentsThatCannotBe_AreNamed(string change, string expected)
    {
        using var folder = await FilledAsync();
        Change(folder, change);
        Assert.That(() => OpenAsync(folder), Refuses(expected));
    }

    [Test]
    public void FolderThatIsAFile_IsRefused()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder.Data, "x");
        Assert.That(() => CmqDataFolder.Open(folder.Data), Refuses("it can't be used as a data folder"));
    }

    [Test]
    public async Task Store_BesideTheFolder_IsRefused()
    {
        using var folder = new TestFolder();
        await using var data = CmqDataFolder.Open(folder.Data);
        Assert.That(() => data.OpenBroker(new() { Store = new FileStore(Path.Combine(folder.Path, "x.json")) }), Throws.ArgumentException);
    }

    private static NUnit.Framework.Constraints.IResolveConstraint Refuses(string text, string andText = "") =>
        Throws.TypeOf<CmqStoreException>().With.Message.Contains(text).And.Message.Contains(andText);

    private static async Task OpenAsync(TestFolder folder)
    {
        await using var data = CmqDataFolder.Open(folder.Data);
        data.OpenBroker(new());
    }

    private static async Task<TestFolder> FilledAsync()
    {
        var folder = new TestFolder();
        await using var data = CmqDataFolder.Open(folder.Data);
        var broker = data.OpenBroker(new());
        await broker.CreateQueueAsync("orders", new());
        await broker.SendMessagesAsync("orders", ["a", "b"], delaySeconds: 60);
        return folder;
    }

    private static void Change(TestFolder folder, string sql)
    {
        using var database = Database.Open(folder.Database);
        database.Run(sql);
    }
}
