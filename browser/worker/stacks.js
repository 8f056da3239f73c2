/**
 * A private region of linear memory for the C stack of every task.
 *
 * Pyodide has one such stack for all and copies parts of suspended ones away. Whatever walks the frames of another task
 * (garbage collection, tracing, `f_back`) would then read what somebody else has put there.
 */

const ALIGNMENT = 16;
const POINTER_SIZE = 4;
/** Bytes for all stacks together, of 4 GB that WebAssembly can address: 4096 threads or 10,240 greenlets. */
const MOST_MEMORY = 1.25 * 1024 ** 3;
/**
 * Bytes of a stack that CPython may fill. The engine has a stack of its own for each task, of a size that nobody can
 * choose, and when that is full the process crashes. Recursion through C code fills it sooner than this only where it
 * is of the most frugal kind (the repr() of a list in a list in a list, 1000 deep).
 */
const MOST_RECURSION = 256 * 1024;

/** Starts Python functions on stacks of their own. */
export class Stacks {
  #module;
  #onFailure;
  #free = new Map(); // by size; a region is used again and never given back: suspended code may still point into it
  #reserved = 0; // bytes
  #current = null;

  /**
   * @param {object} module Pyodide's Emscripten module
   * @param {() => void} onFailure called when a function has raised, before its traceback is made: no slice may end then
   */
  constructor(module, onFailure) {
    this.#module = module;
    this.#onFailure = onFailure;
    // Pyodide copies what lies between a stack's pointer and this: nothing, as nobody else uses the region.
    Object.defineProperty(module, "stackStop", { get: () => module.stackSave(), set: () => {} });
  }

  /**
   * Set memory aside for a stack.
   * @param {number} size in bytes
   * @returns {{base: number, size: number}|null} null if there is not enough
   */
  reserve(size) {
    const unused = this.#free.get(size)?.pop();
    if (unused) return { base: unused, size };
    const base = this.#reserved + size <= MOST_MEMORY ? this.#module._malloc(size) : 0;
    if (!base) return null;
    this.#reserved += size;
    return { base, size };
  }

  /**
   * Begin to run a Python callable without arguments; no other Python code may be running.
   * @param {number} callable its address, with a reference that is ours
   * @param {{base: number, size: number}} stack what reserve() gave
   * @returns {Promise<void>} settled when it has returned; rejected when it has raised or crashed
   */
  async start(callable, { base, size }) {
    const module = this.#module;
    const error = module._malloc(POINTER_SIZE);
    module.stackRestore((base + size) & -ALIGNMENT);
    this.#current = { base, size };
    const [result] = await module.promisingApply(callable, [], 0, [], 0, error);
    if (result === module.error) {
      this.#onFailure();
      module._PyErr_SetRaisedException(module.HEAPU32[error >>> 2]);
      module._pythonexc2js(); // throws it, with its traceback
    }
    module._free(error);
    module._Py_DecRef(callable);
    if (!this.#free.has(size)) this.#free.set(size, []);
    this.#free.get(size).push(base);
  }

  /** Tell CPython the limits of the stack that has just begun: it raises RecursionError before the end. */
  protect() {
    const { base, size } = this.#current;
    const module = this.#module;
    const protectedSize = Math.min(size, MOST_RECURSION);
    const start = base + size - protectedSize;
    module._PyUnstable_ThreadState_SetStackProtection(module._PyThreadState_Get(), start, protectedSize);
  }
}
