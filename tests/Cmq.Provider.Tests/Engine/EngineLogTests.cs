using Cmq.Rpc.Messages;

namespace Cmq.Provider.Tests;

public sealed class EngineLogTests
{
    [Test]
    public async Task Post_MessagesArriveWholeAndInOrder()
    {
        await using var engine = await TestEngine.StartAsync();
        using var connection = new EngineConnection(TimeProvider.System);
        connection.Connect(engine.Address);
        await using var log = new EngineLog(connection, TimeProvider.System, TextWriter.Null);

        log.Post(LogSeverity.Warning, "one", "urn:1", ephemeral: true);
        log.Post(LogSeverity.Info, "two");

        Assert.That(
            new[] { await engine.NextMessageAsync(), await engine.NextMessageAsync() },
            Is.EqualTo(new[]
            {
                new LogRequest { Severity = LogSeverity.Warning, Message = "one", Urn = "urn:1", Ephemeral = true },
                new LogRequest { Severity = LogSeverity.Info, Message = "two" },
            }));
    }

    [Test]
    public async Task Dispose_SendsWhatWaits()
    {
        await using var engine = await TestEngine.StartAsync();
        using var connection = new EngineConnection(TimeProvider.System);
        connection.Connect(engine.Address);
        var log = new EngineLog(connection, new ManualClock(), TextWriter.Null);
        for (var i = 0; i < 50; i++)
        {
            log.Post(LogSeverity.Info, $"{i}");
        }

        await log.DisposeAsync();

        for (var i = 0; i < 50; i++)
        {
            Assert.That((await engine.NextMessageAsync()).Message, Is.EqualTo($"{i}"));
        }
    }

    [Test]
    public async Task Post_EngineNotKnown_GoesToTheErrors()
    {
        var errors = new StringWriter();
        using var connection = new EngineConnection(TimeProvider.System);
        var log = new EngineLog(connection, TimeProvider.System, errors);

        log.Post(LogSeverity.Warning, "nobody hears this");
        await log.DisposeAsync();

        Assert.That(errors.ToString(), Is.EqualTo($"Warning: nobody hears this{Environment.NewLine}"));
    }

    [TestCase("")]
    [TestCase("127.0.0.1:1")]
    public void Connect_AddressThatSaysNothingNew_IsFine(string address)
    {
        using var connection = new EngineConnection(TimeProvider.System);
        connection.Connect("127.0.0.1:1");
        Assert.That(() => connection.Connect(address), Throws.Nothing);
    }
}
