// A second provider with an edition of its own, and what belongs to it.
import * as cmq from "pulumi-cmq";

const classic = new cmq.Provider("classic", { backend: "memory", edition: "classic" });
new cmq.Queue("here", { name: "shared", maxMsgSize: 1048576 });
new cmq.Queue("there", { name: "shared", maxMsgSize: 65536 }, { provider: classic });
new cmq.WorkQueue("jobs", { queueName: "jobs" }, { provider: classic });
