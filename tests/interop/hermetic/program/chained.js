// Dead letters of dead letters, which the service does not have.
import * as cmq from "pulumi-cmq";

const last = new cmq.Queue("last", { name: "last" });
const dead = new cmq.Queue("dead", { name: "dead", deadLetterPolicy: { deadLetterQueue: last.name, policy: 0, maxReceiveCount: 5 } });
new cmq.Queue("orders", { name: "orders", deadLetterPolicy: { deadLetterQueue: dead.name, policy: 0, maxReceiveCount: 5 } });
