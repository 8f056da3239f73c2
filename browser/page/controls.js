/** The row of buttons of one program. Small, since every page with a program loads it. */

import { button, element, enable } from "./dom.js";
import { labels } from "./labels.js";

const LARGEST_SEED = 2 ** 31 - 1;

/** @typedef {"run" | "stop" | "reset" | "edit"} Action */

export class Controls {
  #buttons = {};
  #seed = () => null;
  #timeline;

  /**
   * @param {object} options
   * @param {string} options.file  name of the program, without a path
   * @param {boolean} options.hasEdit  whether there is an Edit button
   * @param {boolean} options.hasSeed  whether there is a switch for forced switching
   * @param {(action: Action) => void} options.onAction  called when a button is pressed that can be used
   */
  constructor({ file, hasEdit, hasSeed, onAction }) {
    /** @type {HTMLElement} */
    this.element = element("div", { class: "run-tools", role: "group", "aria-label": labels.tools(file) });
    for (const action of ["run", "stop", "reset", ...(hasEdit ? ["edit"] : [])]) {
      this.#buttons[action] = button(labels[action], action, () => onAction(action));
      this.element.append(this.#buttons[action]);
    }
    if (hasSeed) this.#addSeed();
    this.#addTimeline();
    this.problem = element("p", { class: "run-problem", role: "status" });
    this.element.append(this.problem);
    this.enable({ stop: false, reset: false });
  }

  /** The seed that the reader has chosen; null: threads are switched as usual. @returns {number | null} */
  get seed() {
    return this.#seed();
  }

  /** Whether the reader wants the timeline of the next run. @returns {boolean} */
  get isRecorded() {
    return this.#timeline.checked;
  }

  /** @param {Partial<Record<Action, boolean>>} states which buttons can be used */
  enable(states) {
    for (const [action, isEnabled] of Object.entries(states)) enable(this.#buttons[action], isEnabled);
  }

  /** @param {Action} action whose button is of no use any more */
  remove(action) {
    this.#buttons[action].remove();
  }

  /** Put another button behind the others. @param {HTMLButtonElement} other */
  add(other) {
    this.#buttons.reset.after(other);
  }

  /** @param {string} problem what went wrong; empty: nothing any more */
  say(problem) {
    this.problem.textContent = problem;
  }

  #addTimeline() {
    this.#timeline = element("input", { type: "checkbox", role: "switch" });
    this.element.append(element("label", { class: "run-option" }, this.#timeline, labels.timeline));
  }

  #addSeed() {
    const isForced = element("input", { type: "checkbox", role: "switch" });
    const number = element("input", { type: "number", min: "0", max: String(LARGEST_SEED), value: "1" });
    const parts = [
      element("label", {}, isForced, labels.forceSwitching),
      element("label", {}, labels.seed, number),
    ];
    this.element.append(element("span", { class: "run-seed" }, ...parts));
    this.#seed = () =>
      isForced.checked ? Math.min(Math.max(Math.trunc(number.valueAsNumber) || 0, 0), LARGEST_SEED) : null;
  }
}
