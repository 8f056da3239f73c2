/** What a reader sees of a run, below its program: state, progress, output, deadlock, verdict, and what it is. */

import { element } from "./dom.js";
import { messages } from "./messages.js";
import { OutputView } from "./output-view.js";

const TICK = 100; // ms between two updates of the running time
const MOST_WAITING = 50; // tasks of a deadlock that are listed

/**
 * @typedef {object} Waiting a task of a deadlock
 * @property {number} pid
 * @property {string} processName
 * @property {{kind: string, name: string}} task
 * @property {{kind: string, name?: string, holder?: string}} waitsFor
 * @property {number | null} line
 * @property {string | null} function
 */

/**
 * Who waits where for what, as one sentence.
 * @param {Waiting} waiting
 * @param {string} process name of the process; empty for the main one
 */
function sentence({ task, waitsFor, line, function: name }, process) {
  const { [waitsFor.kind]: known, other } = messages.waitsFor;
  const what = known ? known(waitsFor.name, waitsFor.holder) : other(waitsFor.kind, waitsFor.name);
  const who = task.kind === "main" ? messages.mainTask : task.name;
  return messages.waits(process ? messages.taskInProcess(process, who) : who, line, name, what);
}

export class ResultView {
  /** @param {string} file name of the program */
  constructor(file) {
    this.status = element("span", { class: "run-status", role: "status" });
    this.clock = element("span", { class: "run-clock", "aria-hidden": "true" });
    this.progressText = element("span");
    this.progressBar = element("progress", { max: "1" });
    this.progress = element("label", { class: "run-progress", hidden: true }, this.progressText, this.progressBar);
    this.output = new OutputView(messages.outputOf(file));
    this.report = element("div", { class: "run-report", role: "status" });
    this.timeline = element("div", { class: "timeline run-timeline" });
    const label = element("span", { class: "run-label" }, messages.thisRun);
    const head = element("p", { class: "run-head" }, label, this.status, this.clock);
    const note = element("p", { class: "run-note" }, messages.honesty);
    this.element = element("div", { class: "run-result", hidden: true });
    this.element.append(head, this.progress, this.output.element, this.report, this.timeline, note);
  }

  /** Show an empty result, or hide it. */
  reset({ isShown }) {
    this.#stopClock();
    this.progress.hidden = true;
    this.output.clear();
    this.report.replaceChildren();
    this.timeline.replaceChildren();
    this.status.textContent = "";
    this.element.hidden = !isShown;
    delete this.element.dataset.state;
  }

  /** Scroll no further than needed; what the reader looks at stays where it is if there is room. */
  bringIntoView() {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.element.scrollIntoView({ block: "nearest", behavior: isCalm ? "auto" : "smooth" });
  }

  /** The same for what has grown, unless the reader has gone elsewhere. */
  keepInView() {
    const { top } = this.element.getBoundingClientRect();
    if (top > 0 && top < innerHeight) this.bringIntoView();
  }

  /** Python is being loaded. @param {{loaded: number, total: number}} bytes */
  showProgress({ loaded, total }) {
    this.progress.hidden = false;
    this.progressText.textContent = messages.loadingSize(loaded, total);
    this.progressBar.value = loaded / total;
  }

  showLoading() {
    this.status.textContent = messages.loading;
    this.element.dataset.state = "loading";
  }

  showRunning({ isForced }) {
    this.progress.hidden = true;
    this.status.textContent = isForced ? messages.runningForced : messages.running;
    this.element.dataset.state = "running";
    const start = performance.now();
    this.clockTimer = setInterval(() => {
      this.clock.textContent = `${((performance.now() - start) / 1000).toFixed(1)} s`;
    }, TICK);
  }

  /**
   * The run is over.
   * @param {"ended" | "stopped" | "failed"} state
   * @param {string} text
   */
  showEnd(state, text) {
    this.#stopClock();
    this.progress.hidden = true;
    this.status.textContent = text;
    this.element.dataset.state = state;
    this.keepInView();
  }

  /**
   * @param {{waiting: Waiting[]}} report
   * @param {string[]} lines of the program
   */
  showDeadlock({ waiting }, lines) {
    const items = waiting.slice(0, MOST_WAITING).map((task) => {
      const code = lines[task.line - 1]?.trim();
      const process = task.pid === this.output.mainPid ? "" : task.processName;
      return element("li", {}, sentence(task, process), ...(code ? [" ", element("code", {}, code)] : []));
    });
    const left = waiting.length - items.length;
    if (left) items.push(element("li", {}, messages.moreWait(left)));
    this.report.append(
      element(
        "div",
        { class: "run-deadlock" },
        element("p", {}, element("strong", {}, messages.deadlock)),
        element("ul", {}, ...items),
      ),
    );
    this.keepInView();
  }

  /** @param {{picture: string, story: string[]} | {problem: string}} timeline of this run */
  showTimeline({ picture, story, problem }) {
    if (problem) {
      this.timeline.append(element("p", {}, messages.noTimeline(problem)));
      return;
    }
    // As an image, the picture is light or dark as the page is, and nothing in it can run.
    const image = element("img", { alt: messages.timelinePicture });
    image.src = URL.createObjectURL(new Blob([picture], { type: "image/svg+xml" }));
    image.style.height = `${picture.match(/height="(\d+)"/)[1]}px`;
    const items = story.map((sentence) => element("li", {}, sentence));
    const words = element("details", {}, element("summary", {}, messages.inWords), element("ul", {}, ...items));
    this.timeline.append(element("p", { class: "run-label" }, messages.timeline), image, words);
    this.keepInView();
  }

  /**
   * @param {"good" | "bad" | "none"} kind
   * @param {string} text
   * @param {string[]} [details]
   */
  showVerdict(kind, text, details = []) {
    const verdict = element("div", { class: `run-verdict run-verdict--${kind}` }, element("p", {}, text));
    if (details.length) {
      const items = details.map((detail) => element("li", {}, detail));
      verdict.append(element("ul", {}, ...items));
    }
    this.report.append(verdict);
    this.keepInView();
  }

  #stopClock() {
    clearInterval(this.clockTimer);
    this.clock.textContent = "";
  }
}
