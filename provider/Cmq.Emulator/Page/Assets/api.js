// The admin API.

/** What the emulator refused, as it says it. */
export class Refusal extends Error {}

export const admin = {
  health: () => call("GET", "health"),
  calls: () => call("GET", "calls"),
  clock: () => call("GET", "clock"),
  advance: (seconds) => call("POST", "clock", { advanceSeconds: seconds }),
  objects: (search) => call("GET", `objects?limit=200${search ? `&search=${encodeURIComponent(search)}` : ""}`),
  messages: (queue) => call("GET", `queues/${encodeURIComponent(queue)}/messages?limit=50`),
  send: (queue, message) => call("POST", `queues/${encodeURIComponent(queue)}/messages`, message),
  purge: (queue) => call("DELETE", `queues/${encodeURIComponent(queue)}/messages`),
  publish: (topic, message) => call("POST", `topics/${encodeURIComponent(topic)}/messages`, message),
  faults: () => call("GET", "faults"),
  planFaults: (plan) => call("PUT", "faults", plan),
  endFaults: () => call("DELETE", "faults"),
};

async function call(method, path, body) {
  const response = await fetch(`/_admin/${path}`, {
    method,
    cache: "no-store",
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body ? JSON.stringify(body) : undefined,
    signal: AbortSignal.timeout(10_000),
  });
  const answer = await response.json();
  if (!response.ok) {
    throw new Refusal(answer.error);
  }

  return answer;
}
