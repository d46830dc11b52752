// Two mistakes, which are both told, each with its place.
const cmq = require("./sdk.cjs");

function declare() {
  new cmq.Queue("slow", { name: "slow", visibilityTimeout: 43201 });
  new cmq.Topic("typo", { name: "1typo" });
}

declare();
