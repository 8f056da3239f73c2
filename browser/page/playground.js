/** The playground: an editor, every program of the site to choose from, and a link that carries the code. */

import { Controls } from "./controls.js";
import { button, element } from "./dom.js";
import { createEditor } from "./editor.js";
import { messages } from "./messages.js";
import { Program } from "./program.js";
import { codeIn, linkTo, LONGEST_LINK } from "./share.js";

const OWN_FILE = "main.py";

/**
 * @typedef {object} Entry of programs/index.json
 * @property {string} id  chapter/name
 * @property {string} chapter  its title
 * @property {string} purpose
 * @property {boolean} runnable  whether it runs in a browser
 * @property {[number, number]} lines  first and last line of its code in the file
 */

async function fetched(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return answer;
}

/** The list of programs, by chapter; its first entry, without a value, is code that is none of them. */
function chooser(entries) {
  const select = element("select", { class: "run-select" });
  select.append(element("option", { value: "" }, messages.ownCode));
  for (const [chapter, programs] of Map.groupBy(entries, (entry) => entry.chapter)) {
    const options = programs.map(({ id, purpose, runnable }) =>
      element("option", { value: id }, runnable ? purpose : messages.notInBrowser(purpose)),
    );
    select.append(element("optgroup", { label: chapter }, ...options));
  }
  return select;
}

/**
 * @param {HTMLElement} place  the text that stands where the playground cannot be, to be replaced by it; its
 *   data-programs names the folder of the programs, its data-default the one to begin with
 * @returns {Promise<void>} rejected when the list of programs could not be loaded
 */
export async function showPlayground(place) {
  const folder = new URL(place.dataset.programs, location.href);
  const entries = await (await fetched(new URL("index.json", folder))).json();
  await new Playground(place, folder, entries).open();
}

class Playground {
  #place;
  #box;
  #folder;
  #entries;
  #default;
  #controls;
  #select;
  #link;
  #editor;
  #program;
  #firstText = "";
  #original = null; // address of the chosen program
  #choices = 0;

  constructor(place, folder, entries) {
    this.#place = place;
    this.#folder = folder;
    this.#entries = entries;
    this.#default = place.dataset.default;
    this.#select = chooser(entries);
    this.#select.addEventListener("change", () => this.#choose(this.#select.value));
    this.#link = element("input", {
      class: "run-link",
      readonly: true,
      hidden: true,
      "aria-label": messages.shareAddress,
    });
    this.#controls = new Controls({
      file: OWN_FILE,
      hasEdit: false,
      hasSeed: true,
      onAction: (action) => this.#program[action](),
    });
    this.#controls.add(button(messages.share, "share", () => this.#share()));
    this.#program = new Program({
      file: OWN_FILE,
      controls: this.#controls,
      code: () => this.#editor.text(),
      isChanged: () => this.#editor?.text() !== this.#firstText,
      original: () => this.#original,
      reset: () => this.#editor.replace(this.#firstText),
    });
    const choice = element("label", { class: "run-choice" }, messages.programs, this.#select);
    const editorPlace = element("div", { class: "run-editor" });
    this.#box = element("div", { class: "playground" }, choice, this.#controls.element, this.#link, editorPlace);
    this.#box.append(this.#program.result.element);
    this.#editor = createEditor({
      parent: editorPlace,
      text: "",
      label: messages.editorOf(OWN_FILE),
      onChange: () => this.#program.update(),
      onRun: () => this.#program.run(),
    });
    addEventListener("hashchange", () => this.#openLink());
  }

  /** Show the code that the address carries, else the default program; not earlier can anything be pressed. */
  async open() {
    await this.#choose(this.#default);
    await this.#openLink();
    this.#place.replaceWith(this.#box);
  }

  /** Show the code that the address carries, if it does; it never runs by itself. */
  async #openLink() {
    const { hash } = location;
    try {
      const code = await codeIn(hash);
      if (code === null || hash !== location.hash) return;
      this.#choices += 1; // a program that is still being fetched was chosen before
      const isReplacing = this.#editor.text() !== this.#firstText;
      this.#show(code, null);
      this.#controls.say(isReplacing ? messages.shareOpened + messages.undoBringsBack : messages.shareOpened);
    } catch (error) {
      this.#controls.say(error.isTooLong ? messages.shareLinkTooLong(LONGEST_LINK) : messages.shareBroken);
    }
  }

  async #choose(id) {
    const choice = ++this.#choices; // while one is being fetched, another may be chosen
    if (!id) {
      this.#show("", null);
      return;
    }
    const { lines } = this.#entries.find((entry) => entry.id === id);
    const address = new URL(`${id}.py`, this.#folder).href;
    try {
      const text = await (await fetched(address)).text();
      if (choice !== this.#choices) return;
      this.#show(`${text.split("\n").slice(lines[0] - 1, lines[1]).join("\n")}\n`, address);
      this.#select.value = id;
    } catch (error) {
      this.#controls.say(messages.programFailed(error.message));
    }
  }

  /** Put a program into the editor; what was there before comes back with undo. */
  #show(text, original) {
    this.#firstText = text;
    this.#original = original;
    this.#select.value = "";
    this.#controls.say("");
    this.#link.hidden = true;
    this.#program.reset();
  }

  async #share() {
    const address = await linkTo(this.#editor.text(), location.href);
    this.#link.hidden = address === null;
    if (address === null) {
      this.#controls.say(messages.shareTooLong(LONGEST_LINK));
      return;
    }
    this.#link.value = address;
    history.replaceState(null, "", address);
    try {
      await navigator.clipboard.writeText(address);
      this.#controls.say(messages.shareCopied);
    } catch {
      this.#controls.say(messages.shareShown); // not every browser lets a page copy
      this.#link.select();
    }
  }
}
