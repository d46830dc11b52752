import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startEmulator } from "../harness/emulator.mjs";
import { refused, tdmqClient } from "../harness/tencent.mjs";

let emulator, client;
before(async () => {
  emulator = await startEmulator();
  client = tdmqClient(emulator);
});
after(() => emulator?.stop());

const describe = async (QueueName) => (await client.DescribeCmqQueueDetail({ QueueName })).QueueDescribe;

test("A queue with its name alone has the defaults of the edition", async () => {
  const began = Date.now();
  await client.CreateCmqQueue({ QueueName: "plain" });
  const queue = await describe("plain");
  assert.deepEqual(
    [queue.PollingWaitSeconds, queue.VisibilityTimeout, queue.MaxMsgSize, queue.MsgRetentionSeconds, queue.RewindSeconds, queue.RetentionSizeInMB],
    [0, 30, 65536, 345600, 0, 0]);
  assert.ok(queue.CreateTime >= began - 1000 && queue.CreateTime <= Date.now() + 1000, "CreateTime is in milliseconds");
  assert.equal(queue.NamespaceName, "CMQ_QUEUE-plain");
  assert.equal(queue.Status, 1);
});

test("An answer has all 31 members of a queue", async () => {
  await client.CreateCmqQueue({ QueueName: "members" });
  assert.equal(Object.keys(await describe("members")).length, 31);
});

test("A queue with everything is described as it was made", async () => {
  const given = {
    MaxMsgHeapNum: 1_000_000_000, PollingWaitSeconds: 30, VisibilityTimeout: 43200, MaxMsgSize: 1048576, MsgRetentionSeconds: 1296000, RewindSeconds: 43200,
    RetentionSizeInMB: 10240,
  };
  await client.CreateCmqQueue({ QueueName: "full", ...given, Transaction: 1, FirstQueryInterval: 5, MaxQueryCount: 7, Trace: true });
  const queue = await describe("full");
  for (const [member, value] of Object.entries(given)) {
    assert.equal(queue[member], value, member);
  }

  assert.deepEqual([queue.Transaction, queue.TransactionPolicy], [true, { FirstQueryInterval: 5, MaxQueryCount: 7 }]);
});

test("A change leaves alone what it does not name", async () => {
  await client.CreateCmqQueue({ QueueName: "changed", VisibilityTimeout: 60, PollingWaitSeconds: 3 });
  await client.ModifyCmqQueueAttribute({ QueueName: "changed", VisibilityTimeout: 90 });
  const queue = await describe("changed");
  assert.deepEqual([queue.VisibilityTimeout, queue.PollingWaitSeconds], [90, 3]);
});

test("A queue that was deleted is gone", async () => {
  await client.CreateCmqQueue({ QueueName: "short-lived" });
  await client.DeleteCmqQueue({ QueueName: "short-lived" });
  await refused(client.DescribeCmqQueueDetail({ QueueName: "short-lived" }), "ResourceNotFound", /short-lived/);
});

test("A dead-letter policy shows at both queues, until it is unbound", async () => {
  await client.CreateCmqQueue({ QueueName: "dead" });
  await client.CreateCmqQueue({ QueueName: "source", DeadLetterQueueName: "dead", Policy: 1, MaxTimeToLive: 600 });
  assert.deepEqual((await describe("source")).DeadLetterPolicy, { DeadLetterQueue: "dead", Policy: 1, MaxTimeToLive: 600, MaxReceiveCount: 0 });
  assert.deepEqual((await describe("dead")).DeadLetterSource, [{ QueueId: null, QueueName: "source" }]);
  await client.UnbindCmqDeadLetter({ SourceQueueName: "source" });
  assert.equal((await describe("source")).DeadLetterPolicy, null);
  assert.equal((await describe("dead")).DeadLetterSource, null);
});

test("What one tool always sends, policy members and no dead-letter queue, makes no policy", async () => {
  const members = { Transaction: 0, FirstQueryInterval: 0, MaxQueryCount: 0, Policy: 0, MaxReceiveCount: 50, MaxTimeToLive: 300 };
  await client.CreateCmqQueue({ QueueName: "no-policy", ...members });
  await client.ModifyCmqQueueAttribute({ QueueName: "no-policy", ...members });
  const queue = await describe("no-policy");
  assert.deepEqual([queue.DeadLetterPolicy, queue.TransactionPolicy], [null, null]);
});

test("One limit of a dead-letter policy can be changed alone", async () => {
  await client.CreateCmqQueue({ QueueName: "limit-dead" });
  await client.CreateCmqQueue({ QueueName: "limit", DeadLetterQueueName: "limit-dead", Policy: 0, MaxReceiveCount: 5 });
  await client.ModifyCmqQueueAttribute({ QueueName: "limit", MaxReceiveCount: 6 });
  assert.equal((await describe("limit")).DeadLetterPolicy.MaxReceiveCount, 6);
});

for (const [what, request, message] of [
  ["a time out of range", { QueueName: "bad", VisibilityTimeout: 43201 }, /visibilityTimeout.*43201.*1 to 43200/],
  ["a name that starts with a digit", { QueueName: "1st" }, /letter/],
  ["a dead-letter queue that does not exist", { QueueName: "bad", DeadLetterQueueName: "nowhere", Policy: 0, MaxReceiveCount: 1 }, /nowhere/],
]) {
  test(`A queue with ${what} is refused and not made`, async () => {
    await refused(client.CreateCmqQueue(request), "InvalidParameterValue", message);
    await refused(client.DescribeCmqQueueDetail({ QueueName: request.QueueName }), "ResourceNotFound");
  });
}

test("A name that differs in case only is taken", async () => {
  await client.CreateCmqQueue({ QueueName: "taken" });
  await refused(client.CreateCmqQueue({ QueueName: "Taken" }), "ResourceInUse.Queue", /taken/);
});

test("A queue that is a dead-letter queue can't be deleted", async () => {
  await client.CreateCmqQueue({ QueueName: "kept" });
  await client.CreateCmqQueue({ QueueName: "keeper", DeadLetterQueueName: "kept", Policy: 0, MaxReceiveCount: 1 });
  await refused(client.DeleteCmqQueue({ QueueName: "kept" }), "FailedOperation", /keeper/);
});

for (const action of ["DeleteCmqQueue", "ModifyCmqQueueAttribute", "ClearCmqQueue", "DescribeCmqQueueDetail"]) {
  test(`${action} of a queue that does not exist is ResourceNotFound`, async () => {
    await refused(client[action]({ QueueName: "nowhere" }), "ResourceNotFound", /nowhere/);
  });
}
