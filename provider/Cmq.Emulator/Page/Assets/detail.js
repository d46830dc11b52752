// What is chosen: a queue with its messages, or a topic to publish on.
import { admin } from "./api.js";
import { byId, keep, make, report, say } from "./dom.js";

const stateNames = { active: "active", inactive: "hidden", delayed: "delayed", rewindable: "rewindable" };

/** Shows what was chosen; changed is called after something was done. */
export function open(chosen, changed) {
  const section = byId("detail");
  section.replaceChildren(...(chosen.kind === "queue" ? queueParts(chosen.name, changed) : topicParts(chosen, changed)));
  section.scrollIntoView({ block: "nearest" });
}

/** Shows the messages of the queue that is open, if one is. */
export async function refreshMessages(chosen) {
  const list = byId("messages");
  if (chosen?.kind !== "queue" || !list) {
    return;
  }

  const { messages } = await admin.messages(chosen.name);
  if (list.dataset.queue !== chosen.name) {
    return;
  }

  keep(list, messages, ({ messageId }) => messageId, messageItem, (item, message) => {
    item.querySelector(".dot").className = `dot ${message.state}`;
    say(item.querySelector(".state"), stateText(message));
    say(item.querySelector(".received"), message.dequeueCount === 0 ? "never received" : `received ${message.dequeueCount} ×`);
  });
  byId("no-messages").hidden = messages.length > 0;
}

function queueParts(name, changed) {
  const said = make("p", { class: "said", role: "status" });
  const body = make("textarea", { name: "body", required: true, spellcheck: "false", "aria-label": "Message" });
  const delay = make("input", { name: "delay", type: "number", min: 0, value: 0, required: true });
  const send = act(said, async () => {
    const { messageId } = await admin.send(name, { body: body.value, delaySeconds: Number(delay.value) });
    body.value = "";
    return `Sent as ${messageId}.`;
  }, changed);
  const purge = act(said, async () => {
    if (!confirm(`Drop all messages of ${name}?`)) {
      return "";
    }

    await admin.purge(name);
    return "All messages are dropped.";
  }, changed);
  return [
    make("div", { class: "title" }, make("h2", {}, name), make("button", { type: "button", class: "danger", id: "purge", click: purge }, "Purge")),
    make("form", { id: "send", submit: send }, body, make("div", { class: "row" }, make("label", {}, "Delay, s ", delay), make("button", { type: "submit", class: "main" }, "Send"))),
    said,
    make("h3", {}, "Messages, oldest first"),
    make("p", { id: "no-messages", class: "quiet", hidden: true }, "The queue is empty."),
    make("ul", { id: "messages", class: "messages", "data-queue": name }),
  ];
}

function topicParts({ name, filter }, changed) {
  const said = make("p", { class: "said", role: "status" });
  const byKey = filter === "routingKey";
  const body = make("textarea", { name: "body", required: true, spellcheck: "false", "aria-label": "Message" });
  const chooser = make("input", { name: "filter", type: "text", autocomplete: "off", spellcheck: "false", placeholder: byKey ? "eu.shirts.sold-out" : "created, paid" });
  const publish = act(said, async () => {
    const words = chooser.value.split(",").map((word) => word.trim()).filter((word) => word !== "");
    const extra = words.length === 0 ? {} : byKey ? { routingKey: chooser.value.trim() } : { tags: words };
    const { messageId } = await admin.publish(name, { body: body.value, ...extra });
    body.value = "";
    return `Published as ${messageId}.`;
  }, changed);
  return [
    make("div", { class: "title" }, make("h2", {}, name)),
    make("form", { id: "publish", submit: publish }, body,
      make("div", { class: "row" }, make("label", {}, byKey ? "Routing key " : "Tags, separated by commas ", chooser), make("button", { type: "submit", class: "main" }, "Publish"))),
    said,
  ];
}

function messageItem(message) {
  return make("li", { class: "message" },
    make("pre", {}, message.body),
    make("div", { class: "about" },
      make("span", {}, make("span", { class: "dot" }), make("span", { class: "state" })),
      make("span", { class: "received" }),
      make("span", {}, `sent ${time(message.enqueueTime)}`),
      ...message.tags.map((tag) => make("span", { class: "tag" }, tag))));
}

function stateText({ state, visibleTime }) {
  return state === "inactive" || state === "delayed" ? `${stateNames[state]} until ${time(visibleTime)}` : stateNames[state];
}

// Does something, tells its outcome, and has the figures read again.
function act(said, work, changed) {
  return async (event) => {
    event.preventDefault();
    try {
      report(said, await work());
    } catch (error) {
      report(said, error.message, true);
    }

    await changed();
  };
}

const time = (text) => new Date(text).toLocaleTimeString("en-GB");
