/** The control of everything that is looked at step by step: first, back, play, forward, and a slider to drag. */

import { element, enable } from "../page/dom.js";
import { words } from "./words.js";

/** Paths of the buttons' icons, in a square of 16 by 16. */
const ICONS = {
  first: "M2 2.5h2v11H2zM13.1 3.9 11.7 2.5 6.2 8l5.5 5.5 1.4-1.4L9 8z",
  back: "M11.1 3.9 9.7 2.5 4.2 8l5.5 5.5 1.4-1.4L7 8z",
  play: "M4 2.5v11l9-5.5z",
  pause: "M4 3h3v10H4zM9 3h3v10H9z",
  forward: "M4.9 3.9l1.4-1.4L11.8 8l-5.5 5.5-1.4-1.4L9 8z",
};
const KEYS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

export class Stepper {
  #count = 0;
  #position = 0;
  #timer = 0;
  #interval;
  #show;
  #buttons = {};
  #slider;
  #place;

  /**
   * @param {object} options
   * @param {string} options.name  what is stepped through, for screen readers
   * @param {HTMLElement} options.panel  in which the arrow keys, Home and End step
   * @param {(position: number) => void} options.show  called with 0 (before the first step) to the number of steps
   */
  constructor({ name, panel, show }) {
    this.#show = show;
    const actions = {
      first: () => this.go(0),
      back: () => this.go(this.#position - 1),
      play: () => (this.isPlaying ? this.go(this.#position) : this.play()),
      forward: () => this.go(this.#position + 1),
    };
    for (const [action, act] of Object.entries(actions)) this.#buttons[action] = iconButton(action, act);
    this.#slider = element("input", {
      type: "range",
      min: "0",
      "aria-label": words.step,
      oninput: () => this.go(this.#slider.valueAsNumber),
    });
    this.#place = element("span", { class: "stepper-place", "aria-hidden": "true" });
    const buttons = element("span", { class: "stepper-buttons" }, ...Object.values(this.#buttons));
    /** @type {HTMLElement} */
    this.element = element("div", { class: "stepper", role: "group", "aria-label": name });
    this.element.append(buttons, this.#slider, this.#place);
    panel.addEventListener("keydown", (event) => this.#press(event));
  }

  get position() {
    return this.#position;
  }

  get isPlaying() {
    return this.#timer !== 0;
  }

  /**
   * Begin something new to step through, and show it.
   * @param {number} count  how many steps it has
   * @param {number} position  where to begin
   * @param {number} interval  milliseconds between two steps when it is played
   */
  load(count, position, interval) {
    this.#count = count;
    this.#interval = interval;
    this.#slider.max = String(count);
    this.go(position);
  }

  /** Stop playing, and show a position, or the nearest there is. @param {number} position */
  go(position) {
    this.pause();
    this.#move(position);
  }

  /** Play from here, or from the beginning if this is the end. */
  play() {
    this.pause();
    if (this.#position === this.#count) this.#move(0);
    this.#timer = setInterval(() => {
      const next = this.#position + 1;
      if (next === this.#count) this.go(next);
      else this.#move(next);
    }, this.#interval);
    setIcon(this.#buttons.play, "pause");
  }

  pause() {
    clearInterval(this.#timer);
    this.#timer = 0;
    setIcon(this.#buttons.play, "play");
  }

  #move(position) {
    this.#position = Math.min(Math.max(position, 0), this.#count);
    const place = words.stepOf(this.#position, this.#count);
    this.#slider.value = String(this.#position);
    this.#slider.setAttribute("aria-valuetext", place);
    this.#place.textContent = place;
    enable(this.#buttons.first, this.#position > 0);
    enable(this.#buttons.back, this.#position > 0);
    enable(this.#buttons.forward, this.#position < this.#count);
    this.#show(this.#position);
  }

  /** The slider has these keys already; with Alt or the like they belong to the browser. */
  #press(event) {
    const isOurs = event.key in KEYS && event.target !== this.#slider;
    if (!isOurs || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.go(this.#position + KEYS[event.key]);
  }
}

function iconButton(action, act) {
  const made = element("button", { type: "button", class: "stepper-button" });
  made.addEventListener("click", () => {
    if (made.getAttribute("aria-disabled") !== "true") act();
  });
  setIcon(made, action);
  return made;
}

function setIcon(target, icon) {
  if (target.dataset.icon === icon) return;
  target.dataset.icon = icon;
  target.title = words[icon];
  target.setAttribute("aria-label", words[icon]);
  target.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${ICONS[icon]}"/></svg>`;
}

/** Whether the reader wants nothing to move by itself. */
export function prefersStillness() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
