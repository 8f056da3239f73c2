/** Workers with a running Python in each, started ahead of the processes that will need them. */

/**
 * More workers than this do not load Python at the same time: they would only take the processor from each other, and
 * all of them from the page. One that is not needed any more before its turn has cost nothing.
 */
const LOADING_AT_ONCE = Math.max(2, navigator.hardwareConcurrency);

/** A worker that became, or failed to become, ready. */
class WarmWorker {
  /** The worker itself, once it has its turn. */
  worker = null;
  isReady = false;
  hasFailed = false;
  isTerminated = false;
  #resolve;
  #reject;

  constructor() {
    this.ready = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /**
   * @param {URL} url of worker.js
   * @param {(bytes: {loaded: number}) => void} onProgress
   */
  start(url, onProgress) {
    this.worker = new Worker(url, { type: "module" });
    this.worker.onmessage = ({ data }) => {
      if (data.type === "ready") {
        this.isReady = true;
        this.#resolve(data);
      } else if (data.type === "progress") {
        onProgress(data);
      } else if (data.type === "failed") {
        this.#reject(new Error(data.message));
      }
    };
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.#reject(new Error(event.message || `cannot load ${url}`));
    };
  }

  /**
   * Let it load Python.
   * @param {object|null} loaded what an earlier worker has loaded (worker/worker.js)
   */
  load(loaded) {
    this.worker.postMessage({ type: "load", loaded });
  }

  terminate() {
    this.isTerminated = true;
    this.worker?.terminate();
    this.#reject(new Error("the worker was not needed any more")); // of no effect once it is ready
  }
}

/** The supply of warm workers. */
export class WarmWorkers {
  #url;
  #count;
  #onProgress;
  #waiting = [];
  /** Those that wait for their turn to load, and how many are at it. */
  #queue = [];
  #loading = 0;
  /** A promise of what the first worker has loaded; null until one has begun to. */
  #loaded = null;
  #isClosed = false;

  /**
   * @param {object} options
   * @param {URL} options.url of worker.js
   * @param {number} options.count how many to keep warm
   */
  constructor({ url, count }) {
    this.#url = url;
    this.#count = count;
    this.#onProgress = () => {};
  }

  /**
   * Wait until one worker is ready.
   * @param {(bytes: {loaded: number}) => void} onProgress
   * @returns {Promise<object>} the worker's "ready" message; rejected when it could not be loaded: a later call tries
   *   again
   */
  async prepare(onProgress = () => {}) {
    this.#onProgress = onProgress;
    return this.#first().ready;
  }

  /** A worker for a new process; its `ready` may still be to come. It is no longer in the supply. */
  take() {
    const worker = this.#first();
    this.#waiting.shift();
    return worker;
  }

  /** Put a worker back that no process has run in; what is too much for the supply is ended. */
  giveBack(worker) {
    if (this.#isClosed || this.#waiting.length >= this.#count) worker.terminate();
    else if (!worker.hasFailed) this.#waiting.push(worker);
  }

  /** Start what is missing from the supply. */
  refill() {
    while (!this.#isClosed && this.#waiting.length < this.#count) this.#start();
  }

  close() {
    this.#isClosed = true;
    for (const worker of this.#waiting) worker.terminate();
    this.#waiting = [];
  }

  #first() {
    // A ready one before one that is still loading.
    this.#waiting.sort((a, b) => Number(b.isReady) - Number(a.isReady));
    return this.#waiting[0] ?? this.#start();
  }

  #start() {
    const worker = new WarmWorker();
    this.#waiting.push(worker);
    worker.ready.catch(() => {
      worker.hasFailed = true;
      worker.terminate();
      this.#waiting = this.#waiting.filter((other) => other !== worker);
    });
    this.#queue.push(worker);
    this.#loadNext();
    return worker;
  }

  #loadNext() {
    while (this.#queue.length && this.#loading < LOADING_AT_ONCE) {
      const worker = this.#queue.shift();
      if (worker.isTerminated) continue;
      this.#loading += 1;
      worker.start(this.#url, (bytes) => this.#onProgress(bytes));
      this.#load(worker);
      const goOn = () => {
        this.#loading -= 1;
        this.#loadNext();
      };
      worker.ready.then(goOn, goOn);
    }
  }

  /** The first one loads everything, which takes several times as long as what the others, which wait, have to do. */
  #load(worker) {
    if (this.#loaded) {
      this.#loaded.then((loaded) => worker.load(loaded));
      return;
    }
    worker.load(null);
    this.#loaded = worker.ready.then(
      ({ loaded }) => loaded,
      () => (this.#loaded = null),
    );
  }
}
