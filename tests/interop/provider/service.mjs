// A service of API 3.0 that answers as a test wants it: for what a healthy service does not do.
import { once } from "node:events";
import { createServer } from "node:http";

/**
 * Starts a service.
 * @param {(action: string, parameters: object, calls: number) => object | undefined | Promise<object | undefined>} answer what it answers; undefined
 *   leaves the caller waiting
 */
export async function startService(answer) {
  const calls = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) {
      body += chunk;
    }
    const action = request.headers["x-tc-action"];
    calls.push(action);
    server.emit("called");
    const content = await answer(action, JSON.parse(body), calls.length);
    if (content !== undefined) {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ Response: { ...content, RequestId: `request-${calls.length}` } }));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${server.address().port}`,
    calls,
    /** Waits until there have been this many calls. */
    async waitForCalls(count) {
      const limit = AbortSignal.timeout(10_000);
      while (calls.length < count) {
        await once(server, "called", { signal: limit });
      }
    },
    async stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** An error as the service answers it. */
export const refusal = (code, message = "as the service says it") => ({ Error: { Code: code, Message: message } });
