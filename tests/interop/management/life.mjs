// The life of every kind of object, by every action there is: what each way to send a request has to carry.
import assert from "node:assert/strict";

/** Runs through all 20 actions with one client, and takes everything down again. */
export async function liveThroughEverything(client) {
  const { QueueId } = await client.CreateCmqQueue({
    QueueName: "orders", VisibilityTimeout: 60, Trace: false, RewindSeconds: 3600, Tags: [{ TagKey: "owner", TagValue: "shop & co" }, { TagKey: "阶段", TagValue: "测试 1" }],
  });
  assert.match(QueueId, /^cmqq-[0-9a-z]+$/);
  await client.CreateCmqQueue({ QueueName: "orders-dead" });
  await client.ModifyCmqQueueAttribute({ QueueName: "orders", PollingWaitSeconds: 5, DeadLetterQueueName: "orders-dead", Policy: 0, MaxReceiveCount: 3 });

  const { QueueDescribe: queue } = await client.DescribeCmqQueueDetail({ QueueName: "orders" });
  assert.equal(queue.QueueId, QueueId);
  assert.equal(queue.PollingWaitSeconds, 5);
  assert.equal(queue.VisibilityTimeout, 60);
  assert.deepEqual(queue.DeadLetterPolicy, { DeadLetterQueue: "orders-dead", Policy: 0, MaxTimeToLive: 0, MaxReceiveCount: 3 });
  assert.deepEqual(
    new Map(queue.Tags.map(({ TagKey, TagValue }) => [TagKey, TagValue])),
    new Map([["owner", "shop & co"], ["阶段", "测试 1"]]));

  const queues = await client.DescribeCmqQueues({
    Limit: 10, Offset: 0, QueueName: "ord", QueueNameList: ["orders", "other"], IsTagFilter: true, Filters: [{ Name: "tag:owner", Values: ["shop & co"] }],
  });
  assert.deepEqual([queues.TotalCount, queues.QueueList.map(({ QueueName }) => QueueName)], [1, ["orders"]]);

  const sent = await client.SendCmqMsg({ QueueName: "orders", MsgContent: "a=b&c='d' 订单 + ✓", DelaySeconds: 0 });
  assert.deepEqual([sent.Result, typeof sent.MsgId], [true, "string"]);
  assert.equal((await client.DescribeCmqQueueDetail({ QueueName: "orders" })).QueueDescribe.ActiveMsgNum, 1);
  await client.ClearCmqQueue({ QueueName: "orders" });
  assert.equal((await client.DescribeCmqQueueDetail({ QueueName: "orders" })).QueueDescribe.ActiveMsgNum, 0);
  await client.RewindCmqQueue({ QueueName: "orders", StartConsumeTime: Date.now() - 60_000 });

  const { TopicId } = await client.CreateCmqTopic({ TopicName: "sales", MaxMsgSize: 4096, FilterType: 1 });
  assert.match(TopicId, /^cmqt-[0-9a-z]+$/);
  await client.ModifyCmqTopicAttribute({ TopicName: "sales", MaxMsgSize: 8192 });
  assert.equal((await client.DescribeCmqTopicDetail({ TopicName: "sales" })).TopicDescribe.MaxMsgSize, 8192);
  const topics = await client.DescribeCmqTopics({ TopicNameList: ["sales"] });
  assert.deepEqual([topics.TotalCount, topics.TopicList[0].TopicId], [1, TopicId]);

  const { SubscriptionId } = await client.CreateCmqSubscribe({
    TopicName: "sales", SubscriptionName: "to-orders", Protocol: "queue", Endpoint: "orders", NotifyContentFormat: "SIMPLIFIED", FilterTag: ["red", "blue"],
  });
  assert.match(SubscriptionId, /^subsc-[0-9a-z]+$/);
  await client.ModifyCmqSubscriptionAttribute({ TopicName: "sales", SubscriptionName: "to-orders", NotifyStrategy: "BACKOFF_RETRY", FilterTags: ["green"] });
  const { SubscriptionSet: [subscription] } = await client.DescribeCmqSubscriptionDetail({ TopicName: "sales", SubscriptionName: "to-orders" });
  assert.deepEqual([subscription.SubscriptionId, subscription.NotifyStrategy, subscription.FilterTags], [SubscriptionId, "BACKOFF_RETRY", ["green"]]);
  await client.ClearCmqSubscriptionFilterTags({ TopicName: "sales", SubscriptionName: "to-orders" });
  const ofQueue = await client.DescribeCmqSubscriptionDetail({ QueueName: "orders", QueryType: "queue" });
  assert.deepEqual([ofQueue.TotalCount, ofQueue.SubscriptionSet[0].FilterTags], [1, []]);

  const published = await client.PublishCmqMsg({ TopicName: "sales", MsgContent: "sold", MsgTag: ["red"] });
  assert.deepEqual([published.Result, typeof published.MsgId], [true, "string"]);

  await client.DeleteCmqSubscribe({ TopicName: "sales", SubscriptionName: "to-orders" });
  await client.DeleteCmqTopic({ TopicName: "sales" });
  await client.UnbindCmqDeadLetter({ SourceQueueName: "orders" });
  await client.DeleteCmqQueue({ QueueName: "orders" });
  await client.DeleteCmqQueue({ QueueName: "orders-dead" });
  assert.equal((await client.DescribeCmqQueues({})).TotalCount, 0);
  assert.equal((await client.DescribeCmqTopics({})).TotalCount, 0);
}
