// A second provider with settings of its own, beside the one that the stack configures.
import * as pulumi from "@pulumi/pulumi";
import * as cmq from "pulumi-cmq";

const config = new pulumi.Config();

const classic = new cmq.Provider("classic", {
  backend: "memory", edition: "classic", secretId: "AKIDEXAMPLE", secretKey: config.requireSecret("key"),
});
new cmq.Queue("here", { name: "shared" });
new cmq.Queue("there", { name: "shared" }, { provider: classic });
new cmq.WorkQueue("jobs", { queueName: "jobs" }, { provider: classic });
