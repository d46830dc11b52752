// Charts as SVG: layers of depth over time, and the small lines in the table.
import { draw, make } from "./dom.js";
import { reach, states } from "./history.js";

const margin = { top: 10, right: 12, bottom: 22, left: 44 };
const total = (point) => states.reduce((sum, { key }) => sum + point[key], 0);
const pointers = new WeakMap();

/** Lets the pointer read off a moment of a chart; redraw draws it again. */
export function setUpDepth(element, redraw) {
  element.addEventListener("pointermove", (event) => {
    pointers.set(element, event.clientX - element.getBoundingClientRect().left);
    redraw();
  });
  element.addEventListener("pointerleave", () => {
    pointers.delete(element);
    redraw();
  });
}

/** Draws stacked layers of the states into an element. */
export function drawDepth(element, points, now) {
  const { width, height } = element.getBoundingClientRect();
  const [right, bottom, span] = [width - margin.right, height - margin.bottom, reach(now)];
  const shown = points.filter(({ time }) => time >= now - span);
  const top = niceTop(Math.max(...shown.map(total), 0));
  const x = (time) => right - ((now - time) / span) * (right - margin.left);
  const y = (value) => bottom - (value / top) * (bottom - margin.top);
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": describe(points) });
  for (const value of [0, top / 2, top]) {
    svg.append(
      draw("line", { class: "grid", x1: margin.left, x2: right, y1: y(value), y2: y(value) }),
      draw("text", { x: margin.left - 8, y: y(value) + 4, "text-anchor": "end" }, compact(value)));
  }

  for (const [seconds, label] of ticks(span)) {
    svg.append(draw("text", { x: x(now - seconds * 1000), y: height - 4, "text-anchor": seconds === 0 ? "end" : "middle" }, label));
  }

  let below = shown.map(() => 0);
  for (const { key } of states) {
    const above = shown.map((point, index) => below[index] + point[key]);
    if (above.some((value, index) => value > below[index])) {
      const edge = shown.map((point, index) => `${round(x(point.time))},${round(y(above[index]))}`);
      const back = shown.map((point, index) => `${round(x(point.time))},${round(y(below[index]))}`).reverse();
      svg.append(draw("polygon", { class: `layer fill-${key}`, points: [...edge, ...back].join(" ") }));
    }

    below = above;
  }

  element.replaceChildren(svg);
  const pointer = pointers.get(element);
  if (pointer !== undefined && shown.length > 0) {
    const nearest = shown.reduce((best, point) => (Math.abs(x(point.time) - pointer) < Math.abs(x(best.time) - pointer) ? point : best));
    const at = round(x(nearest.time));
    svg.append(draw("line", { class: "cursor", x1: at, x2: at, y1: margin.top, y2: bottom }));
    const bubble = make("p", { class: "bubble" }, `${new Date(nearest.time).toLocaleTimeString("en-GB")} · ${figures(nearest)}`);
    bubble.style[at > width / 2 ? "right" : "left"] = `${at > width / 2 ? width - at + 8 : at + 8}px`;
    element.append(bubble);
  }
}

/** A small line of one queue's depth. */
export function drawSpark(element, points, now) {
  const [width, height, span] = [120, 22, reach(now)];
  const shown = points.filter(({ time }) => time >= now - span);
  const top = Math.max(...shown.map(total), 1);
  const line = shown.map((point) => `${round(width - ((now - point.time) / span) * width)},${round(height - 2 - (total(point) / top) * (height - 4))}`);
  const isFlat = shown.every((point) => total(point) === 0);
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, draw("polyline", { class: isFlat ? "line none" : "line", points: line.join(" ") }));
  element.replaceChildren(svg);
}

const figures = (point) => states.map(({ key, label }) => `${label.toLowerCase()} ${point[key].toLocaleString("en")}`).join(", ");
const describe = (points) => (points.length > 0 ? `Messages over the last minutes; now ${figures(points.at(-1))}` : "No figures yet");

function ticks(span) {
  return span <= 90_000
    ? [[60, "−60 s"], [40, "−40 s"], [20, "−20 s"], [0, "now"]]
    : [4, 3, 2, 1, 0].filter((minutes) => minutes * 60_000 <= span).map((minutes) => [minutes * 60, minutes === 0 ? "now" : `−${minutes} min`]);
}

/** The next of 2, 4, 10, 20, 40, 100, …: a top that can be halved. */
function niceTop(value) {
  for (let power = 1; ; power *= 10) {
    for (const step of [2, 4, 10]) {
      if (value <= step * power) {
        return step * power;
      }
    }
  }
}

const compact = (value) => Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }).format(value);
const round = (value) => Math.round(value * 10) / 10;
