/** Questions to the page's kernel (page/kernel.js), which is the operating system of the processes. */

/** Sends calls and casts. The reply to a call comes to the worker as a message with its id. */
export class Calls {
  #post;

  /** @param {(message: object) => void} post to the page */
  constructor(post) {
    this.#post = post;
  }

  /**
   * Ask.
   * @param {number} id of the reply, and by which the cast "cancel" names the call; none is used twice
   * @param {string} name
   * @param {any[]} args
   */
  call(id, name, args) {
    this.#post({ type: "call", id, name, args });
  }

  /** Tell, without an answer. */
  cast(name, args) {
    this.#post({ type: "cast", name, args });
  }
}
