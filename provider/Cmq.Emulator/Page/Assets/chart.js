// Charts as SVG: layers of depth over time, and the small lines in the table.
import { draw } from "./dom.js";
import { span, states } from "./history.js";

const margin = { top: 10, right: 12, bottom: 22, left: 44 };
const total = (point) => states.reduce((sum, { key }) => sum + point[key], 0);

/** Draws stacked layers of the states into an element; the pointer reads off a moment. */
export function drawDepth(element, points, now) {
  const { width, height } = element.getBoundingClientRect();
  const [right, bottom] = [width - margin.right, height - margin.bottom];
  const top = niceTop(Math.max(...points.map(total), 0));
  const x = (time) => right - ((now - time) / span) * (right - margin.left);
  const y = (value) => bottom - (value / top) * (bottom - margin.top);
  const shown = points.filter(({ time }) => time >= now - span);
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": describe(points) });
  for (const value of [0, top / 2, top].filter(Number.isInteger)) {
    svg.append(
      draw("line", { class: "grid", x1: margin.left, x2: right, y1: y(value), y2: y(value) }),
      draw("text", { x: margin.left - 8, y: y(value) + 4, "text-anchor": "end" }, compact(value)));
  }

  for (const minutes of [5, 4, 3, 2, 1, 0]) {
    const label = minutes === 0 ? "now" : `−${minutes} min`;
    svg.append(draw("text", { x: x(now - minutes * 60_000), y: height - 4, "text-anchor": minutes === 0 ? "end" : "middle" }, label));
  }

  let below = shown.map(() => 0);
  for (const { key } of states) {
    const above = shown.map((point, index) => below[index] + point[key]);
    if (shown.length > 0 && above.some((value, index) => value > below[index])) {
      const edge = shown.map((point, index) => `${round(x(point.time))},${round(y(above[index]))}`);
      const back = shown.map((point, index) => `${round(x(point.time))},${round(y(below[index]))}`).reverse();
      svg.append(draw("polygon", { class: `layer fill-${key}`, points: [...edge, ...back].join(" ") }));
    }

    below = above;
  }

  element.replaceChildren(svg);
}

/** A small line of one queue's depth. */
export function drawSpark(element, points, now) {
  const [width, height] = [120, 22];
  const shown = points.filter(({ time }) => time >= now - span);
  const top = Math.max(...shown.map(total), 1);
  const line = shown.map((point) => `${round(width - ((now - point.time) / span) * width)},${round(height - 2 - (total(point) / top) * (height - 4))}`);
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, draw("polyline", { class: "line", points: line.join(" ") }));
  element.replaceChildren(svg);
}

function describe(points) {
  const last = points.at(-1);
  return last ? `Messages over the last five minutes; now ${states.map(({ key, label }) => `${label.toLowerCase()} ${last[key]}`).join(", ")}` : "No figures yet";
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

export const compact = (value) => Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }).format(value);
const round = (value) => Math.round(value * 10) / 10;
