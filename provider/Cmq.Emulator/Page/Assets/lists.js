// The tables of queues and topics.
import { drawSpark } from "./chart.js";
import { byId, keep, make, say } from "./dom.js";
import { series } from "./history.js";

const format = Intl.NumberFormat("en").format;

/** Shows the queues; choose is called with the name of the one that is clicked. */
export function showQueues(objects, chosen, choose, now) {
  say(byId("queue-count"), counted(objects.queues.length, objects.queueCount));
  keep(byId("queues"), objects.queues, ({ name }) => name, (queue) => queueRow(queue, choose), (row, queue) => {
    row.classList.toggle("chosen", chosen?.kind === "queue" && chosen.name === queue.name);
    say(row.querySelector(".note"), queue.deadLetterQueue ? `dead letters go to ${queue.deadLetterQueue}` : "");
    for (const cell of row.querySelectorAll("[data-count]")) {
      say(cell, format(queue[cell.dataset.count]));
      cell.classList.toggle("zero", queue[cell.dataset.count] === 0);
    }

    drawSpark(row.querySelector(".spark"), series([queue.name]), now);
  });
  empty(byId("no-queues"), objects.queues.length, "queue");
}

/** Shows the topics with their subscriptions. */
export function showTopics(objects, chosen, choose) {
  say(byId("topic-count"), counted(objects.topics.length, objects.topicCount));
  const rows = objects.topics.flatMap((topic) =>
    (topic.subscriptions.length > 0 ? topic.subscriptions : [null]).map((subscription, index) => ({ topic, subscription, isFirst: index === 0 })));
  keep(byId("topics"), rows, ({ topic, subscription }) => `${topic.name}/${subscription?.name ?? ""}`, () => make("tr"), (row, item) => {
    const cells = topicCells(item, chosen, choose);
    const shape = JSON.stringify(item) + (chosen?.name ?? "");
    if (row.dataset.shape !== shape) {
      row.dataset.shape = shape;
      row.replaceChildren(...cells);
    }

    row.classList.toggle("chosen", chosen?.kind === "topic" && chosen.name === item.topic.name);
  });
  empty(byId("no-topics"), objects.topics.length, "topic");
}

function queueRow({ name }, choose) {
  const count = (key) => make("td", { class: "number", "data-count": key });
  return make("tr", {},
    make("td", {}, make("button", { type: "button", class: "link", click: () => choose({ kind: "queue", name }) }, name), make("span", { class: "note" })),
    count("active"), count("inactive"), count("delayed"), count("rewindable"),
    make("td", { class: "spark" }));
}

function topicCells({ topic, subscription, isFirst }, chosen, choose) {
  const name = isFirst ? make("button", { type: "button", class: "link", click: () => choose({ kind: "topic", name: topic.name, filter: topic.filter }) }, topic.name) : null;
  if (!subscription) {
    return [make("td", {}, name), make("td", { class: "quiet", colspan: 2 }, "no subscription"), make("td", { class: "number zero" }, "0")];
  }

  const filters = subscription.filters.map((filter) => make("span", { class: "tag" }, filter));
  return [
    make("td", {}, name),
    make("td", {}, `${subscription.protocol === "http" ? "" : "queue "}${subscription.endpoint}`, make("span", { class: "note" }, `as ${subscription.name}`)),
    make("td", {}, ...(filters.length > 0 ? filters : [make("span", { class: "quiet" }, "everything")])),
    make("td", { class: subscription.waiting === 0 ? "number zero" : "number" }, format(subscription.waiting)),
  ];
}

const counted = (shown, all) => (shown < all ? `${format(shown)} of ${format(all)}` : format(all));

function empty(element, count, kind) {
  element.hidden = count > 0;
  say(element, byId("search").value ? `No ${kind} has this in its name.` : `There is no ${kind} yet.`);
}
