namespace Cmq.Emulator.Tests;

/// <summary>An emulator that answers whoever asks.</summary>
internal sealed class V2AnyCredentialsTests : V2Tests
{
    protected override CmqEmulatorCredentials Credentials => CmqEmulatorCredentials.Any;

    [Test]
    public async Task Signature_OfAnyKey_IsTaken()
    {
        var reply = await SendAsync(new V2Request("ListQueue", ("SecretId", "whoever")) { SecretKey = "whatever" });
        Assert.That(reply.Pair, Is.EqualTo("0"), reply.Text);
    }

    [Test]
    public async Task Signature_Missing_IsRefusedAllTheSame()
    {
        var reply = await SendAsync(new V2Request("ListQueue") { Spoil = encoded => encoded[..encoded.LastIndexOf('&')] });
        Assert.That(reply.Pair, Is.EqualTo("4000/10010"));
    }
}
