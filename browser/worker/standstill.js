/**
 * Tells the page when this process can do nothing any more by itself: only a reply or a signal can wake it. By that the
 * kernel finds deadlocks among processes.
 */

/** How long a standstill lasts before it is told, in ms: to tell each short wait would double the messages. */
const LASTING = 200;

export class Standstill {
  #isStandingStill;
  #tell;
  #received = 0;
  #timer = null;

  /**
   * @param {() => boolean} isStandingStill
   * @param {(received: number) => void} tell given how many messages the process had received by then: as the kernel
   *   has sent more, one is still on its way
   */
  constructor(isStandingStill, tell) {
    this.#isStandingStill = isStandingStill;
    this.#tell = tell;
  }

  /** The process begins: the message that says so is the first that it received. */
  begin() {
    this.#received = 1;
  }

  /** A reply or a signal has come. */
  noteMessage() {
    this.#received += 1;
  }

  /** No task is ready; from now on this looks whether that lasts. */
  watch() {
    if (this.#timer !== null || !this.#isStandingStill()) return;
    const received = this.#received;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#received !== received) this.watch();
      else if (this.#isStandingStill()) this.#tell(received);
    }, LASTING);
  }
}
