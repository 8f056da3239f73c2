/** The page's one Python: loaded at the first run, then running one program at a time. */

import { LANGUAGE } from "./labels.js";
import { keepForOffline } from "./offline.js";
import { Runner } from "./runner.js";

const LONGEST_REASON = 200; // characters: a broken file can make Python say much
const BASE = new URL("./", import.meta.url);

/** Bytes to load before the first run: no answer says how many it has, if it is sent compressed. */
const TOTAL = Number(document.querySelector("meta[name=runtime]").dataset.bytes);

/** @type {Promise<Runner> | null} null before the first run, and again after a failure */
let loading = null;
const progressListeners = new Set();
/** @type {Run | null} the run that was started last */
let current = null;
let isKept = false;

/** Python could not be loaded. */
export class LoadError extends Error {}

async function open() {
  const runner = new Runner({ base: BASE, language: LANGUAGE });
  await runner.prepare(({ loaded }) => {
    for (const listener of progressListeners) listener({ loaded, total: Math.max(loaded, TOTAL) });
  });
  return runner;
}

async function load(onProgress) {
  progressListeners.add(onProgress);
  try {
    loading ??= open();
    return await loading;
  } catch (error) {
    loading = null;
    throw new LoadError(error.message.split("\n")[0].slice(0, LONGEST_REASON), { cause: error });
  } finally {
    progressListeners.delete(onProgress);
  }
}

/**
 * @typedef {object} RunOptions
 * @property {number | null} seed  of forced switching; null without it
 * @property {boolean} isRecorded  whether a timeline of the run can be drawn afterwards
 * @property {(progress: {loaded: number, total: number}) => void} onProgress  bytes of Python, at the first run
 * @property {() => void} onStart  Python is there, the program begins
 * @property {(chunk: import("./output-view.js").Chunk) => void} onOutput
 * @property {(report: {waiting: object[]}) => void} onDeadlock
 * @property {(event: {pid: number, state: "started" | "ended"}) => void} onProcess
 */

/** One run of a program. Starting another one stops it. */
export class Run {
  /**
   * @param {string} source
   * @param {RunOptions} options
   */
  constructor(source, options) {
    const previous = current;
    previous?.stop("another");
    current = this;
    /** @type {null | "reader" | "another"} who stopped it */
    this.stoppedBy = null;
    this.runner = null;
    this.isOver = false;
    const stopRequest = new Promise((resolve) => (this.requestStop = resolve));
    /**
     * How it ended; rejects with a LoadError when Python could not be loaded.
     * @type {Promise<{status: number, stopped: boolean, seconds: number | null, stdout: string, stderr: string,
   *   isComplete: boolean, logs: [number, string][]}>}
     */
    this.result = this.#run(source, options, stopRequest, previous?.result);
  }

  async #run(source, { onProgress, onStart, ...options }, stopRequest, previousResult) {
    const notStarted = { status: 0, stopped: true, seconds: null, stdout: "", stderr: "", isComplete: true, logs: [] };
    await previousResult?.catch(() => {}); // it is reported where it was started
    const runner = await Promise.race([load(onProgress), stopRequest]);
    if (this.stoppedBy) return notStarted;
    this.runner = runner;
    onStart();
    try {
      return await runner.run(source, options);
    } finally {
      this.isOver = true;
      if (!isKept) keepForOffline(BASE); // not earlier: the first run shall have the line and the machine for itself
      isKept = true;
    }
  }

  /** @param {"reader" | "another"} by */
  stop(by) {
    if (this.isOver) return; // the runner may be at the next one
    this.stoppedBy ??= by;
    this.requestStop();
    this.runner?.stop();
  }
}

/**
 * Compare a finished run with the expected output that stands at the end of `source`.
 * @param {{source: string, stdout: string, stderr: string, status: number}} run
 * @returns {Promise<{ok: boolean, mismatches: string[]}>}
 */
export async function check(run) {
  return (await loading).check(run);
}

/**
 * Draw the timeline of a finished run that was recorded.
 * @param {{source: string, stdout: string, stderr: string, status: number, logs: [number, string][]}} run
 * @returns {Promise<{picture: string, story: string[]} | {problem: string}>}
 */
export async function draw(run) {
  return (await loading).draw(run);
}
