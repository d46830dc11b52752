// A gateway in front of an emulator that lets every request through and keeps some answers back: what was asked for is done, and the caller
// does not know yet.
import { once } from "node:events";
import { createServer, request as send } from "node:http";

/**
 * Starts a gateway on a free port.
 * @param {URL} target the emulator
 * @param {string} action the action whose answers are kept back
 */
export async function startGateway(target, action) {
  const held = [];
  let isHolding = true;
  const server = createServer((request, response) => {
    const onward = send({ host: target.hostname, port: target.port, method: request.method, path: request.url, headers: request.headers }, async (answer) => {
      if (isHolding && request.headers["x-tc-action"] === action) {
        held.push(response);
        server.emit("held");
        const released = once(server, "released");
        await Promise.race([released, once(response, "close")]);
      }
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  server.setMaxListeners(0);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: new URL(`http://127.0.0.1:${server.address().port}`),
    /** Waits until so many answers are kept back. */
    async waitForHeld(count) {
      const limit = AbortSignal.timeout(20_000);
      while (held.length < count) {
        await once(server, "held", { signal: limit });
      }
    },
    /** Gives the answers out, and keeps none back from now on. */
    release() {
      isHolding = false;
      server.emit("released");
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
