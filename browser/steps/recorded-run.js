/** A recorded run (timeline/recording.py says what its rows mean), moment by moment. */

/** The columns of the rows that are looked at here, in their order. */
export const COLUMNS = {
  tasks: ["process", "kind", "name", "parent", "created", "start", "end"],
  objects: ["kind", "name", "line"],
  waits: ["task", "kind", "start", "end", "line", "object", "other"],
  steps: ["time", "task", "line"],
  lines: ["time", "out", "task", "line", "stream", "text"],
};

/**
 * Something that happened: a task begins a line, begins to wait, goes on, or a line of output comes out.
 * @typedef {{ time: number, kind: "step" | "waits" | "goesOn" | "prints", row: object }} Moment
 * @typedef {{ state: "starts" | "runs" | "waits" | "ended", line: number | null, wait: object | null }} TaskState
 */

export class RecordedRun {
  /** @param {object} run  one of a recording's `runs`, as it stands in the file */
  constructor(run) {
    for (const [name, columns] of Object.entries(COLUMNS)) {
      this[name] = run[name].map((row) => Object.fromEntries(columns.map((column, n) => [column, row[n]])));
    }
    this.duration = run.duration;
    /** @type {Moment[]} in their order; of one time, what ends comes first */
    this.moments = [
      ...this.waits.map((row) => ({ time: row.end, kind: "goesOn", row })),
      ...this.steps.map((row) => ({ time: row.time, kind: "step", row })),
      ...this.lines.map((row) => ({ time: row.out, kind: "prints", row })),
      ...this.waits.map((row) => ({ time: row.start, kind: "waits", row })),
    ].sort((a, b) => a.time - b.time);
  }

  /**
   * How things stand after the first moments.
   * @param {number} count  how many have passed
   * @returns {{ time: number, tasks: (TaskState | null)[], printed: object[] }}  by task, null: not created yet
   */
  after(count) {
    const passed = this.moments.slice(0, count);
    const time = passed.at(-1)?.time ?? 0;
    const tasks = this.tasks.map((task) => {
      if (task.created > time) return null;
      const state = task.start > time ? "starts" : task.end <= time && task.end < this.duration ? "ended" : "runs";
      return { state, line: null, wait: null };
    });
    for (const { kind, row } of passed) {
      const task = tasks[row.task];
      if (!task || task.state === "ended") continue;
      if (kind === "step") task.line = row.line;
      if (kind === "waits") task.wait = row;
      if (kind === "goesOn" && task.wait === row) task.wait = null;
    }
    for (const task of tasks) if (task?.wait) task.state = "waits";
    return { time, tasks, printed: passed.filter(({ kind }) => kind === "prints").map(({ row }) => row) };
  }
}

/**
 * Where a moment stands in a picture whose axis is even between given points (timeline/axis.py).
 * @param {[number, number][]} points  time (µs) and place (percent of the width), in order
 * @param {number} time
 */
export function place(points, time) {
  const after = Math.max(points.findIndex(([t]) => t >= time), 1);
  const [[t0, x0], [t1, x1]] = [points[after - 1], points[after]];
  return x0 + ((x1 - x0) * (time - t0)) / (t1 - t0);
}
