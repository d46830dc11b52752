namespace Cmq.Broker.Tests;

internal sealed class FileStoreTests
{
    // How long a test waits for what should happen at once.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private TestFolder _folder = null!;

    private string Document => _folder.File("cmq.json");

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Create_NoFileYet_MakesTheFileAndItsLock()
    {
        await Open().CreateQueueAsync("orders", new());

        Assert.That(_folder.Names, Is.EqualTo(new[] { "cmq.json", "cmq.json.lock" }));
    }

    [Test]
    public async Task Describe_NoFileYet_MakesNoFile()
    {
        Assert.That(await Open().FindQueueAsync("orders"), Is.Null);
        Assert.That(File.Exists(Document), Is.False);
    }

    [Test]
    public async Task Reopened_Broker_HasTheSamePicture()
    {
        var clock = new ManualClock();
        var broker = new CmqBroker(new() { Store = new FileStore(Document), TimeProvider = clock });
        await broker.CreateQueueAsync("orders", new());
        await broker.SendTestMessageAsync("orders", "付款");
        var before = await Picture.OfAsync(broker);

        Assert.That(await Picture.OfAsync(new CmqBroker(new() { Store = new FileStore(Document), TimeProvider = clock })), Is.EqualTo(before));
    }

    [TestCase("{\"half\": tr")]
    [TestCase("")]
    public async Task Create_StaleTemporaryFileOfACrash_IsOverwritten(string left)
    {
        await Open().CreateQueueAsync("orders", new());
        await File.WriteAllTextAsync(Document + ".tmp", left + new string('x', 10_000));

        await Open().CreateQueueAsync("payments", new());

        Assert.That((await Open().DescribeQueuesAsync(new())).TotalCount, Is.EqualTo(2));
        Assert.That(_folder.Names, Is.EqualTo(new[] { "cmq.json", "cmq.json.lock" }));
    }

    [Test]
    public async Task Open_DamagedFile_NamesItAndLeavesIt()
    {
        await File.WriteAllTextAsync(Document, "{\"format\": \"cmq-broker\",\n  \"version\": 1,");

        Assert.That(
            async () => await Open().CreateQueueAsync("orders", new()),
            Throws.TypeOf<CmqStoreException>().With.Message.StartsWith($"{Document}, line 2, column ").And.Message.Contains("move it away"));
        Assert.That(await File.ReadAllTextAsync(Document), Is.EqualTo("{\"format\": \"cmq-broker\",\n  \"version\": 1,"));
    }

    [Test]
    public void Open_FolderMissing_SaysSo() =>
        Assert.That(
            async () => await new CmqBroker(new() { Store = new FileStore(_folder.File("none/cmq.json")) }).FindQueueAsync("orders"),
            Throws.TypeOf<CmqStoreException>().With.Message.Contains("Create the folder"));

    [Test]
    public void Open_PathIsAFolder_SaysSo()
    {
        Directory.CreateDirectory(Document);

        Assert.That(
            async () => await Open().FindQueueAsync("orders"),
            Throws.TypeOf<CmqStoreException>().With.Message.StartsWith(Document).And.Message.Contains("can't be read"));
    }

    [Test]
    public void Write_PathOfTheTemporaryFileIsAFolder_SaysThatTheOldIsThere()
    {
        Directory.CreateDirectory(Document + ".tmp");

        Assert.That(
            async () => await Open().CreateQueueAsync("orders", new()),
            Throws.TypeOf<CmqStoreException>().With.Message.Contains("can't be written").And.Message.Contains("still there"));
    }

    [TestCase("")]
    [TestCase("  ")]
    public void NewStore_EmptyPath_IsRefused(string path) => Assert.That(() => new FileStore(path), Throws.ArgumentException);

    [Test]
    public void NewStore_RelativePath_IsMadeFull() =>
        Assert.That(new FileStore("cmq.json").Location, Is.EqualTo(Path.GetFullPath("cmq.json")));

    [Test]
    [Platform(Exclude = "Win", Reason = "Making symbolic links needs a right there.")]
    public async Task Create_ThroughASymbolicLink_WritesTheFileBehindIt()
    {
        await Open().CreateQueueAsync("orders", new());
        File.CreateSymbolicLink(_folder.File("link.json"), "cmq.json");

        await new CmqBroker(new() { Store = new FileStore(_folder.File("link.json")) }).CreateQueueAsync("payments", new());

        Assert.That(new FileInfo(_folder.File("link.json")).LinkTarget, Is.EqualTo("cmq.json"));
        Assert.That((await Open().DescribeQueuesAsync(new())).TotalCount, Is.EqualTo(2));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "There are no file modes.")]
    public async Task Create_FileWithAMode_KeepsTheMode()
    {
        await Open().CreateQueueAsync("orders", new());
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
#pragma warning disable CA1416 // The attribute above keeps this test from Windows.
        File.SetUnixFileMode(Document, mode);

        await Open().CreateQueueAsync("payments", new());

        Assert.That(File.GetUnixFileMode(Document), Is.EqualTo(mode));
#pragma warning restore CA1416
    }

    [Test]
    public async Task Operation_LockHeldTooLong_NamesTheLockAndTheWayOut()
    {
        using var held = await new FileStore(Document).LockAsync(exclusive: true, default);
        var broker = new CmqBroker(new() { Store = new FileStore(Document) { LockTimeout = TimeSpan.Zero } });

        Assert.That(
            async () => await broker.CreateQueueAsync("orders", new()),
            Throws.TypeOf<CmqStoreException>().With.Message.Contains(Document + ".lock").And.Message.Contains("End that process"));
    }

    [Test]
    public async Task Operation_LockHeldForAMoment_GoesOnWhenItIsFree()
    {
        var waits = new WaitingTime();
        var held = await new FileStore(Document).LockAsync(exclusive: true, default);
        var broker = new CmqBroker(new() { Store = new FileStore(Document) { TimeProvider = waits } });

        var creation = broker.CreateQueueAsync("orders", new());
        await waits.Begun.WaitAsync(Patience);
        held.Dispose();

        Assert.That(await creation.WaitAsync(Patience), Does.StartWith("cmqq-"));
    }

    [Test]
    public async Task Operation_CancelledWhileItWaits_EndsAndChangesNothing()
    {
        var waits = new WaitingTime();
        using var cancellation = new CancellationTokenSource();
        var held = await new FileStore(Document).LockAsync(exclusive: true, default);
        var broker = new CmqBroker(new() { Store = new FileStore(Document) { TimeProvider = waits } });

        var creation = broker.CreateQueueAsync("orders", new(), null, cancellation.Token);
        await waits.Begun.WaitAsync(Patience);
        await cancellation.CancelAsync();

        Assert.That(async () => await creation, Throws.InstanceOf<OperationCanceledException>());
        held.Dispose();
        Assert.That(await broker.FindQueueAsync("orders"), Is.Null);
    }

    [Test]
    public async Task Lock_TwoReaders_DoNotKeepEachOtherOut()
    {
        var store = new FileStore(Document) { LockTimeout = TimeSpan.Zero };
        using var first = await store.LockAsync(exclusive: false, default);

        Assert.That(async () => (await store.LockAsync(exclusive: false, default)).Dispose(), Throws.Nothing);
        Assert.That(async () => (await store.LockAsync(exclusive: true, default)).Dispose(), Throws.TypeOf<CmqStoreException>());
    }

    [Test]
    public async Task Lock_ToReadOnly_DoesNotWrite()
    {
        using var held = await new FileStore(Document).LockAsync(exclusive: false, default);

        Assert.That(() => held.Write([1]), Throws.InvalidOperationException);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Folders are not flushed there.")]
    public void FolderFlush_NoSuchFolder_NamesIt() =>
        Assert.That(() => FolderFlush.Flush(_folder.File("none")), Throws.TypeOf<IOException>().With.Message.Contains(_folder.File("none")));

    private CmqBroker Open() => new(new() { Store = new FileStore(Document) });

    /// <summary>Real time that tells when somebody begins to wait.</summary>
    private sealed class WaitingTime : TimeProvider
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _begun.TrySetResult();
            return timer;
        }
    }
}
