// The plan of faults.
import { admin } from "./api.js";
import { byId, keep, make, report, say } from "./dom.js";

const names = { delay: "Delay", drop: "Drop", loseAnswer: "Lose the answer", httpError: "HTTP error", throttle: "Throttle" };

/** Makes the form work. */
export function setUpFaults(changed) {
  byId("plan").addEventListener("submit", (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const number = (name) => Number(form.get(name));
    void change(changed, "It is planned.", async () => {
      const { seed, faults } = await admin.faults();
      return admin.planFaults({ seed, faults: [...faults.map(rest), {
        kind: form.get("kind"),
        action: form.get("action").trim() || null,
        times: number("times"),
        after: number("after"),
        probability: number("probability"),
        delaySeconds: number("delaySeconds"),
        status: form.get("kind") === "httpError" ? number("status") : undefined,
      }] });
    });
  });
  byId("end-faults").addEventListener("click", () => void change(changed, "All faults are over.", admin.endFaults));
}

/** Shows the plan, and offers the actions that were called. */
export function showFaults({ befallen, faults }, actions) {
  say(byId("befallen"), befallen === 0 ? "" : `${befallen} ${befallen === 1 ? "call" : "calls"} befallen`);
  byId("no-faults").hidden = faults.length > 0;
  byId("end-faults").disabled = faults.length === 0;
  keep(byId("faults"), faults.map((fault, index) => ({ ...fault, index })), ({ index }) => String(index), () => make("li", {}, make("span"), make("span", { class: "count" })), (item, fault) => {
    say(item.firstChild, `${names[fault.kind]}${details(fault)} · ${fault.action ?? "every action"}`);
    say(item.lastChild, `${fault.left} left${fault.toPass > 0 ? `, after ${fault.toPass}` : ""}`);
  });
  keep(byId("actions"), Object.keys(actions), (name) => name, (name) => make("option", { value: name }), () => {});
}

// What is left of a fault, so that planning one more does not begin the others anew.
const rest = ({ kind, action, probability, delaySeconds, status, toPass, left }) =>
  ({ kind, action, probability, delaySeconds, status, times: left, after: toPass });

function details({ kind, delaySeconds, probability, status }) {
  const parts = [
    kind === "httpError" ? `${status}` : null,
    delaySeconds > 0 ? `${delaySeconds} s` : null,
    probability < 1 ? `${Math.round(probability * 100)} %` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

async function change(changed, text, work) {
  try {
    await work();
    report(byId("faults-said"), text);
  } catch (error) {
    report(byId("faults-said"), error.message, true);
  }

  await changed();
}
