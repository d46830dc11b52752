using Cmq.Broker;

namespace Cmq.Emulator.Tests;

/// <summary>The pair of codes of everything that a broker refuses.</summary>
internal sealed class V2RefusalTests : V2Tests
{
    protected override CmqBrokerOptions BrokerOptions => base.BrokerOptions with
    {
        NameBlockTime = CmqBrokerOptions.ServiceNameBlockTime,
        Quotas = new(Queues: 11, Topics: 3, SubscriptionsPerTopic: 2),
    };

    [TestCase("CreateQueue", "queueName=1st", "4000/10020")]
    [TestCase("CreateQueue", "queueName=Orders", "4460/10210")]
    [TestCase("CreateQueue", "queueName=past", "6040/10660")]
    [TestCase("CreateQueue", "queueName=x&visibilityTimeout=0", "4000/10350")]
    [TestCase("CreateQueue", "queueName=x&visibilityTimeout=43201", "4000/10350")]
    [TestCase("CreateQueue", "queueName=x&maxMsgHeapNum=-1", "4000/10350")]
    [TestCase("CreateQueue", "queueName=x&rewindSeconds=43201", "4000/10350")]
    [TestCase("CreateQueue", "queueName=x&rewindSeconds=120&msgRetentionSeconds=60", "4000/10700")]
    [TestCase("CreateQueue", "queueName=x&deadLetterPolicy=dead", "4000/10710")]
    [TestCase("CreateQueue", "queueName=x&deadLetterPolicy=[]", "4000/10710")]
    [TestCase("CreateQueue", "queueName=x&deadLetterPolicy=[[[[[[[[", "4000/10710")]
    [TestCase("CreateQueue", "queueName=x&deadLetterPolicy={}", "4000/10760")]
    [TestCase("CreateQueue", "queueName=x&deadLetterPolicy={\"deadLetterQueue\":7}", "4000/10720")]
    [TestCase("CreateQueue", "queueName=x&deadLetterPolicy={\"deadLetterQueue\":\"\\ud800\"}", "4000/10720")]
    [TestCase("CreateQueue", "queueName=x&deadLetterPolicy={\"\\ud800\":7}", "4000/10760")]
    [TestCase("CreateQueue", "queueName=x&deadLetterPolicy={\"deadLetterQueue\":\"dead\"}", "4000/10770")]
    [TestCase("CreateQueue", "queueName=x&deadLetterPolicy={\"deadLetterQueue\":\"dead\",\"policy\":2}", "4000/10770")]
    [TestCase("CreateQueue", "queueName=x&deadLetterPolicy={\"deadLetterQueue\":\"dead\",\"policy\":0}", "4000/10720")]
    [TestCase("CreateQueue", "queueName=x&deadLetterPolicy={\"deadLetterQueue\":\"dead\",\"policy\":0,\"maxReceiveCount\":1001}", "4000/10720")]
    [TestCase("CreateQueue", "queueName=x&deadLetterPolicy={\"deadLetterQueue\":\"gone\",\"policy\":0,\"maxReceiveCount\":1}", "4000/10730")]
    [TestCase("CreateQueue", "queueName=x&deadLetterPolicy={\"deadLetterQueue\":\"source1\",\"policy\":0,\"maxReceiveCount\":1}", "4000/10740")]
    [TestCase("CreateQueue", "queueName=x&deadLetterPolicy={\"deadLetterQueue\":\"dead\",\"policy\":0,\"maxReceiveCount\":1}", "4000/10780")]
    [TestCase("SetQueueAttributes", "queueName=dead&deadLetterPolicy={\"deadLetterQueue\":\"orders\",\"policy\":0,\"maxReceiveCount\":1}", "4000/10740")]
    [TestCase("SetQueueAttributes", "queueName=orders&deadLetterPolicy={\"deadLetterQueue\":\"orders\",\"policy\":0,\"maxReceiveCount\":1}", "4000/10740")]
    [TestCase("SetQueueAttributes", "queueName=gone&visibilityTimeout=1", "4440/10100")]
    [TestCase("GetQueueAttributes", "queueName=gone", "4440/10100")]
    [TestCase("DeleteQueue", "queueName=gone", "4440/10100")]
    [TestCase("DeleteQueue", "queueName=dead", "4000/10750")]
    [TestCase("RewindQueue", "queueName=gone&startConsumeTime=1700000000", "4440/10100")]
    [TestCase("RewindQueue", "queueName=orders&startConsumeTime=1700000000", "6050/10670")]
    [TestCase("RewindQueue", "queueName=tape&startConsumeTime=1", "4000/10680")]
    [TestCase("UnbindDeadLetterQueue", "queueName=gone", "4440/10100")]
    [TestCase("ListDeadLetterSourceQueues", "deadLetterQueueName=gone", "4440/10100")]
    [TestCase("CreateTopic", "topicName=1st", "4000/10590")]
    [TestCase("CreateTopic", "topicName=SALES", "4460/10550")]
    [TestCase("CreateTopic", "topicName=past", "6040/10660")]
    [TestCase("CreateTopic", "topicName=x&maxMsgSize=1", "4000/10350")]
    [TestCase("CreateTopic", "topicName=fourth", "4450/10610")]
    [TestCase("SetTopicAttributes", "topicName=gone&maxMsgSize=1024", "4440/10600")]
    [TestCase("GetTopicAttributes", "topicName=gone", "4440/10600")]
    [TestCase("DeleteTopic", "topicName=gone", "4440/10600")]
    [TestCase("DeleteTopic", "topicName=full", "4000/10540")]
    [TestCase("Subscribe", "topicName=gone&subscriptionName=s&protocol=queue&endpoint=orders", "4440/10600")]
    [TestCase("Subscribe", "topicName=gone&subscriptionName=s&protocol=queue&endpoint=orders&bindingKey.0=a", "4440/10600")]
    [TestCase("Subscribe", "topicName=sales&subscriptionName=1&protocol=queue&endpoint=orders", "4000/10580")]
    [TestCase("Subscribe", "topicName=sales&subscriptionName=s&protocol=smtp&endpoint=orders", "4000/10510")]
    [TestCase("Subscribe", "topicName=sales&subscriptionName=s&protocol=http&endpoint=ftp://a", "4000/10500")]
    [TestCase("Subscribe", "topicName=sales&subscriptionName=s&protocol=http&endpoint=http://a b", "4510/10570")]
    [TestCase("Subscribe", "topicName=sales&subscriptionName=s&protocol=queue&endpoint=gone", "4000/10630")]
    [TestCase("Subscribe", "topicName=sales&subscriptionName=s&protocol=queue&endpoint=orders&notifyStrategy=X", "4000/10520")]
    [TestCase("Subscribe", "topicName=sales&subscriptionName=s&protocol=queue&endpoint=orders&notifyContentFormat=X", "4000/10530")]
    [TestCase("Subscribe", "topicName=sales&subscriptionName=s&protocol=queue&endpoint=orders&filterTag.0=12345678901234567", "4000/10350")]
    [TestCase("Subscribe", "topicName=sales&subscriptionName=s&protocol=queue&endpoint=orders&filterTag.0=a&filterTag.1=b&filterTag.2=c&filterTag.3=d&filterTag.4=e&filterTag.5=f", "4000/10490")]
    [TestCase("Subscribe", "topicName=routes&subscriptionName=s&protocol=queue&endpoint=orders", "4000/10710")]
    [TestCase("Subscribe", "topicName=routes&subscriptionName=s&protocol=queue&endpoint=orders&bindingKey.0=a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a", "4000/10691")]
    [TestCase("Subscribe", "topicName=routes&subscriptionName=s&protocol=queue&endpoint=orders&bindingKey.0=a&bindingKey.1=b&bindingKey.2=c&bindingKey.3=d&bindingKey.4=e&bindingKey.5=f", "4000/10680")]
    [TestCase("Subscribe", "topicName=full&subscriptionName=one&protocol=queue&endpoint=orders", "4490/10470")]
    [TestCase("Subscribe", "topicName=full&subscriptionName=three&protocol=queue&endpoint=orders", "4500/10480")]
    [TestCase("SetSubscriptionAttributes", "topicName=gone&subscriptionName=one", "4440/10600")]
    [TestCase("SetSubscriptionAttributes", "topicName=full&subscriptionName=gone", "4440/10600")]
    [TestCase("GetSubscriptionAttributes", "topicName=gone&subscriptionName=one", "4440/10600")]
    [TestCase("GetSubscriptionAttributes", "topicName=full&subscriptionName=gone", "4440/10600")]
    [TestCase("GetSubscriptionAttributes", "topicName=full&subscriptionName=on", "4440/10600")]
    [TestCase("ClearSubscriptionFilterTags", "topicName=gone&subscriptionName=one", "4440/10600")]
    [TestCase("ClearSubscriptionFilterTags", "topicName=full&subscriptionName=gone", "4440/10600")]
    [TestCase("Unsubscribe", "topicName=gone&subscriptionName=one", "4440/10600")]
    [TestCase("Unsubscribe", "topicName=full&subscriptionName=gone", "4440/10600")]
    public async Task Refusal_OfTheBroker_HasThePairOfTheDocumentation(string action, string fields, string pair)
    {
        await MakeObjectsAsync();
        var reply = await CallAsync(action, fields.Split('&').Select(field => field.Split('=', 2)).Select(parts => (parts[0], parts[1])));
        Assert.That(reply.Pair, Is.EqualTo(pair), reply.Text);
        Assert.That(Log, Is.Empty);
    }

    [Test]
    public async Task CreateQueue_PastTheQuota_Is4450()
    {
        await MakeObjectsAsync();
        await SucceedAsync("CreateQueue", ("queueName", "tenth"));
        await SucceedAsync("CreateQueue", ("queueName", "eleventh"));
        Assert.That((await CallAsync("CreateQueue", ("queueName", "twelfth"))).Pair, Is.EqualTo("4450/10220"));
    }

    private async Task MakeObjectsAsync()
    {
        foreach (var name in new[] { "orders", "dead", "past" })
        {
            await Broker.CreateQueueAsync(name, new());
        }

        await Broker.CreateQueueAsync("tape", new() { RewindSeconds = 60 });
        await Broker.DeleteQueueAsync("past");
        for (var source = 1; source <= QueueRules.MaxDeadLetterSources; source++)
        {
            var policy = new DeadLetterPolicy { DeadLetterQueue = "dead", Policy = DeadLetterCondition.ReceiveCount, MaxReceiveCount = 1 };
            await Broker.CreateQueueAsync($"source{source}", new() { DeadLetterPolicy = policy });
        }

        await Broker.CreateTopicAsync("past", new());
        await Broker.DeleteTopicAsync("past");
        await Broker.CreateTopicAsync("sales", new());
        await Broker.CreateTopicAsync("full", new());
        await Broker.CreateTopicAsync("routes", new(), FilterType.BindingKey);
        foreach (var name in new[] { "one", "two" })
        {
            await Broker.CreateSubscriptionAsync("full", name, SubscriptionProtocol.Queue, "orders", new());
        }
    }
}
