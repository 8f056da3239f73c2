/** A program of a chapter: is edited in place, and shows its result above the recorded output. */

import { element } from "./dom.js";
import { messages } from "./messages.js";
import { Program } from "./program.js";

export class FigureProgram {
  #figure;
  #controls;
  #program;
  #firstText;
  #editor = null;
  #loadingEditor = false;

  /**
   * @param {HTMLElement} figure a figure.snippet
   * @param {import("./controls.js").Controls} controls its buttons
   */
  constructor(figure, controls) {
    this.#figure = figure;
    this.#controls = controls;
    const download = figure.querySelector("a[download]");
    this.#firstText = this.#shownCode.querySelector("pre > code").textContent;
    this.#program = new Program({
      file: download.download,
      controls,
      code: () => this.#editor?.text() ?? this.#firstText,
      isChanged: () => this.#editor !== null && this.#editor.text() !== this.#firstText,
      original: () => download.href,
      reset: () => this.#editor?.replace(this.#firstText),
    });
    this.#shownCode.after(this.#program.result.element);
  }

  get #shownCode() {
    return this.#figure.querySelector(".snippet-code");
  }

  run() {
    this.#program.run();
  }

  stop() {
    this.#program.stop();
  }

  reset() {
    this.#program.reset();
  }

  /** Put an editor in the place of the shown code. */
  async edit() {
    if (this.#loadingEditor) return;
    this.#loadingEditor = true;
    try {
      const { createEditor } = await import("./editor.js");
      this.#open(createEditor);
    } catch (error) {
      this.#controls.say(messages.editorFailed(error.message));
      this.#loadingEditor = false;
    }
  }

  #open(createEditor) {
    const parent = element("div", { class: "run-editor" });
    this.#shownCode.after(parent);
    this.#shownCode.hidden = true;
    this.#editor = createEditor({
      parent,
      text: this.#firstText,
      label: messages.editorOf(this.#figure.querySelector("a[download]").download),
      onChange: () => this.#program.update(),
      onRun: () => this.#program.run(),
    });
    this.#editor.focus();
    this.#controls.remove("edit");
  }
}
