/** Runs programs for a page: one at a time, each in fresh processes. */

import { Kernel } from "./kernel.js";
import { WarmWorkers } from "./workers.js";

const START_METHOD = "spawn"; // the only one that a browser can offer
/** Characters of output that are kept for a check: of an endless output, the beginning. */
const MOST_KEPT = 1_000_000;
const WARM = 2; // one for the next run, and one for the first process that it starts

/**
 * @typedef {object} Events
 * @property {(event: {pid: number, processName: string, stream: "stdout"|"stderr", text: string,
 *   task: {kind: string, name: string}}) => void} [onOutput]
 * @property {(event: {waiting: object[]}) => void} [onDeadlock]
 * @property {(event: {pid: number, ppid: number, processName: string, state: "started"|"ended",
 *   status: number|null, time: number}) => void} [onProcess] time: of performance.now()
 * @property {(event: {pid: number, call: string, reason: string}) => void} [onUnavailable] the program asked for
 *   something that no browser has; the reason is the error's text, in the reader's language
 */

/** Ask a worker in which no program runs; it answers one question at a time. */
function ask(worker, question) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(event.message));
    };
    worker.postMessage(question);
  });
}

/** Runs programs, stops them, and holds their output against what they should print. */
export class Runner {
  #workers;
  #language;
  #kernel = null;
  #wasStopped = false;

  /**
   * @param {object} options
   * @param {string|URL} options.base the folder that holds worker.js and what it needs
   * @param {"zh"|"en"} options.language of the runtime's own messages
   * @param {number} [options.warm] how many workers to keep ready for processes to come
   */
  constructor({ base, language, warm = WARM }) {
    this.#language = language;
    this.#workers = new WarmWorkers({ url: new URL("worker.js", base), count: warm });
  }

  /**
   * Load Python, so that the next run begins at once.
   * @param {(bytes: {loaded: number}) => void} [onProgress]
   * @returns {Promise<{seconds: number, snapshot: boolean}>} rejected when it could not be loaded; may be tried again
   */
  async prepare(onProgress) {
    const { seconds, snapshot } = await this.#workers.prepare(onProgress);
    this.#workers.refill();
    return { seconds, snapshot };
  }

  /** Whether a program is running. */
  get isRunning() {
    return this.#kernel !== null;
  }

  /**
   * Run a program to its end.
   * @param {string} source its text
   * @param {{seed?: number|null, isRecorded?: boolean} & Events} [options] with a seed, threads are switched at any
   *   bytecode, the same each time; a recorded run has `logs` for its timeline
   * @returns {Promise<{status: number, stopped: boolean, seconds: number, stdout: string, stderr: string,
   *   isComplete: boolean, logs: [number, string][]}>} a status below 0 is the signal that ended the main process; without isComplete there was
   *   more output than is kept; rejected when Python could not be loaded
   */
  async run(source, { seed = null, isRecorded = false, onOutput, onDeadlock, onProcess, onUnavailable } = {}) {
    if (this.isRunning) throw new Error("a program is already running");
    const text = { stdout: "", stderr: "", isComplete: true };
    let room = MOST_KEPT;
    const logs = new Map();
    const events = {
      onOutput: (event) => {
        if (event.stream === "log") {
          logs.set(event.pid, (logs.get(event.pid) ?? "") + event.text);
          return;
        }
        if (event.text.length > room) text.isComplete = false;
        text[event.stream] += event.text.slice(0, room);
        room -= Math.min(event.text.length, room);
        onOutput?.(event);
      },
      onDeadlock: (event) => onDeadlock?.(event),
      onProcess: (event) => onProcess?.(event),
      onUnavailable: (event) => onUnavailable?.(event),
    };
    this.#kernel = new Kernel({
      workers: this.#workers,
      program: { source, seed, recorded: isRecorded, language: this.#language },
      events,
    });
    this.#wasStopped = false;
    const start = performance.now();
    try {
      const status = await this.#kernel.run();
      const seconds = (performance.now() - start) / 1000;
      return { status, stopped: this.#wasStopped, seconds, ...text, logs: [...logs] };
    } finally {
      this.#kernel = null;
      this.#workers.refill();
    }
  }

  /** End all processes of the run at once; its run() resolves with stopped: true. Without a run it does nothing. */
  stop() {
    if (!this.#kernel) return;
    this.#wasStopped = true;
    this.#kernel.stop();
  }

  /**
   * Hold a finished run against the expected output at the end of its program.
   * @param {{source: string, stdout: string, stderr: string, status: number}} run
   * @returns {Promise<{ok: boolean, mismatches: string[]}>}
   */
  async check({ source, stdout, stderr, status }) {
    const run = { source, stdout, stderr, status, startMethod: START_METHOD };
    const { ok, mismatches } = await this.#ask({ type: "check", id: 1, ...run });
    return { ok, mismatches };
  }

  /**
   * Draw the timeline of a finished run that was recorded.
   * @param {{source: string, stdout: string, stderr: string, status: number, logs: [number, string][]}} run
   * @returns {Promise<{picture: string, story: string[]} | {problem: string}>} an SVG and sentences
   */
  async draw({ source, stdout, stderr, status, logs }) {
    const run = { source, stdout, stderr, status, logs };
    return await this.#ask({ type: "draw", language: this.#language, ...run });
  }

  async #ask(question) {
    const warm = this.#workers.take();
    await warm.ready;
    try {
      return await ask(warm.worker, question);
    } finally {
      this.#workers.giveBack(warm);
    }
  }

  /** Stop and give back all memory. The runner is of no use afterwards. */
  close() {
    this.stop();
    this.#workers.close();
  }
}
