/** The archive of all Python modules, which the snapshot makes needless until a program imports something rare. */

const PATH = "/lib/python314.zip"; // where the snapshot's sys.path and its index of the archive expect it

/** The archive as a file of Python's file system whose bytes are there once somebody reads them. */
export class Library {
  #node;
  #url;
  #bytes = null;

  /**
   * @param {object} files Pyodide's Emscripten file system
   * @param {URL} url of the archive
   */
  constructor(files, url) {
    this.#url = url;
    files.writeFile(PATH, new Uint8Array());
    this.#node = files.lookupPath(PATH).node;
    const now = () => this.#bytes ?? this.#loadNow();
    Object.defineProperties(this.#node, {
      contents: { configurable: true, get: now },
      usedBytes: { configurable: true, get: () => now().length },
    });
  }

  /** Fetch it meanwhile, so that nobody has to wait for it. A failure shows when it is read. */
  async prefetch() {
    const answer = await fetch(this.#url).catch(() => null);
    if (answer?.ok && !this.#bytes) this.#keep(await answer.arrayBuffer());
  }

  /** Python's import cannot wait for a promise, but a worker may ask the network and stand still. */
  #loadNow() {
    const request = new XMLHttpRequest();
    request.open("GET", this.#url, false);
    request.responseType = "arraybuffer";
    request.send();
    if (request.status !== 200) throw new Error(`${this.#url}: ${request.status} ${request.statusText}`);
    return this.#keep(request.response);
  }

  #keep(buffer) {
    this.#bytes = new Uint8Array(buffer);
    for (const [name, value] of Object.entries({ contents: this.#bytes, usedBytes: this.#bytes.length })) {
      Object.defineProperty(this.#node, name, { value, configurable: true, writable: true });
    }
    return this.#bytes;
  }
}
