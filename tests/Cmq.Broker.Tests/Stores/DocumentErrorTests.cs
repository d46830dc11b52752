using System.Text;

namespace Cmq.Broker.Tests;

/// <summary>Documents that are not what a broker wrote: each is an error that names the place, and none is written over.</summary>
internal sealed class DocumentErrorTests
{
    private const string Head = "{\"format\":\"cmq-broker\",\"version\":1,\"edition\":\"tdmq\",\n";
    private const string Times = "\"id\":\"x\",\"createTime\":1,\"lastModifyTime\":1";
    private const string Topic = "\"topics\":[{\"name\":\"t\",\"maxMsgSize\":1024,\"filterType\":1," + Times;
    private const string Subscription = "\"id\":\"x\",\"createTime\":1,\"lastModifyTime\":1,\"protocol\":\"http\",\"endpoint\":\"http://x\","
        + "\"notifyStrategy\":\"BACKOFF_RETRY\",\"notifyContentFormat\":\"JSON\"";

    private static IEnumerable<TestCaseData> Documents()
    {
        yield return Case("empty", "", "is empty", 0);
        yield return Case("no JSON", "hello", "damaged", 1);
        yield return Case("a list", "[]", "damaged", 1);
        yield return Case("truncated", Head + "\"queues\":[{\"name\":\"a\",", "damaged", 2);
        yield return Case("more after the end", Head + "\"queues\":[]}\n{}", "damaged: Additional text", 3);
        yield return Case("a member twice", Head + "\"queues\":[],\n\"queues\":[]}", "damaged", 3);
        yield return Case("another file", "{\"name\":\"package\"}", "does not say that its format is 'cmq-broker'", 0);
        yield return Case("a newer version", "{\"format\":\"cmq-broker\",\"version\":2,\"new\":{}}", "version 2 of the format", 0);
        yield return Case("version 0", "{\"format\":\"cmq-broker\",\"version\":0}", "version 0 of the format", 0);
        yield return Case("no version", "{\"format\":\"cmq-broker\"}", "'version' is missing", 1);
        yield return Case("no edition", "{\"format\":\"cmq-broker\",\"version\":1}", "'edition' is missing", 1);
        yield return Case("unknown edition", "{\"format\":\"cmq-broker\",\"version\":1,\"edition\":\"tdmq9\"}", "edition 'tdmq9'", 0);
        yield return Case("unknown member", Head + "\"queue\":[]}", "'queue' is not a member", 2);
        yield return Case("unknown member of a queue", Head + "\"queues\":[{\"name\":\"a\"," + Times + ",\n\"colour\":1}]}", "queues[0].colour", 3);
        yield return Case("queues not a list", Head + "\"queues\":{}}", "'queues' should be a list", 2);
        yield return Case("queue not an object", Head + "\"queues\":[1]}", "should be an object, not 1", 2);
        yield return Case("name missing", Head + "\"queues\":[{" + Times + "}]}", "'name' is missing", 2);
        yield return Case("name a number", Head + "\"queues\":[{\"name\":7," + Times + "}]}", "'name' should be a text, not 7", 2);
        yield return Case("number a text", Head + "\"queues\":[{\"name\":\"a\"," + Times + ",\"rewindSeconds\":\"1\"}]}", "should be a whole number, not \"1\"", 2);
        yield return Case("number broken", Head + "\"queues\":[{\"name\":\"a\"," + Times + ",\"rewindSeconds\":1.5}]}", "should be a whole number, not 1.5", 2);
        yield return Case("number too large", Head + "\"queues\":[{\"name\":\"a\"," + Times + ",\"rewindSeconds\":99999999999999999999}]}", "64 bits", 2);
        yield return Case("null", Head + "\"queues\":[{\"name\":\"a\"," + Times + ",\"trace\":null}]}", "should be true or false, not null", 2);
        yield return Case("time before 1970", Head + "\"queues\":[{\"name\":\"a\",\"id\":\"x\",\"createTime\":-1,\"lastModifyTime\":1}]}", "Unix time", 2);
        yield return Case("queue twice", Head + "\"queues\":[{\"name\":\"a\"," + Times + "},\n{\"name\":\"A\"," + Times + "}]}", "'A' is there twice", 3);
        yield return Case("bad name", Head + "\"queues\":[{\"name\":\"1\"," + Times + "}]}", "a letter first", 2);
        yield return Case("out of range", Head + "\"queues\":[{\"name\":\"a\"," + Times + ",\"visibilityTimeout\":0}]}", "visibilityTimeout: 0 is not allowed", 2);
        yield return Case("no dead-letter queue", Head + "\"queues\":[{\"name\":\"a\"," + Times + ",\"deadLetterPolicy\":{\"deadLetterQueue\":\"b\",\"policy\":0,\"maxReceiveCount\":1}}]}", "no queue has this name", 2);
        yield return Case("unknown policy", Head + "\"queues\":[{\"name\":\"a\"," + Times + ",\"deadLetterPolicy\":{\"policy\":999}}]}", "documented numbers", 2);
        yield return Case("unknown member of a policy", Head + "\"queues\":[{\"name\":\"a\"," + Times + ",\"deadLetterPolicy\":{\"x\":1}}]}", "'x' is not a member", 2);
        yield return Case("message without a body", Head + "\"queues\":[{\"name\":\"a\"," + Times + ",\"messages\":[{\"id\":\"m\",\"enqueueTime\":1,\"delaySeconds\":0}]}]}", "'body' is missing", 2);
        yield return Case("message with a long delay", Head + "\"queues\":[{\"name\":\"a\"," + Times + ",\"messages\":[{\"id\":\"m\",\"body\":\"x\",\"enqueueTime\":1,\"delaySeconds\":9999999999999}]}]}", "0 to 3600", 2);
        yield return Case("tag not a text", Head + "\"queues\":[{\"name\":\"a\"," + Times + ",\"tags\":{\"k\":1}}]}", "'k' should be a text", 2);
        yield return Case("unknown filter type", Head + "\"topics\":[{\"name\":\"t\",\"maxMsgSize\":1024,\"filterType\":3," + Times + "}]}", "filterType: 3", 2);
        yield return Case("no filter type", Head + "\"topics\":[{\"name\":\"t\",\"maxMsgSize\":1024," + Times + "}]}", "'filterType' is missing", 2);
        yield return Case("unknown protocol", Head + Topic + ",\"subscriptions\":[{\"name\":\"s\"," + Subscription.Replace("\"http\"", "\"ftp\"", StringComparison.Ordinal) + "}]}]}", "protocol: 'ftp'", 2);
        yield return Case("keys on a tag topic", Head + Topic + ",\"subscriptions\":[{\"name\":\"s\"," + Subscription + ",\"bindingKeys\":[\"a\"]}]}]}", "filterType 1", 2);
        yield return Case("tag a number", Head + Topic + ",\"subscriptions\":[{\"name\":\"s\"," + Subscription + ",\"filterTags\":[1]}]}]}", "'filterTags' should be a text", 2);
        yield return Case("unknown kind", Head + "\"deletedNames\":[{\"kind\":\"x\",\"name\":\"a\",\"time\":1}]}", "queue or topic", 2);
    }

    [TestCaseSource(nameof(Documents))]
    public async Task Open_Document_IsAnErrorThatNamesThePlace(string document, string words, int line)
    {
        var error = await ErrorOfAsync(new MemoryDocument { Bytes = Encoding.UTF8.GetBytes(document) });

        Assert.Multiple(() =>
        {
            Assert.That(error.Message, Does.StartWith("document").And.Contain(words));
            Assert.That(error.Line, Is.EqualTo(line));
            Assert.That(error.Column, line == 0 ? Is.Zero : Is.GreaterThan(0));
        });
    }

    [TestCaseSource(nameof(Documents))]
    public async Task Create_OverDocument_LeavesItAsItIs(string document, string words, int line)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        var store = new MemoryDocument { Bytes = bytes };
        var broker = new CmqBroker(new() { Store = store });

        Assert.That(async () => await broker.CreateQueueAsync("orders", new()), Throws.TypeOf<CmqStoreException>(), $"{words}, line {line}");
        Assert.That((store.Bytes, store.Writes), Is.EqualTo((bytes, 0)));
    }

    [Test]
    public async Task Open_NotUtf8_IsAnError() =>
        Assert.That((await ErrorOfAsync(new MemoryDocument { Bytes = [(byte)'{', 0xff, (byte)'}'] })).Message, Does.Contain("not in UTF-8"));

    [Test]
    public async Task Open_EveryTruncation_IsAnError()
    {
        var store = new MemoryDocument();
        var broker = new CmqBroker(new() { Store = store });
        await broker.CreateQueueAsync("orders", new());
        await broker.SendTestMessageAsync("orders", "付款");
        var whole = store.Bytes!;

        for (var length = 0; length < whole.Length - 1; length++)
        {
            store.Bytes = whole[..length];
            Assert.That(async () => await broker.FindQueueAsync("orders"), Throws.TypeOf<CmqStoreException>(), $"{length} bytes");
        }
    }

    [Test]
    public async Task Open_WithComments_IsFine()
    {
        var store = new MemoryDocument { Bytes = Encoding.UTF8.GetBytes("/* mine */" + Head + "\"queues\":[]} // end") };

        Assert.That(await new CmqBroker(new() { Store = store }).FindQueueAsync("orders"), Is.Null);
    }

    private static async Task<CmqStoreException> ErrorOfAsync(MemoryDocument store)
    {
        try
        {
            await new CmqBroker(new() { Store = store }).DescribeQueuesAsync(new());
        }
        catch (CmqStoreException error)
        {
            return error;
        }

        throw new AssertionException("The document was read.");
    }

    private static TestCaseData Case(string name, string document, string words, int line) => new TestCaseData(document, words, line).SetArgDisplayNames(name);
}
