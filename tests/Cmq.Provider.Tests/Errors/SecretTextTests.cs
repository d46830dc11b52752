using Cmq.Properties;

namespace Cmq.Provider.Tests;

public sealed class SecretTextTests
{
    [Test]
    public void Hide_SecretsAtAnyDepth_AreReplacedLongestFirst()
    {
        var bag = new TestProvider.Bag(
            ("a", new SecretValue("token-1")),
            ("b", new SecretValue(PropertyValue.ListOf(["token-12"]))),
            ("c", new TestProvider.Bag(("d", new SecretValue("third-token"))).Properties),
            ("plain", "shown")).Properties;

        Assert.That(
            SecretText.Hide("shown: token-12, token-1 and third-token with key-9", [bag, null], ["key-9"]),
            Is.EqualTo("shown: [secret], [secret] and [secret] with [secret]"));
    }

    [Test]
    public void Hide_SecretMapAndNumber_KeysAndDigitsAreReplaced_NamesOfPropertiesAreNot()
    {
        var bag = new TestProvider.Bag(
            ("tags", new SecretValue(new TestProvider.Bag(("my-key", "my-value")).Properties)),
            ("deadLetterPolicy", new SecretValue(new TestProvider.Bag(("maxReceiveCount", 4711)).Properties))).Properties;

        Assert.That(
            SecretText.Hide("tags[my-key] is my-value; deadLetterPolicy.maxReceiveCount is 4711", [bag], []),
            Is.EqualTo("tags[[secret]] is [secret]; deadLetterPolicy.maxReceiveCount is [secret]"));
    }

    [Test]
    public void Hide_ShortSecret_DoesNotTearTheTextApart() =>
        Assert.That(SecretText.Hide("a queue", [new TestProvider.Bag(("a", new SecretValue("ue"))).Properties], []), Is.EqualTo("a queue"));
}
