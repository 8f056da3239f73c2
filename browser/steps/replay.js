/** The replay of a recorded run: over its picture a line moves, in the program each task's line is marked. */

import { element } from "../page/dom.js";
import { ProgramLines } from "./program-lines.js";
import { RecordedRun, place } from "./recorded-run.js";
import { Stepper } from "./stepper.js";
import { words } from "./words.js";

const DURATION = 20_000; // ms, at which the length of a replay is aimed
const FASTEST = 60; // ms from one moment to the next
const SLOWEST = 900;

/**
 * What a picture knows of its run (timeline/guide.py).
 * @typedef {object} Guide
 * @property {string[]} names  of the tasks, as a reader knows them
 * @property {number[]} colours  of the tasks
 * @property {string[]} objects  their names
 * @property {[number, number][]} axis  times (µs) and where they stand (percent of the width)
 * @property {number} bottom  how far the lanes go down (px)
 */

export class Replay {
  #run;
  #guide;
  #lines;
  #playhead = element("div", { class: "replay-playhead", "aria-hidden": "true" });
  #said = element("p", { class: "steps-said", role: "status" });
  #tasks = element("ul", { class: "replay-tasks", "aria-label": words.tasks });
  #below = element("div", { class: "steps" });
  #output = element("samp");
  #stepper;

  /**
   * @param {object} run  one of a recording's runs, as it stands in the file
   * @param {Guide} guide
   * @param {object} elements
   * @param {HTMLElement} elements.panel  above the picture, to be filled
   * @param {HTMLElement} elements.picture  the run's picture, as wide as the element that it stands in
   * @param {HTMLElement} elements.code  the program as the page shows it
   * @param {number} firstLine  the number that its first line has in the program's file
   */
  constructor(run, guide, { panel, picture, code }, firstLine) {
    this.#run = new RecordedRun(run);
    this.#guide = guide;
    this.#lines = new ProgramLines(code, firstLine);
    this.#playhead.style.setProperty("--bottom", `${guide.bottom}px`);
    const frame = element("div", { class: "replay-picture" });
    picture.replaceWith(frame);
    frame.append(picture, this.#playhead);
    frame.after(this.#below);
    const count = this.#run.moments.length;
    this.#stepper = new Stepper({ name: words.replay, panel, show: (position) => this.#show(position) });
    const named = { role: "group", "aria-label": words.output };
    const output = element("pre", { class: "replay-output", tabindex: "0", ...named });
    output.append(this.#output);
    panel.append(this.#stepper.element, this.#said);
    const label = element("p", { class: "replay-label" }, words.output);
    this.#below.append(this.#tasks, label, output);
    this.#stepper.load(count, 0, Math.min(Math.max(DURATION / count, FASTEST), SLOWEST));
  }

  /** Mark where the tasks are, or leave the page as if nothing were replayed. @param {boolean} isVisible */
  show(isVisible) {
    this.#playhead.hidden = this.#below.hidden = !isVisible;
    if (isVisible) return this.#show(this.#stepper.position);
    this.#stepper.pause();
    this.#lines.mark([]);
  }

  #show(position) {
    const { time, tasks, printed } = this.#run.after(position);
    this.#playhead.style.insetInlineStart = `${place(this.#guide.axis, time)}%`;
    // A screen reader could not keep up with what is played.
    this.#said.setAttribute("aria-live", this.#stepper.isPlaying ? "off" : "polite");
    this.#said.textContent = position ? this.#tell(this.#run.moments[position - 1]) : words.beforeRun;
    const there = tasks.flatMap((task, n) => (task && task.state !== "ended" ? [{ ...task, n }] : []));
    this.#tasks.replaceChildren(...there.map((task) => this.#row(task)));
    const { names, colours } = this.#guide;
    const marks = there.map(({ line, n }) => ({ line, name: names[n], task: colours[n] }));
    this.#lines.mark(marks.filter(({ line }) => line !== null));
    this.#output.replaceChildren(...printed.map((line) => this.#printed(line)));
  }

  #tell({ time, kind, row }) {
    const name = this.#guide.names[row.task] ?? words.somebody;
    const happened = {
      step: () => words.atLine(name, row.line, this.#lines.text(row.line)),
      prints: () => words.prints(name, row.text),
      waits: () => words.isDoing(name, this.#wait(row)),
      goesOn: () => words.goesOn(name),
    };
    return `${words.time(milliseconds(time))} · ${happened[kind]()}`;
  }

  #wait({ kind, object, other }) {
    return words.waitsFor[kind](this.#guide.objects[object] ?? this.#guide.names[other] ?? "");
  }

  #row({ state, line, wait, n }) {
    const doing = state === "waits" ? this.#wait(wait) : words.states[state];
    const text = line === null ? "" : this.#lines.text(line);
    return element(
      "li",
      { class: `task-${this.#guide.colours[n]}` },
      element("strong", {}, this.#guide.names[n]),
      element("span", {}, line === null ? doing : `${doing} · ${words.line(line)}`),
      element("code", {}, text),
    );
  }

  #printed({ task, text, stream }) {
    const colour = task === null ? "" : ` task-${this.#guide.colours[task]}`;
    return element("span", { class: `replay-line replay-line--${stream}${colour}` }, `${text}\n`);
  }
}

/** As timeline/text.py writes times. */
function milliseconds(time) {
  const value = time / 1000;
  if (value >= 9.95 || !time) return value.toFixed(0);
  return value >= 0.095 ? value.toFixed(1).replace(/\.0$/, "") : value.toFixed(2);
}

/**
 * Offer the replay of a run whose picture stands on the page.
 * @param {HTMLElement} panel  above the picture, to be filled
 * @param {HTMLImageElement} picture
 * @param {HTMLButtonElement} button  with the recording's address, and which of its runs it is, as data
 * @returns {Promise<(isVisible: boolean) => void>}  to be told when the reader opens or closes the panel
 */
export async function show(panel, picture, button) {
  const [recording, drawing] = await Promise.all([button.dataset.recording, picture.src].map(load));
  const { documentElement: root } = new DOMParser().parseFromString(await drawing.text(), "image/svg+xml");
  const run = (await recording.json()).runs[button.dataset.run];
  const figure = button.closest("figure.snippet");
  const code = figure.querySelector(".snippet-code pre > code");
  const elements = { panel, picture, code };
  const replay = new Replay(run, JSON.parse(root.dataset.guide), elements, Number(figure.dataset.firstLine));
  // Another run has been chosen, or the whole timeline was closed.
  const sync = () => replay.show(panel.checkVisibility());
  figure.querySelector(".timeline-runs")?.addEventListener("change", sync);
  figure.querySelector("details.timeline").addEventListener("toggle", sync);
  return sync;
}

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
}
