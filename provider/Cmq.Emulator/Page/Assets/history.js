// What the counters were, second by second, as far back as the page was open and the chart reaches.

export const states = [
  { key: "active", label: "Active" },
  { key: "inactive", label: "Hidden" },
  { key: "delayed", label: "Delayed" },
];

const [shortest, longest] = [60_000, 300_000];

const points = [];

/** How many milliseconds a chart shows: as much as there is, within bounds. */
export const reach = (now) => Math.min(Math.max(now - (points[0]?.time ?? now), shortest), longest);

/** Notes the counters of all queues at a time. */
export function note(time, queues) {
  points.push({ time, queues: new Map(queues.map((queue) => [queue.name, queue])) });
  while (points.length > 0 && points[0].time < time - longest - 5000) {
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
