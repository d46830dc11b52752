// What is there already, in part as it is declared.
import * as pulumi from "@pulumi/pulumi";
import * as cmq from "pulumi-cmq";

const config = new pulumi.Config();
const same = new cmq.Queue("same", { name: "same", visibilityTimeout: 60 });
new cmq.Queue("changed", { name: "changed", visibilityTimeout: config.getNumber("visibilityTimeout") ?? 60 }, { ignoreChanges: ["pollingWaitSeconds"] });
const looked = await cmq.getQueue({ name: "same" });

export const sameId = same.queueId;
export const timeout = looked.visibilityTimeout;
