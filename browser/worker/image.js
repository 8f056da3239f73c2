/**
 * The memory snapshot as it travels: without what pyodide.asm.wasm brings as well, packed with zstd.
 *
 * The static data of the WebAssembly module is a quarter of it. The words of a snapshot in which it lies are therefore
 * stored as their difference (exclusive or) from a memory that the module has just been given; what has not changed
 * becomes 0.
 */

import { ZSTDDecoder } from "zstddec";

const PREFIX = 2; // words before the snapshot: how many words are stored as differences, and the sum of these words
const START = 1; // the word of Pyodide's header that says where the memory begins, in bytes

/** The sum of the words, by which a memory that is not the one of the build is found out. */
function checksum(words) {
  let sum = 0;
  for (const word of words) sum = (Math.imul(sum, 31) + word) | 0;
  return sum >>> 0;
}

function difference(snapshot, base) {
  const all = new Uint32Array(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength >> 2);
  const first = all[START] >> 2;
  for (let index = 0; index < base.length; index++) all[first + index] ^= base[index];
}

/**
 * @param {Uint8Array} snapshot of Pyodide; overwritten
 * @param {[Uint32Array, Uint32Array]} memories two that were new: from the first word on in which they differ (it is a
 *   random number) nothing is known of a third
 * @returns {Uint8Array} what is to be packed
 */
export function strip(snapshot, [memory, other]) {
  const length = memory.findIndex((word, index) => word !== other[index]);
  const base = memory.subarray(0, length);
  difference(snapshot, base);
  const stripped = new Uint8Array(PREFIX * 4 + snapshot.length);
  new Uint32Array(stripped.buffer).set([length, checksum(base)]);
  stripped.set(snapshot, PREFIX * 4);
  return stripped;
}

/** A packed snapshot on its way into a new memory. */
export class Image {
  #prefix;

  /** @returns {Promise<{unpack: (packed: ArrayBuffer) => Image}>} */
  static async prepareUnpacker() {
    const decoder = new ZSTDDecoder();
    await decoder.init();
    return { unpack: (packed) => new Image(decoder.decode(new Uint8Array(packed))) };
  }

  /** @param {Uint8Array} unpacked */
  constructor(unpacked) {
    this.#prefix = new Uint32Array(unpacked.buffer, unpacked.byteOffset, PREFIX);
    /** The snapshot, which Pyodide may be given now and may use after complete(). */
    this.snapshot = unpacked.subarray(PREFIX * 4);
  }

  /**
   * Put back what strip() left out.
   * @param {Uint32Array} memory of the module that the snapshot will be loaded into, as new
   */
  complete(memory) {
    const [length, sum] = this.#prefix;
    const base = memory.subarray(0, length);
    if (checksum(base) !== sum) throw new Error("the memory snapshot does not fit this WebAssembly module");
    difference(this.snapshot, base);
  }
}
