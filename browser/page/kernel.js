/**
 * The operating system of one run: processes (a worker each), signals, and what processes share.
 *
 * A process asks with {type: "call", id, name, args, limit} and gets {type: "reply", id, value}, or tells with
 * {type: "cast", name, args}. The limit of a wait is in milliseconds, below 0 without one.
 * A failed call gets the value {error: symbol of errno}.
 */

import { Sentinel, SharedObjects, Source, SystemError, Wait, Waiter } from "./objects.js";
import { Dispositions, HIGHEST_SIGNAL, SIGCHLD, SIGCONT, SIGKILL, SIGSEGV } from "./signals.js";

/** More processes at once than this are refused, as by RLIMIT_NPROC: each has a Python and 90 MB of memory. */
const PROCESS_LIMIT = 32;
/** os.cpu_count() says no more than this, so that a pool of so many workers stays below the limit. */
const MOST_CORES = 16;
const REFILL_AFTER = 50; // ms after a process has begun: about the time that its first statement takes
const FIRST_PID = 100;
const PARENT_OF_ALL = 1; // the pid of init, which adopts orphans
/** In each child, the number of its parent's sentinel. */
const PARENT_SENTINEL = 3;
const FIRST_HANDLE = 4; // 0 to 2 are the standard streams
/** Bytes from this size on are handed over instead of copied: for fewer, copying is faster. */
const TRANSFER_FROM = 32768;

// waitpid(2); the numbers are the same in Linux and in WebAssembly's C library.
const WNOHANG = 1;
const WUNTRACED = 2;
const WCONTINUED = 8;
const STOPPED_STATUS = 0x7f;
const CONTINUED_STATUS = 0xffff;

/** A process of the run. */
class Process {
  changes = new Source();
  handles = new Map();
  /** By the id of the call that waits. */
  waiters = new Map();
  /** While the process is stopped: messages from its worker, messages for it, and signals. */
  heldIncoming = [];
  heldOutgoing = [];
  heldSignals = [];
  hasBegun = false;
  isStopped = false;
  hasEnded = false;
  isReaped = false;
  /** How many messages its worker had been sent when it came to a standstill (worker/standstill.js); -1: it goes on. */
  stoodStillAfter = -1;
  /** Whether it has reported that its own threads wait for each other. */
  hasReported = false;
  #sent = 0;
  /** null, or the stop or continuation that waitpid() has not told of yet: a status word. */
  news = null;
  /** 0 to 255; below 0: the signal that ended it. */
  status = null;

  constructor({ pid, parent, name, warm, dispositions }) {
    this.pid = pid;
    this.parent = parent;
    this.name = name;
    this.warm = warm;
    this.dispositions = dispositions;
  }

  get ppid() {
    return !this.parent || this.parent.hasEnded ? PARENT_OF_ALL : this.parent.pid;
  }

  /** The status word of waitpid(2). */
  get statusWord() {
    return this.status < 0 ? -this.status : this.status << 8;
  }

  /** Whether only what another process does can ever wake it: it takes no step, no time limit runs, nothing is on its way. */
  get isWaitingForOthers() {
    const isEndless = [...this.waiters.values()].every((waiter) => waiter.isEndless);
    return this.stoodStillAfter === this.#sent && isEndless && !this.isStopped;
  }

  post(message, transfer = []) {
    if (this.isStopped) {
      this.heldOutgoing.push([message, transfer]);
      return;
    }
    this.#sent += 1;
    this.warm.worker.postMessage(message, transfer);
  }

  open(handle, shared) {
    this.handles.set(handle, shared.retain());
    return handle;
  }

  close(handle) {
    const shared = this.handles.get(handle);
    this.handles.delete(handle);
    shared?.release();
  }

  /** @returns {object} what is open under this number, if it is of this kind */
  find(handle, kind) {
    const shared = this.handles.get(handle);
    if (!(shared instanceof kind)) throw new SystemError("EBADF");
    return shared;
  }
}

/** Runs one program from its start to its end. */
export class Kernel {
  #processes = new Map();
  #main = null;
  #nextPid = FIRST_PID;
  #isRefusing = false;
  /** null, or, when no process can go on, those that are still to say what they wait for, and what the others said. */
  #deadlock = null;
  #objects = new SharedObjects(FIRST_HANDLE);
  #calls = { ...this.#processCalls(), ...this.#objects.calls };
  #workers;
  #program;
  #events;
  #resolve;
  #reject;

  /**
   * @param {object} options
   * @param {import("./workers.js").WarmWorkers} options.workers
   * @param {{source: string, seed: number|null, recorded: boolean, language: "zh"|"en"}} options.program
   * @param {{onOutput: Function, onDeadlock: Function, onProcess: Function, onUnavailable: Function}} options.events
   */
  constructor({ workers, program, events }) {
    this.#workers = workers;
    this.#program = program;
    this.#events = events;
  }

  /**
   * Begin the main process.
   * @returns {Promise<number>} its exit status (below 0: the signal that ended it), when it has ended; rejected when no
   *   worker could be loaded
   */
  run() {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.#main = this.#start({ parent: null, name: "MainProcess", child: null });
    });
  }

  /** End all processes at once; they do not hear of it. */
  stop() {
    for (const process of this.#living()) this.#end(process, -SIGKILL);
  }

  // Processes

  #living() {
    return [...this.#processes.values()].filter((process) => !process.hasEnded);
  }

  #start({ parent, name, child, handles = [] }) {
    this.#checkLimit();
    const inherited = handles.map((handle) => [handle, parent.find(handle, Object)]);
    const process = new Process({
      pid: this.#nextPid++,
      parent,
      name,
      warm: this.#workers.take(),
      dispositions: new Dispositions(parent?.dispositions ?? null),
    });
    this.#processes.set(process.pid, process);
    for (const [handle, shared] of inherited) process.open(handle, shared);
    if (parent) process.open(PARENT_SENTINEL, new Sentinel(parent));
    process.warm.ready.then(
      () => this.#begin(process, child),
      (error) => this.#failedToLoad(process, error),
    );
    this.#tell(process, "started");
    return process;
  }

  /**
   * Refuse one process too many, and from then on any until all but the main process have ended. If one could start
   * whenever another ends, a program whose processes start processes would never come to its end.
   */
  #checkLimit() {
    const { length } = this.#living();
    if (length <= 1) this.#isRefusing = false;
    else if (length >= PROCESS_LIMIT) this.#isRefusing = true;
    if (this.#isRefusing) throw new SystemError("EAGAIN");
  }

  #begin(process, child) {
    if (process.hasEnded) return;
    const { worker } = process.warm;
    worker.onmessage = ({ data }) => this.#receive(process, data);
    worker.onmessageerror = () => this.#crash(process, "a message could not be read");
    worker.onerror = (event) => {
      event.preventDefault();
      this.#crash(process, event.message || "the worker failed");
    };
    process.hasBegun = true;
    const { pid, ppid } = process;
    const cores = Math.min(navigator.hardwareConcurrency, MOST_CORES);
    const system = { pid, ppid, cores, parentSentinel: PARENT_SENTINEL, processLimit: PROCESS_LIMIT };
    process.post({ type: "start", child, ...system, ...this.#program }, child ? [child.buffer] : []);
    for (const number of process.heldSignals.splice(0)) this.#signal(process, number);
    if (process !== this.#main) this.#refillSoon();
  }

  /**
   * Have workers started for processes to come. A program without further processes shall have the machine for itself,
   * so has a process while it begins, and so have as many processes as there are cores.
   */
  #refillSoon() {
    setTimeout(() => {
      if (this.#living().length <= navigator.hardwareConcurrency) this.#workers.refill(); // one is the main process
    }, REFILL_AFTER);
  }

  #failedToLoad(process, error) {
    if (process !== this.#main) {
      this.#crash(process, error.message);
    } else if (!process.hasEnded) {
      this.#reject(error);
      this.stop();
    }
  }

  #crash(process, message) {
    if (process.hasEnded) return;
    const text = `${message}\n`;
    this.#output(process, { stream: "stderr", text, task: { kind: "main", name: "MainThread" } });
    this.#end(process, -SIGSEGV);
  }

  #end(process, status) {
    if (process.hasEnded) return;
    process.hasEnded = true;
    process.status = status;
    if (process.hasBegun) process.warm.terminate();
    else this.#workers.giveBack(process.warm);
    for (const waiter of process.waiters.values()) waiter.cancel();
    for (const handle of [...process.handles.keys()]) process.close(handle);
    this.#tell(process, "ended");
    process.changes.changed();
    if (process === this.#main) {
      this.stop();
      this.#resolve(status);
    } else {
      this.#news(process);
      this.#lookForDeadlock();
      this.#refillSoon();
    }
  }

  /** A child ended, stopped or goes on: its parent may wait for that. */
  #news(process) {
    const { parent } = process;
    if (!parent || parent.hasEnded) return;
    parent.changes.changed();
    this.#signal(parent, SIGCHLD);
  }

  #signal(process, number) {
    if (process.hasEnded) return;
    if (number === SIGCONT && process.isStopped) this.#continue(process);
    const action = process.dispositions.action(number);
    if (action === "end" && (number === SIGKILL || !process.isStopped)) this.#end(process, -number);
    else if (action === "stop") this.#stopProcess(process, number);
    else if (action === "ignore") return;
    else if (process.isStopped || !process.hasBegun) process.heldSignals.push(number);
    else {
      process.hasReported = false;
      process.post({ type: "signal", number });
    }
  }

  #stopProcess(process, number) {
    if (process.isStopped) return;
    process.isStopped = true;
    for (const waiter of process.waiters.values()) waiter.isPaused = true;
    process.news = (number << 8) | STOPPED_STATUS;
    this.#news(process);
  }

  #continue(process) {
    process.isStopped = false;
    process.news = CONTINUED_STATUS;
    for (const waiter of process.waiters.values()) waiter.isPaused = false;
    for (const waiter of [...process.waiters.values()]) waiter.retry();
    for (const [message, transfer] of process.heldOutgoing.splice(0)) process.post(message, transfer);
    for (const message of process.heldIncoming.splice(0)) this.#receive(process, message);
    for (const number of process.heldSignals.splice(0)) this.#signal(process, number);
    this.#news(process);
  }

  // Messages

  #receive(process, message) {
    if (process.hasEnded) return;
    if (process.isStopped) {
      process.heldIncoming.push(message);
      return;
    }
    process.stoodStillAfter = -1;
    switch (message.type) {
      case "output":
        this.#output(process, message);
        break;
      case "call":
      case "cast":
        this.#answer(process, message);
        break;
      case "deadlock":
        process.hasReported = true;
        this.#events.onDeadlock({ waiting: this.#waitingIn(process, message) });
        break;
      case "standstill":
        process.stoodStillAfter = message.received;
        this.#lookForDeadlock();
        break;
      case "explanation":
        this.#explained(process, message);
        break;
      case "unavailable":
        this.#events.onUnavailable({ pid: process.pid, call: message.call, reason: message.reason });
        break;
      case "exit":
        this.#end(process, message.status & 0xff);
        break;
      default:
        throw new Error(`unknown message: ${message.type}`);
    }
  }

  // Deadlocks

  /**
   * When each process can only be woken by another one, nothing will ever happen again: the kernel acts on messages and
   * time limits alone, and there are none. Each is asked what it waits for, unless it has reported a deadlock of its own.
   */
  #lookForDeadlock() {
    const living = this.#living();
    if (this.#deadlock || !living.every((process) => process.isWaitingForOthers)) return;
    const asked = living.filter((process) => !process.hasReported);
    if (asked.length === 0) return;
    this.#deadlock = { asked: new Set(asked), waiting: new Map(asked.map((process) => [process, []])) };
    for (const process of asked) process.post({ type: "explain" });
  }

  #explained(process, message) {
    const { asked, waiting } = this.#deadlock;
    waiting.set(process, this.#waitingIn(process, message));
    asked.delete(process);
    if (asked.size === 0) this.#events.onDeadlock({ waiting: [...waiting.values()].flat() });
  }

  #waitingIn({ pid, name }, { waiting }) {
    return waiting.map((task) => ({ pid, processName: name, ...task }));
  }

  #output(process, { stream, text, task }) {
    this.#events.onOutput({ pid: process.pid, processName: process.name, stream, text, task });
  }

  #tell(process, state) {
    const { pid, ppid, name, status } = process;
    this.#events.onProcess({ pid, ppid, processName: name, state, status, time: performance.now() });
  }

  #answer(process, { id, name, args, limit }) {
    const handler = this.#calls[name];
    if (!handler) throw new Error(`unknown call: ${name}`);
    const finish = (value, error) => {
      if (id === undefined || process.hasEnded) return;
      if (error && !(error instanceof SystemError)) throw error;
      this.#reply(process, id, error ? { error: error.name } : value);
    };
    try {
      const value = handler(process, ...args);
      if (value instanceof Wait) this.#wait(process, id, value, limit, finish);
      else finish(value);
    } catch (error) {
      finish(undefined, error);
    }
  }

  #reply(process, id, value) {
    const large = value instanceof Uint8Array && value.length >= TRANSFER_FROM;
    process.post({ type: "reply", id, value }, large ? [value.buffer] : []);
  }

  /** Finish at once if possible, else when a source of the wait changes or its time is over. */
  #wait(process, id, wait, limit, finish) {
    const result = wait.attempt();
    if (result !== undefined) finish(result);
    else if (limit === 0) finish(wait.otherwise);
    else {
      const waiter = new Waiter(wait, limit < 0, (value, error) => {
        process.waiters.delete(id);
        finish(value, error);
      });
      process.waiters.set(id, waiter);
    }
  }

  /** The calls about processes, each by its name; the others are in SharedObjects. */
  #processCalls() {
    return {
      spawn: (parent, name, child, handles) => {
        const process = this.#start({ parent, name, child, handles });
        return [process.pid, this.#objects.open(parent, new Sentinel(process))];
      },
      expire: (process, id) => process.waiters.get(id)?.expire(),
      // A signal handler raised an exception in the midst of a call: the process no longer waits.
      cancel: (process, id) => {
        process.waiters.get(id)?.cancel();
        process.waiters.delete(id);
      },
      waitpid: (process, pid, options) => this.#waitpid(process, pid, options),
      getppid: (process) => process.ppid,
      kill: (process, pid, number) => this.#kill(process, pid, number),
      signal_action: (process, number, action) => process.dispositions.set(number, action),
      crash: (process) => this.#end(process, -SIGSEGV),
      // Ends the process where it stands: os._exit(), or a signal that it sends to itself.
      die: (process, status) => this.#end(process, status < 0 ? status : status & 0xff),
    };
  }

  #kill(sender, pid, number) {
    if (number < 0 || number > HIGHEST_SIGNAL) throw new SystemError("EINVAL");
    // 0 is the process group: the whole run.
    const targets = pid === 0 ? this.#living() : [this.#processes.get(pid)];
    for (const target of targets) {
      if (!target || target.isReaped) throw new SystemError("ESRCH");
      if (number !== 0) this.#signal(target, number);
    }
  }

  /** waitpid(2): [pid, status word], [0, 0] when nothing is new with WNOHANG. */
  #waitpid(parent, pid, options) {
    const candidates = () => {
      const children = [...this.#processes.values()].filter(
        (process) => process.parent === parent && !process.isReaped && (pid === -1 || process.pid === pid),
      );
      if (children.length === 0) throw new SystemError("ECHILD");
      return children;
    };
    const attempt = () => {
      for (const child of candidates()) {
        if (child.hasEnded) {
          child.isReaped = true;
          return [child.pid, child.statusWord];
        }
        const wanted = child.news === CONTINUED_STATUS ? WCONTINUED : WUNTRACED;
        if (child.news !== null && options & wanted) {
          const word = child.news;
          child.news = null;
          return [child.pid, word];
        }
      }
      return undefined;
    };
    if (options & WNOHANG) return attempt() ?? [0, 0];
    return new Wait({ sources: [parent.changes], attempt });
  }
}
