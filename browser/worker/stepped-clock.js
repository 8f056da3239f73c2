/**
 * A clock that goes on by steps instead of by itself, so that what depends on the time is the same in every run.
 *
 * It replaces the worker's clocks, and with them those of Python's `time`.
 */

const STEP = 0.02; // ms: about what a switch between tasks takes
const READING = 0.001; // ms: two readings are never equal

/** From its making on, all clocks of this worker are this one. */
export class SteppedClock {
  // A whole second: every later reading is then rounded alike in every run.
  #now = Math.ceil(performance.now() / 1000) * 1000;

  constructor() {
    const toDate = Date.now() - this.#now;
    performance.now = () => (this.#now += READING);
    Date.now = () => Math.floor(this.#now + toDate);
  }

  /** @returns {number} milliseconds */
  get now() {
    return this.#now;
  }

  /** A task gave up control. */
  step() {
    this.#now += STEP;
  }

  /** Nothing could run before this moment (ms). */
  advanceTo(moment) {
    this.#now = Math.max(this.#now, moment);
  }
}
