// The page: reads the figures once a second while somebody looks, and shows them.
import { admin } from "./api.js";
import { drawDepth, setUpDepth } from "./chart.js";
import { open, refreshMessages } from "./detail.js";
import { byId, make, report, say } from "./dom.js";
import { setUpFaults, showFaults } from "./faults.js";
import { note, series, states } from "./history.js";
import { showQueues, showTopics } from "./lists.js";

const period = 1000;
let chosen = null;
let drawChart = () => {};
let reading = Promise.resolve();
let queued = null;

setUp();
await refresh();
document.body.dataset.ready = "true";
setInterval(() => { if (!document.hidden) { void refresh(); } }, period);

// One reading at a time: who asks during one gets the next, together with all others who do.
function refresh() {
  queued ??= reading.then(() => {
    queued = null;
    reading = read();
    return reading;
  });
  return queued;
}

async function read() {
  try {
    const [objects, calls, clock, faults] = await Promise.all([admin.objects(byId("search").value.trim()), admin.calls(), admin.clock(), admin.faults()]);
    await refreshMessages(chosen).catch((error) => {
      // The queue may be gone; its row is then gone too.
      chosen = null;
      byId("detail").replaceChildren(make("p", { class: "quiet" }, error.message));
    });
    show(objects, calls, clock, faults);
    byId("trouble").hidden = true;
  } catch (error) {
    byId("trouble").hidden = false;
    say(byId("trouble"), `The emulator does not answer (${error.message}). Trying again.`);
  }
}

function show(objects, calls, clock, faults) {
  const now = Date.now();
  note(now, objects.queues);
  const points = series(chosen?.kind === "queue" ? [chosen.name] : objects.queues.map(({ name }) => name));
  const last = points.at(-1);
  say(byId("depth-title"), chosen?.kind === "queue" ? `Messages of ${chosen.name}` : objects.queues.length < objects.queueCount || byId("search").value ? "Messages of the queues below" : "Messages");
  states.forEach(({ key }) => say(byId(`now-${key}`), last[key].toLocaleString("en")));
  drawChart = () => drawDepth(byId("chart"), points, now);
  drawChart();
  showQueues(objects, chosen, choose, now);
  showTopics(objects, chosen, choose);
  showFaults(faults, calls.actions);
  const failed = Object.values(calls.errors).reduce((sum, count) => sum + count, 0);
  say(byId("calls"), calls.total.toLocaleString("en") + (failed > 0 ? `, ${failed.toLocaleString("en")} refused` : ""));
  say(byId("clock"), new Date(clock.now).toLocaleString("sv-SE"));
  say(byId("offset"), clock.offsetSeconds > 0 ? `${duration(clock.offsetSeconds)} ahead` : "");
  byId("advance").closest("section").hidden = !clock.adjustable;
}

function choose(what) {
  chosen = what;
  open(what, refresh);
  void refresh();
}

function setUp() {
  say(byId("address"), location.origin);
  byId("legend").replaceChildren(...states.map(({ key, label }) => make("li", {}, make("i", { class: `swatch-${key}` }), `${label} `, make("b", { id: `now-${key}` }, "0"))));
  byId("search").addEventListener("input", () => void refresh());
  setUpDepth(byId("chart"), () => drawChart());
  setUpFaults(refresh);
  const advance = byId("advance");
  advance.addEventListener("submit", (event) => {
    event.preventDefault();
    void putForward(Number(advance.elements.seconds.value));
  });
  for (const button of advance.querySelectorAll("[data-seconds]")) {
    button.addEventListener("click", () => void putForward(Number(button.dataset.seconds)));
  }

  admin.health().then(({ edition }) => say(byId("edition"), edition ?? "–")).catch(() => {});
}

async function putForward(seconds) {
  try {
    await admin.advance(seconds);
    report(byId("clock-said"), `Put forward by ${duration(seconds)}.`);
  } catch (error) {
    report(byId("clock-said"), error.message, true);
  }

  await refresh();
}

function duration(seconds) {
  const parts = [["d", 86_400], ["h", 3600], ["min", 60]].map(([unit, size]) => {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    return count > 0 ? `${count} ${unit}` : null;
  });
  const rest = Math.round(seconds * 10) / 10;
  return [...parts, rest > 0 ? `${rest} s` : null].filter((part) => part !== null).join(" ") || "0 s";
}
