// A queue that nobody made.
import * as cmq from "pulumi-cmq";

export const queueId = cmq.Queue.get("nowhere", "nowhere").queueId;
