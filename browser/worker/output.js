/** What the program writes, combined into few messages; the order and who wrote what are kept. */

const POST_EVERY = 16; // ms: one frame of the screen
const POST_FROM = 32768; // characters
const now = performance.now.bind(performance); // the true clock: the program's may be another (stepped-clock.js)

/** Collects text and posts it. */
export class Output {
  #post;
  #pieces = [];
  #length = 0;
  #lastPost = 0;

  /** @param {(message: object) => void} post to the page */
  constructor(post) {
    this.#post = post;
  }

  /**
   * Text that a task wrote.
   * @param {"stdout"|"stderr"} stream
   * @param {string} text
   * @param {string} kind of the task
   * @param {string} name of the task
   */
  write(stream, text, kind, name) {
    const last = this.#pieces.at(-1);
    if (last && last.stream === stream && last.task.kind === kind && last.task.name === name) {
      last.texts.push(text);
    } else {
      this.#pieces.push({ stream, task: { kind, name }, texts: [text] });
    }
    this.#length += text.length;
    if (this.#length >= POST_FROM) this.flush();
    else this.postIfDue();
  }

  /** Post what waits, unless something was posted a moment ago. */
  postIfDue() {
    if (this.#length && now() - this.#lastPost >= POST_EVERY) this.flush();
  }

  /** Post all that waits. */
  flush() {
    for (const { stream, task, texts } of this.#pieces) {
      this.#post({ type: "output", stream, text: texts.join(""), task });
    }
    this.#pieces = [];
    this.#length = 0;
    this.#lastPost = now();
  }
}
