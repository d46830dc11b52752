namespace Cmq.Broker.Tests;

internal sealed class RoutingKeyTests
{
    [TestCase("order", "order", true)]
    [TestCase("order", "orders", false)]
    [TestCase("order", "Order", false)]
    [TestCase("order.paid", "order", false)]
    [TestCase("order", "order.paid", false)]
    [TestCase("*", "order", true)]
    [TestCase("*", "order.paid", false)]
    [TestCase("*.paid", "order.paid", true)]
    [TestCase("*.paid", ".paid", false)]
    [TestCase("1.*.0", "1.x.0", true)]
    [TestCase("1.*.0", "1..0", false)]
    [TestCase("1.*.0", "1.0", false)]
    [TestCase("#", "order", true)]
    [TestCase("#", "order.paid.x", true)]
    [TestCase("#", "", true)]
    [TestCase("1.#.0", "1.2.3.4.4.2.2.0", true)]
    [TestCase("1.#.0", "1.0", true)]
    [TestCase("1.#.0", "1", false)]
    [TestCase("1.#.0", "1.2.3", false)]
    [TestCase("#.0", "0", true)]
    [TestCase("#.0", "0.1.0", true)]
    [TestCase("1.#", "1", true)]
    [TestCase("1.#.#", "1", true)]
    [TestCase("#.*", "", false)]
    [TestCase("#.*", "a", true)]
    [TestCase("*.#", "a.b.c", true)]
    [TestCase("#.a.#", "x.a.y", true)]
    [TestCase("#.a.#", "x.y", false)]
    [TestCase("#.a.#.b", "a.b.a.c.b", true)]
    [TestCase("#.a.*.b", "a.a.c.b", true)]
    [TestCase("order#", "orders", false)]
    [TestCase("order*", "orders", false)]
    public void Matches_Key_FollowsTheTopicExchangesRules(string bindingKey, string routingKey, bool expected) =>
        Assert.That(RoutingKeys.Matches(bindingKey, routingKey), Is.EqualTo(expected));

    [Test]
    public void Matches_ManyHashes_TakesNoExponentialTime()
    {
        var bindingKey = string.Join('.', Enumerable.Repeat("#.a", 8)) + ".b";
        var routingKey = string.Join('.', Enumerable.Repeat("a", 1000));

        Assert.That(RoutingKeys.Matches(bindingKey, routingKey), Is.False);
    }
}
