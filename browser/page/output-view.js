/** The output of a run as it comes: one element for each line of text, marked with the task that wrote it. */

import { element } from "./dom.js";
import { messages } from "./messages.js";

/** Lines that are kept: the last ones. */
const MOST_LINES = 5000;
const MOST_CHARACTERS = 10_000; // shown of one line
const PAUSE = 50; // ms between two updates of the page
const LINES_AT_ONCE = 400; // of one update: a flood must not keep the page from answering
const GROUP = 200; // lines in one element, which the browser need not lay out while it is not in view
const SPOKEN_LINES = 10; // in a second; when more come, a screen reader is told their number instead
const SPEECH_WINDOW = 1000; // ms
const COLOURS = 6; // .run-task-0 and so on, in run.css
const WIDEST_MARK = 28; // columns

/**
 * @typedef {object} Chunk text of a run, as Runner reports it
 * @property {number} pid
 * @property {string} processName
 * @property {"stdout" | "stderr"} stream
 * @property {string} text
 * @property {{kind: "main" | "thread" | "greenlet" | "task", name: string}} task
 */

/**
 * Who wrote a chunk: process and task, without what is the main one; empty for the main task of the main process.
 * @param {Chunk} chunk
 * @param {number | null} mainPid
 * @returns {string}
 */
function writerOf({ pid, processName, task }, mainPid) {
  const process = pid === mainPid ? "" : processName;
  const name = task.kind === "main" ? "" : task.name;
  return process && name ? messages.taskInProcess(process, name) : process || name;
}

/** Columns that a text takes in a font of fixed width, where Chinese characters take two. */
function columns(text) {
  return [...text].reduce((sum, character) => sum + (character >= "\u2e80" ? 2 : 1), 0);
}

/** A line of output: what of it is not on the page yet, and its element once some of it is. */
class Line {
  constructor() {
    this.fresh = [];
    this.length = 0;
    this.writers = [];
    this.hasError = false;
    this.element = null;
    this.isRewound = false;
    this.isReplaced = false; // what its element shows has to go
  }

  /** A carriage return: what comes next takes the place of the line, as progress bars do. */
  rewind() {
    this.isRewound = true;
  }

  /** Add text without a newline; what is beyond the limit is left out. */
  add(text, writer, stream) {
    if (this.isRewound) this.#clear();
    const room = Math.max(MOST_CHARACTERS - this.length, 0);
    this.length += text.length;
    if (room === 0) return;
    const last = this.fresh.at(-1);
    const shown = text.length > room ? `${text.slice(0, room)}…` : text;
    if (last?.writer === writer && last.stream === stream) last.text += shown;
    else this.fresh.push({ text: shown, writer, stream });
    if (!this.writers.includes(writer)) this.writers.push(writer);
    this.hasError ||= stream === "stderr";
  }

  #clear() {
    this.fresh = [];
    this.length = 0;
    this.writers = [];
    this.hasError = this.isRewound = false;
    this.isReplaced = true;
  }

  /** End the line. The newline belongs to its text, so that the text of all lines is the output. */
  end(writer, stream) {
    const last = this.fresh.at(-1);
    if (last) last.text += "\n";
    else this.fresh.push({ text: "\n", writer, stream });
    if (!this.writers.length) this.writers.push(writer);
  }

  get mark() {
    const names = this.writers.filter(Boolean).join(" + ");
    return [names, this.hasError ? "stderr" : ""].filter(Boolean).join(" · ");
  }
}

export class OutputView {
  /** @param {string} label accessible name of the log */
  constructor(label) {
    this.log = element("div", { role: "log", class: "run-log", tabindex: "0", "aria-label": label });
    this.dropped = element("p", { class: "run-dropped", hidden: true });
    this.spoken = element("p", { class: "run-spoken", role: "status" });
    this.element = element("div", { class: "run-output" }, this.dropped, this.log, this.spoken);
    this.clear();
  }

  /** Forget everything. */
  clear() {
    clearTimeout(this.updateTimer);
    clearTimeout(this.speechTimer);
    this.updateTimer = this.speechTimer = null;
    this.mainPid = null;
    this.pending = [];
    this.open = null;
    this.lineCount = 0;
    this.shownCount = 0;
    this.removedCount = 0;
    this.recentLines = 0;
    this.colours = new Map();
    this.markWidth = 0;
    this.log.replaceChildren();
    this.log.classList.remove("run-log--marked");
    this.log.ariaLive = "polite";
    this.dropped.hidden = true;
    this.spoken.textContent = "";
  }

  /** Name the process whose output needs no mark: only the first call counts. @param {number} pid */
  setMainPid(pid) {
    this.mainPid ??= pid;
  }

  /** @param {Chunk} chunk */
  append(chunk) {
    const writer = writerOf(chunk, this.mainPid);
    const texts = chunk.text.split("\n");
    texts.forEach((text, index) => {
      const endsLine = index < texts.length - 1;
      if (!text && !endsLine) return;
      const line = this.#openLine();
      text.split("\r").forEach((part, number) => {
        if (number) line.rewind();
        if (part) line.add(part, writer, chunk.stream);
      });
      if (endsLine) {
        line.end(writer, chunk.stream);
        this.open = null;
      }
    });
    this.updateTimer ??= setTimeout(() => this.#update(), PAUSE);
  }

  /** The line that is not at its end, or a new one; either way it waits to be shown. */
  #openLine() {
    if (!this.open) {
      this.open = new Line();
      this.lineCount += 1;
    }
    if (this.pending.at(-1) !== this.open) this.pending.push(this.open);
    // Dropped far more rarely than lines come, since each time the rest moves.
    if (this.pending.length > 2 * MOST_LINES) this.pending.splice(0, this.pending.length - MOST_LINES);
    return this.open;
  }

  /** Show what waits to be shown, if need be in several steps; resolves when all of it is there. */
  async flush() {
    clearTimeout(this.updateTimer);
    this.updateTimer = null;
    this.#showSome();
    while (this.pending.length) {
      await new Promise((resolve) => setTimeout(resolve));
      this.#showSome();
    }
  }

  #update() {
    this.updateTimer = null;
    this.#showSome();
    if (this.pending.length) this.updateTimer = setTimeout(() => this.#update(), PAUSE);
  }

  #showSome() {
    const { log } = this;
    const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 8;
    if (this.pending.length > MOST_LINES) this.pending.splice(0, this.pending.length - MOST_LINES);
    // In a hidden tab, where nobody presses anything, the next timer may be a second away.
    const lines = this.pending.splice(0, document.hidden ? MOST_LINES : LINES_AT_ONCE);
    this.#limitSpeech(lines.length);
    for (const line of lines) {
      line.element ??= this.#newElement();
      this.#show(line);
    }
    this.#drop();
    if (isAtEnd) log.scrollTop = log.scrollHeight;
  }

  /** The element of the next line, at the end of the log. */
  #newElement() {
    const made = element("span", { class: "run-line" });
    if (this.shownCount % GROUP === 0) this.log.append(element("div", { class: "run-group" }));
    this.log.lastElementChild.append(made);
    this.shownCount += 1;
    return made;
  }

  /** Remove the first lines of too many, and say how many are gone. */
  #drop() {
    for (let surplus = this.shownCount - this.removedCount - MOST_LINES; surplus > 0; surplus--) {
      const group = this.log.firstElementChild;
      group.firstElementChild.remove();
      if (!group.firstElementChild) group.remove();
      this.removedCount += 1;
    }
    const gone = this.lineCount - this.pending.length - (this.shownCount - this.removedCount);
    this.dropped.hidden = gone <= 0;
    if (gone > 0) this.dropped.textContent = messages.linesDropped(gone, MOST_LINES);
  }

  #show(line) {
    if (line.isReplaced) {
      line.isReplaced = false;
      line.element.replaceWith((line.element = element("span", { class: "run-line" })));
    }
    for (const { text, writer, stream } of line.fresh.splice(0)) {
      const isPlain = stream === "stdout" && line.writers.length === 1;
      line.element.append(isPlain ? text : this.#part(text, writer, stream, line.writers.length > 1));
    }
    const { mark } = line;
    if (!mark) return;
    const writer = line.writers.find(Boolean) ?? "";
    line.element.className = line.hasError ? "run-line run-line--stderr" : `run-line ${this.#classOf(writer)}`;
    line.element.dataset.mark = mark;
    const width = Math.min(columns(mark), WIDEST_MARK);
    if (width > this.markWidth) {
      this.markWidth = width;
      this.log.classList.add("run-log--marked");
      this.log.style.setProperty("--run-mark-width", `${width}ch`);
    }
  }

  /** A part of a line; where several tasks wrote one line, in the colour of its own. */
  #part(text, writer, stream, isShared) {
    const colour = isShared ? ` run-part ${this.#classOf(writer)}` : "";
    return element("span", { class: `run-text--${stream}${colour}` }, text);
  }

  /** The class that names the colour of a writer. */
  #classOf(writer) {
    if (!writer) return "";
    if (!this.colours.has(writer)) this.colours.set(writer, this.colours.size % COLOURS);
    return `run-task-${this.colours.get(writer)}`;
  }

  /** Lines are read out as they come; of a flood only the number, when a second of it has passed. */
  #limitSpeech(count) {
    this.recentLines += count;
    if (this.recentLines > SPOKEN_LINES) this.log.ariaLive = "off";
    this.speechTimer ??= setTimeout(() => {
      if (this.log.ariaLive === "off") this.spoken.textContent = messages.linesSoFar(this.lineCount);
      this.log.ariaLive = "polite";
      this.recentLines = 0;
      this.speechTimer = null;
    }, SPEECH_WINDOW);
  }
}
