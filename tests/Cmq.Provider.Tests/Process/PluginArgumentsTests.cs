namespace Cmq.Provider.Tests;

public sealed class PluginArgumentsTests
{
    [TestCase("127.0.0.1:1234", "127.0.0.1:1234")]
    [TestCase("--logtostderr -v=9 127.0.0.1:1234", "127.0.0.1:1234")]
    [TestCase("-v 9 127.0.0.1:1234", "127.0.0.1:1234")]
    [TestCase("--tracing http://127.0.0.1:9/ 127.0.0.1:1234", "127.0.0.1:1234")]
    [TestCase("127.0.0.1:1 127.0.0.1:1234", "127.0.0.1:1234")]
    [TestCase("127.0.0.1:1234 --future=flag -x", "127.0.0.1:1234")]
    [TestCase("--tracing http://127.0.0.1:9/", null)]
    [TestCase("--tracing", null)]
    [TestCase("", null)]
    public void Parse_FindsTheEngineBehindTheFlags(string commandLine, string? address) =>
        Assert.That(PluginArguments.Parse(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries)).EngineAddress, Is.EqualTo(address));
}
