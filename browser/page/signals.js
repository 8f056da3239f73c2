/** Signals: numbers and default actions of Linux, signal(7), which Python's `signal` has in WebAssembly too. */

const SIGINT = 2;
export const SIGSEGV = 11;
export const SIGKILL = 9;
const SIGPIPE = 13;
export const SIGCHLD = 17;
export const SIGCONT = 18;
const SIGSTOP = 19;
export const HIGHEST_SIGNAL = 64;

const SIGTSTP = 20;
const SIGTTIN = 21;
const SIGTTOU = 22;
const SIGURG = 23;
const SIGXFSZ = 25;
const SIGWINCH = 28;

const IGNORED_BY_DEFAULT = new Set([SIGCHLD, SIGCONT, SIGURG, SIGWINCH]);
const STOPPING_BY_DEFAULT = new Set([SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU]);

/** What CPython sets up at its start: a handler that raises KeyboardInterrupt, and two signals that it ignores. */
const AT_START = [
  [SIGINT, "handle"],
  [SIGPIPE, "ignore"],
  [SIGXFSZ, "ignore"],
];

/** What one process does about each signal. */
export class Dispositions {
  #set;

  /** @param {Dispositions|null} parent what it ignores, its children ignore: execve(2) */
  constructor(parent) {
    const inherited = parent ? [...parent.#set].filter(([, action]) => action === "ignore") : [];
    this.#set = new Map([...AT_START, ...inherited]);
  }

  /** @param {"default"|"ignore"|"handle"} action */
  set(number, action) {
    this.#set.set(number, action);
  }

  /** @returns {"end"|"stop"|"ignore"|"handle"} */
  action(number) {
    if (number === SIGKILL) return "end";
    if (number === SIGSTOP) return "stop";
    const chosen = this.#set.get(number) ?? "default";
    if (chosen !== "default") return chosen;
    if (IGNORED_BY_DEFAULT.has(number)) return "ignore";
    return STOPPING_BY_DEFAULT.has(number) ? "stop" : "end";
  }
}
