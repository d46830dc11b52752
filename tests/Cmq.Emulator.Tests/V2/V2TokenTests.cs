namespace Cmq.Emulator.Tests;

/// <summary>Temporary keys.</summary>
internal sealed class V2TokenTests : V2Tests
{
    protected override CmqEmulatorCredentials Credentials => CmqEmulatorCredentials.Only(CmqEmulatorCredentials.LocalKey with { Token = "t1" });

    [TestCase("t1", "0")]
    [TestCase("t2", "4100/10030")]
    [TestCase("", "4100/10030")]
    public async Task Token_OfATemporaryKey_HasToBeItsOwn(string token, string pair)
    {
        var reply = await CallAsync("ListQueue", ("Token", token));
        Assert.That(reply.Pair, Is.EqualTo(pair), reply.Text);
    }
}
