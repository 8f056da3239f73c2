/** The archive of all Python modules, which the snapshot makes needless until a program imports something rare. */

const PATH = "/lib/python314.zip"; // where the snapshot's sys.path and its index of the archive expect it

const EIO = 29; // of WebAssembly's C library

const FAILED = {
  zh: (reason) => `标准库没有下载成功（${reason}）。请检查网络，再运行一次。\n`,
  en: (reason) => `The standard library could not be loaded (${reason}). Check your connection and run it again.\n`,
};

/** The archive as a file of Python's file system whose bytes are there once somebody reads them. */
export class Library {
  #files;
  #node;
  #url;
  #onFailure;
  #bytes = null;

  /**
   * @param {object} files Pyodide's Emscripten file system
   * @param {URL} url of the archive
   * @param {(message: {zh: string, en: string}) => void} onFailure told once when Python wants to read what cannot be
   *   fetched; Python gets an OSError (EIO)
   */
  constructor(files, url, onFailure) {
    this.#files = files;
    this.#url = url;
    this.#onFailure = onFailure;
    files.writeFile(PATH, new Uint8Array());
    this.#node = files.lookupPath(PATH).node;
    const now = () => this.#bytes ?? this.#loadNow();
    Object.defineProperties(this.#node, {
      contents: { configurable: true, get: now },
      usedBytes: { configurable: true, get: () => now().length },
    });
  }

  /** Fetch it meanwhile, so that nobody has to wait for it. After a failure it is fetched again when it is read. */
  async prefetch() {
    try {
      const answer = await fetch(this.#url);
      const buffer = await answer.arrayBuffer(); // may break off in the midst
      if (answer.ok && !this.#bytes) this.#keep(buffer);
    } catch {} // a program that does not read it need not hear of it
  }

  /** Python's import cannot wait for a promise, but a worker may ask the network and stand still. */
  #loadNow() {
    const request = new XMLHttpRequest();
    request.open("GET", this.#url, false);
    request.responseType = "arraybuffer";
    try {
      request.send();
    } catch (error) {
      this.#fail(error.message);
    }
    if (request.status !== 200) this.#fail(`${this.#url}: ${request.status} ${request.statusText}`);
    return this.#keep(request.response);
  }

  #fail(reason) {
    this.#onFailure?.({ zh: FAILED.zh(reason), en: FAILED.en(reason) });
    this.#onFailure = null; // Python tries again for each line of the traceback
    throw new this.#files.ErrnoError(EIO);
  }

  #keep(buffer) {
    this.#bytes = new Uint8Array(buffer);
    for (const [name, value] of Object.entries({ contents: this.#bytes, usedBytes: this.#bytes.length })) {
      Object.defineProperty(this.#node, name, { value, configurable: true, writable: true });
    }
    return this.#bytes;
  }
}
