// A program that gives up by itself.
import * as cmq from "pulumi-cmq";

new cmq.Queue("orders", { name: "orders" });
process.stderr.write("no more paper\n");
process.exit(7);
