// One queue that can be, and one that can't.
import * as cmq from "pulumi-cmq";

const good = new cmq.Queue("good", { name: "good" });
new cmq.Queue("bad", { name: "bad", visibilityTimeout: 43201 }, { dependsOn: good });
