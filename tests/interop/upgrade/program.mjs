// What is recorded: every type, each input set somewhere and left out somewhere, on each edition.

/** The editions. */
export const editions = ["tdmq", "classic", "tdmq2022"];

/**
 * The resources of a program on an edition, in the order in which they are made.
 * @param {string} edition the edition
 * @returns {{type: string, name: string, program: object}[]}
 */
export function resources(edition) {
  const isTdmq = edition !== "classic";
  const tags = { team: "shop", "cost-center": "4711" };
  return [
    { type: "Queue", name: "bare", program: {} },
    { type: "Queue", name: "dead", program: { name: "dead" } },
    {
      type: "Queue",
      name: "full",
      program: {
        name: "full",
        maxMsgHeapNum: 2_000_000,
        pollingWaitSeconds: 10,
        visibilityTimeout: 60,
        maxMsgSize: 32_768,
        msgRetentionSeconds: 7_200,
        rewindSeconds: 3_600,
        deadLetterPolicy: { deadLetterQueue: "dead", policy: 0, maxReceiveCount: 5 },
        forceDestroy: true,
        ...(isTdmq ? { retentionSizeInMB: 10_240, trace: true, tags } : {}),
      },
    },
    {
      type: "Queue",
      name: "expiring",
      program: { name: "expiring", msgRetentionSeconds: 7_200, deadLetterPolicy: { deadLetterQueue: "dead", policy: 1, maxTimeToLive: 600 } },
    },
    ...(isTdmq
      ? [{
        type: "Queue",
        name: "transactional",
        program: { name: "transactional", transaction: true, transactionPolicy: { firstQueryInterval: 60, maxQueryCount: 10 } },
      }]
      : []),
    { type: "Topic", name: "bare-topic", program: {} },
    { type: "Topic", name: "tagged", program: { name: "tagged", maxMsgSize: 32_768, filterType: 1, ...(isTdmq ? { trace: true, tags } : {}) } },
    { type: "Topic", name: "keyed", program: { name: "keyed", filterType: 2 } },
    { type: "Subscription", name: "bare-subscription", program: { topic: "tagged", protocol: "queue", endpoint: "full", notifyContentFormat: "SIMPLIFIED" } },
    {
      type: "Subscription",
      name: "by-tag",
      program: { topic: "tagged", name: "by-tag", protocol: "queue", endpoint: "dead", notifyContentFormat: "SIMPLIFIED", filterTags: ["paid", "late"] },
    },
    {
      type: "Subscription",
      name: "by-key",
      program: { topic: "keyed", name: "by-key", protocol: "queue", endpoint: "full", notifyContentFormat: "SIMPLIFIED", bindingKeys: ["order.#", "*.late"] },
    },
    { type: "Subscription", name: "bare-http", program: { topic: "tagged", name: "bare-http", protocol: "http", endpoint: "http://partner.example.com/events" } },
    {
      type: "Subscription",
      name: "full-http",
      program: {
        topic: "tagged", name: "full-http", protocol: "http", endpoint: "http://partner.example.com/all",
        notifyStrategy: "BACKOFF_RETRY", notifyContentFormat: "JSON",
      },
    },
  ];
}

/**
 * The components of the same program.
 * @param {string} edition the edition
 * @returns {{type: string, name: string, program: object}[]}
 */
export function components(edition) {
  const tags = edition === "classic" ? {} : { tags: { team: "shop" } };
  return [
    { type: "WorkQueue", name: "bare-work", program: {} },
    {
      type: "WorkQueue",
      name: "work",
      program: {
        queueName: "work", maxReceiveCount: 3, visibilityTimeout: 60, pollingWaitSeconds: 5, msgRetentionSeconds: 7_200, maxMsgSize: 32_768, forceDestroy: true, ...tags,
      },
    },
    {
      type: "FanOut",
      name: "bare-fan",
      program: { queues: { all: {} } },
    },
    {
      type: "FanOut",
      name: "fan",
      program: {
        topicName: "fan",
        maxMsgSize: 32_768,
        ...tags,
        queues: {
          paid: { queueName: "fan-paid", filterTags: ["paid"], visibilityTimeout: 60, msgRetentionSeconds: 7_200, forceDestroy: true },
          all: {},
        },
      },
    },
    { type: "FanOut", name: "keyed-fan", program: { queues: { orders: { bindingKeys: ["order.#"] } } } },
  ];
}
