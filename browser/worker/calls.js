/** Questions to the page's kernel (page/kernel.js), which is the operating system of the processes. */

/** Browsers take a longer time for none at all: 2 ** 31 - 1 ms are 25 days. */
const LONGEST = 2 ** 31 - 1;

/** Sends calls and casts. The reply to a call comes to the worker as a message with its id. */
export class Calls {
  #post;
  /** Of the calls with a time limit, by id. */
  #timers = new Map();

  /** @param {(message: object) => void} post to the page */
  constructor(post) {
    this.#post = post;
  }

  /**
   * Ask.
   * @param {number} id of the reply, and by which the cast "cancel" names the call; none is used twice
   * @param {string} name
   * @param {any[]} args
   * @param {number} limit of the wait for the answer, in ms; below 0: none
   */
  call(id, name, args, limit) {
    this.#post({ type: "call", id, name, args, limit });
    if (limit <= 0) return;
    const expire = () => this.cast("expire", [id]);
    this.#timers.set(id, setTimeout(expire, Math.min(Math.ceil(limit), LONGEST))); // fractions are cut off
  }

  /** The reply to a call has come. */
  end(id) {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  /** Tell, without an answer. */
  cast(name, args) {
    this.#post({ type: "cast", name, args });
  }
}
