/**
 * Which of a process's tasks runs next, and for how long.
 *
 * A task is a WebAssembly stack that waits on a promise whenever it does not run (JSPI). Here are all those promises: at
 * most one of them is settled at a time, and always from the same queue, so that the order of the tasks is ours.
 */

import { SteppedClock } from "./stepped-clock.js";

const SLICE = 5; // ms: CPython's switch interval
/** Messages and timers of the worker are let in at least so often while tasks run, in ms. */
const GAP_EVERY = 10;
/** Browsers make setTimeout() wait 4 ms at least; a shorter rest is waited for in steps of a message each. */
const SHORT_WAIT = 5;
/** CPython calls the signal hook after so many polls of the eval breaker, counted down from here. */
const POLLS = 50;

const TIMED_OUT = 0;
const WOKEN = 1;
const SIGNALLED = 2; // a signal came (as in scheduler.py); with the others, what park() answers

/** A pseudo-random sequence that is the same for the same seed (mulberry32). */
function randomSequence(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Deadlines in order; of equal ones the older first. */
class Timers {
  #heap = [];

  /** @returns {{deadline: number, entry: object}|undefined} */
  get first() {
    while (this.#heap.length && this.#heap[0].entry.isOver) this.pop();
    return this.#heap[0];
  }

  add(deadline, entry) {
    const heap = this.#heap;
    let at = heap.push({ deadline, entry }) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(at, parent)) break;
      [heap[at], heap[parent]] = [heap[parent], heap[at]];
      at = parent;
    }
  }

  pop() {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (heap.length) heap[0] = last;
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < heap.length && this.#isBefore(left, least)) least = left;
      if (right < heap.length && this.#isBefore(right, least)) least = right;
      if (least === at) return first;
      [heap[at], heap[least]] = [heap[least], heap[at]];
      at = least;
    }
  }

  #isBefore(a, b) {
    const [x, y] = [this.#heap[a], this.#heap[b]];
    return (x.deadline - y.deadline || x.entry.number - y.entry.number) < 0;
  }
}

/** The tasks of this worker's process. */
export class Tasks {
  #module;
  #clockAddress;
  #onPoll;
  #onIdle;
  #ready = [];
  #parked = new Map();
  #results = new Map();
  #timers = new Timers();
  #signals = [];
  #sliceSignal = 0;
  #slice = SLICE;
  #random = null; // with forced switches, what chooses the next task
  #clock = null; // and the clock that makes time the same in every run
  #isRunning = false;
  #isOpen = false; // whether Python code runs that may be interrupted
  #isOver = false;
  #sliceStart = 0;
  #lastGap = 0;
  #isGapComing = false;
  #timeout = null;
  #channel = new MessageChannel();

  /**
   * @param {object} module Pyodide's Emscripten module
   * @param {{onPoll: () => void, onIdle: () => void}} hooks now and then while Python code runs; when no
   *   task is ready
   */
  constructor(module, { onPoll, onIdle }) {
    this.#module = module;
    this.#onPoll = onPoll;
    this.#onIdle = onIdle;
    this.#clockAddress = module.__Py_emscripten_signal_clock >> 2;
    this.#channel.port1.onmessage = () => this.#gap();
    const tasks = this;
    module.Py_EmscriptenSignalBuffer = {
      get 0() {
        return tasks.#poll();
      },
      set 0(value) {}, // CPython sets it back to 0
    };
    module.HEAP8[module._Py_EMSCRIPTEN_SIGNAL_HANDLING] = 1;
  }

  /** What Python's scheduler is given as built-in functions; see builtins.js and runtime/scheduler.py. */
  get builtins() {
    return {
      unpark: (number) => this.#unpark(number, WOKEN),
      resumed: (isMain) => this.#resumed(isMain),
      ended: () => this.#leave(),
      take_signal: () => this.#signals.shift(),
      note_signal: (number) => this.#signals.push(number),
      is_signal_due: () => this.#signals.length > 0,
      set_slice: (milliseconds) => (this.#slice = milliseconds),
      set_slice_signal: (number) => (this.#sliceSignal = number),
      force_switches: (seed) => {
        this.#random = randomSequence(seed);
        this.#clock = new SteppedClock();
        this.#slice = Infinity;
      },
    };
  }

  /** What came for the task that waited under this number. */
  result(number) {
    const value = this.#results.get(number);
    this.#results.delete(number);
    return value;
  }

  /** A signal with a handler: the main thread runs it when it gets control, and is woken if it is parked. */
  signal(number) {
    this.#signals.push(number);
    for (const entry of this.#parked.values()) {
      if (entry.isMain) this.#unpark(entry.number, SIGNALLED);
    }
  }

  /** What a task waits for from outside has come; it need not be parked yet. */
  deliver(number, value) {
    this.#results.set(number, value);
    this.#unpark(number, WOKEN);
  }

  /** Whether only what comes from outside can let a task run: none is ready, none waits for a time. */
  get isStandingStill() {
    return !(this.#isOver || this.#isRunning || this.#isGapComing || this.#ready.length || this.#timers.first);
  }

  /** No task runs any more. */
  end() {
    this.#isOver = true;
    this.#isOpen = false;
  }

  /** Put something into the queue of what is ready to run. */
  makeReady(resume) {
    this.#ready.push(resume);
    if (!this.#isRunning && !this.#isGapComing) this.#next();
  }

  /**
   * The task that runs waits.
   * @param {number} number of the wait, for unpark()
   * @param {number} milliseconds below 0: without a limit
   * @param {boolean} isMain whether signals wake it
   * @returns {Promise<number>} TIMED_OUT, WOKEN or SIGNALLED
   */
  park(number, milliseconds, isMain) {
    return new Promise((resolve) => {
      const entry = { number, isMain, isOver: false, resolve };
      if (this.#results.has(number)) {
        this.#ready.push(() => resolve(WOKEN));
      } else {
        this.#parked.set(number, entry);
        if (milliseconds >= 0) this.#timers.add(this.#now() + milliseconds, entry);
        if (isMain && this.#signals.length) this.#release(entry, SIGNALLED);
      }
      this.#leave();
    });
  }

  #unpark(number, value) {
    const entry = this.#parked.get(number);
    if (!entry) return;
    this.#release(entry, value);
    if (!this.#isRunning && !this.#isGapComing) this.#next();
  }

  #release(entry, value) {
    this.#parked.delete(entry.number);
    entry.isOver = true;
    this.#ready.push(() => entry.resolve(value));
  }

  /** The task that runs lets every other one that is ready run first. */
  yieldSlice() {
    return new Promise((resolve) => {
      this.#ready.push(resolve);
      this.#leave();
    });
  }

  /** @returns {boolean} whether the task that runs now has to run the handlers of signals */
  #resumed(isMain) {
    this.#isOpen = true;
    this.#sliceStart = this.#now();
    return isMain && this.#signals.length > 0;
  }

  /** Milliseconds; to look at the stepped clock here does not move it. */
  #now() {
    return this.#clock ? this.#clock.now : performance.now();
  }

  /** The task that runs is about to leave its stack. */
  #leave() {
    this.#isOpen = false;
    this.#clock?.step();
    this.#next();
  }

  /** Let the next task run, or wait until there is one. */
  #next() {
    this.#isRunning = false;
    if (this.#isOver) return;
    const now = this.#now();
    this.#expire(now);
    if (now - this.#lastGap >= GAP_EVERY && this.#ready.length) {
      this.#askForGap();
    } else if (this.#ready.length) {
      this.#isRunning = true;
      const at = this.#random ? Math.floor(this.#random() * this.#ready.length) : 0;
      this.#ready.splice(at, 1)[0]();
    } else {
      this.#onIdle();
      this.#waitForTimer(now);
    }
  }

  #askForGap() {
    if (this.#isGapComing) return;
    this.#isGapComing = true;
    this.#channel.port2.postMessage(null);
  }

  /** The worker has handled what else had come; go on. */
  #gap() {
    this.#isGapComing = false;
    this.#lastGap = this.#now();
    if (!this.#isRunning) this.#next();
  }

  #expire(now) {
    while (this.#timers.first?.deadline <= now) this.#release(this.#timers.pop().entry, TIMED_OUT);
  }

  #waitForTimer(now) {
    clearTimeout(this.#timeout);
    const first = this.#timers.first;
    if (!first) return;
    const left = first.deadline - now;
    const goOn = () => {
      if (this.#isRunning) return;
      this.#clock?.advanceTo(first.deadline);
      this.#next();
    };
    if (this.#clock) this.#timeout = setTimeout(goOn, left);
    else if (left < SHORT_WAIT) this.#askForGap();
    else this.#timeout = setTimeout(goOn, left - 1);
  }

  /** CPython asks, in the midst of Python code, whether there is a signal. */
  #poll() {
    if (!this.#isOpen) return 0;
    const now = this.#now();
    this.#onPoll();
    // The countdown has just begun again: this is a poll of the eval breaker. Otherwise C code in the midst of something,
    // such as a file with its lock held, asks; there, as in CPython, no other thread may run.
    const clock = this.#module.HEAP32;
    const isEvalBreaker = clock[this.#clockAddress] === POLLS;
    clock[this.#clockAddress] = POLLS - 1;
    if (!isEvalBreaker || now - this.#sliceStart < this.#slice) return 0;
    const isAnotherDue = this.#ready.length || this.#timers.first?.deadline <= now;
    return isAnotherDue || now - this.#lastGap >= GAP_EVERY ? this.#sliceSignal : 0;
  }
}
