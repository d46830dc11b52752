// What the counters were, second by second, as far back as the page was open and the chart reaches.

export const states = [
  { key: "active", label: "Active" },
  { key: "inactive", label: "Hidden" },
  { key: "delayed", label: "Delayed" },
];

export const span = 300_000;

const points = [];

/** Notes the counters of all queues at a time. */
export function note(time, queues) {
  points.push({ time, queues: new Map(queues.map((queue) => [queue.name, queue])) });
  while (points.length > 0 && points[0].time < time - span - 5000) {
    points.shift();
  }
}

/** The counters of these queues together: [{ time, active, inactive, delayed }]. */
export function series(names) {
  return points.map(({ time, queues }) => {
    const chosen = names.filter((name) => queues.has(name)).map((name) => queues.get(name));
    const sum = (key) => chosen.reduce((total, queue) => total + queue[key], 0);
    return { time, active: sum("active"), inactive: sum("inactive"), delayed: sum("delayed") };
  });
}
