/** The lines of a program as a page shows it: which task is at which of them. */

import { element } from "../page/dom.js";

export class ProgramLines {
  #lines;
  #first;

  /**
   * @param {HTMLElement} code  highlighted: no part of it goes over the end of a line, unless it is whole lines
   * @param {number} first  the number that its first line has in the program's file
   */
  constructor(code, first) {
    this.#first = first;
    this.#lines = [...code.querySelectorAll(":scope > .program-line")];
    if (!this.#lines.length) this.#lines = wrapLines(code);
  }

  /** The text of a line, without the space around it; empty for a line that is not shown. @param {number} number */
  text(number) {
    return this.#lines[number - this.#first]?.firstChild.textContent.trim() ?? "";
  }

  /**
   * Mark these lines, and no other ones.
   * @param {{ line: number, name: string, task: number }[]} marks  in the order of the tasks
   */
  mark(marks) {
    for (const line of this.#lines) {
      line.classList.remove("program-line--now");
      line.lastChild.replaceChildren();
    }
    for (const { line: number, name, task } of marks) {
      const line = this.#lines[number - this.#first];
      if (!line) continue;
      line.classList.add("program-line--now");
      // Drawn by the style sheet: no text that would be copied with the program.
      line.lastChild.append(element("span", { class: `task-${task}`, "data-name": name }));
    }
  }
}

/** Put each line into an element of its own, followed by a place for its marks. */
function wrapLines(code) {
  const lines = [];
  let line = [];
  const end = () => {
    const text = element("span", {}, ...line);
    lines.push(element("span", { class: "program-line" }, text, element("span", { class: "program-marks" })));
    line = [];
  };
  for (const node of [...code.childNodes]) {
    const isText = node.nodeType === Node.TEXT_NODE;
    for (const part of isText ? node.data.split(/(?<=\n)/) : [node]) {
      line.push(part);
      if ((isText ? part : node.textContent).endsWith("\n")) end();
    }
  }
  if (line.length) end();
  code.replaceChildren(...lines);
  return lines;
}
