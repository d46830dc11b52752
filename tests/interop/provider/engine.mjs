// The engine's own service, as far as a provider or a program calls it: it keeps what it is told.
import { once } from "node:events";
import { EventEmitter } from "node:events";
import { Empty, engineMessages, engineServices, fill, grpc } from "./wire.mjs";

/** Starts an engine's service on a free port. */
export async function startEngine() {
  const messages = [];
  let root = "";
  const told = new EventEmitter();
  const server = new grpc.Server();
  server.addService(engineServices.EngineService, {
    log: (call, answer) => {
      const { severity, message, urn, ephemeral } = call.request.toObject();
      messages.push({ severity, message, urn, ephemeral });
      answer(null, new Empty());
      told.emit("message");
    },
    getRootResource: (call, answer) => answer(null, fill(new engineMessages.GetRootResourceResponse(), { urn: root })),
    setRootResource: (call, answer) => {
      root = call.request.getUrn();
      answer(null, new engineMessages.SetRootResourceResponse());
    },
  });
  const port = await new Promise((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))),
  );
  return {
    address: `127.0.0.1:${port}`,
    messages,
    /** Waits until a message says something. */
    async waitForMessage(pattern) {
      const limit = AbortSignal.timeout(10_000);
      for (;;) {
        const found = messages.find((message) => pattern.test(message.message));
        if (found) {
          return found;
        }
        await once(told, "message", { signal: limit });
      }
    },
    stop: () => server.forceShutdown(),
  };
}
