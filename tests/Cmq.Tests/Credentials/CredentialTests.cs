namespace Cmq.Tests;

/// <summary>What a credential takes and shows.</summary>
public sealed class CredentialTests
{
    [TestCase("", "key", null, "secretId")]
    [TestCase("id\n", "key", null, "secretId")]
    [TestCase("id", "", null, "secretKey")]
    [TestCase("id", "key ", null, "secretKey")]
    [TestCase("id", "ключ", null, "secretKey")]
    [TestCase("id", "key", "token\r\nX-Evil: 1", "securityToken")]
    public void Credential_ThatCantBe_IsRefusedByName(string secretId, string secretKey, string? token, string parameter) =>
        Assert.That(() => new CmqCredential(secretId, secretKey, token), Throws.ArgumentException.With.Property("ParamName").EqualTo(parameter));

    [Test]
    public void Credential_Refused_DoesNotRepeatTheValue() =>
        Assert.That(() => new CmqCredential("id", "geheim\n"), Throws.ArgumentException.With.Message.Not.Contains("geheim"));

    [TestCase(null)]
    [TestCase("")]
    public void SecurityToken_Empty_IsNone(string? token) => Assert.That(new CmqCredential("id", "key", token).SecurityToken, Is.Null);

    [Test]
    public async Task Credential_IsItsOwnProvider()
    {
        var credential = new CmqCredential("id", "key");
        Assert.That(await ((ICmqCredentialProvider)credential).GetCredentialAsync(default), Is.SameAs(credential));
    }

    [Test]
    public void ToString_OfTemporaryOnes_SaysSo() =>
        Assert.That(new CmqCredential("id", "key", "token").ToString(), Is.EqualTo("temporary credential (values not shown)"));

    [Test]
    public void Redact_ShortMadeUpKeys_LeavesWordsWhole() =>
        Assert.That(new CmqCredential("test", "secret").Redact("the queue latest-secretary"), Is.EqualTo("the queue latest-secretary"));
}
