/**
 * A process: a worker with its own Python. What takes longest to come is asked for here, so that it is on its way while
 * the browser is still loading the code that uses it (process.js).
 */

import { watchFetches } from "./progress.js";
import { provideModule } from "./wasm-module.js";

/**
 * What takes longest to load, ready to be used: the first worker of a page hands it to those after it.
 * @typedef {{snapshot: Blob|null, module: WebAssembly.Module}} Loaded a Blob, as posting bytes would hold up the page
 */

/**
 * What is on its way.
 * @typedef {object} Requested
 * @property {Loaded|null} before by an earlier worker
 * @property {{module: Promise<WebAssembly.Module>, failure: Promise<never>}} wasm
 * @property {Promise<{image: Promise<import("./image.js").Image>}|null>|null} image of the memory; null if an earlier
 *   worker had it, or if the site was built without one
 */

/** Let Python's clocks agree between processes: each worker counts from its own start otherwise. */
function alignClocks() {
  const sinceStart = performance.now.bind(performance);
  performance.now = () => performance.timeOrigin + sinceStart();
}

/** @returns {Promise<Loaded|null>} what the page has already */
function askPage() {
  return new Promise((resolve) => {
    self.onmessage = ({ data }) => resolve(data.loaded);
  });
}

/**
 * Ask for a Python with the runtime installed, and unpack it as soon as it is there.
 * @param {Promise<{unpack: (packed: ArrayBuffer) => import("./image.js").Image}>} unpacker
 */
async function requestImage(unpacker) {
  const answer = await fetch(new URL("snapshot.zst", import.meta.url));
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${answer.statusText}`);
  const image = answer.arrayBuffer().then(async (packed) => (await unpacker).unpack(packed));
  image.catch(() => {}); // process.js, which waits for it, reports the failure
  return { image };
}

alignClocks();
const begin = performance.now();
const stopWatching = watchFetches((bytes) => self.postMessage({ type: "progress", ...bytes }));
try {
  const before = await askPage();
  const unpacker = before ? null : import("./image.js").then(({ Image }) => Image.prepareUnpacker());
  const wasm = provideModule(before?.module, unpacker);
  const image = before ? null : requestImage(unpacker);
  for (const promise of [wasm.failure, image]) promise?.catch(() => {}); // process.js, which waits for it, reports it
  const { becomeProcess } = await import("./process.js");
  await becomeProcess({ before, wasm, image }, () => {
    stopWatching();
    return { type: "ready", seconds: (performance.now() - begin) / 1000 };
  });
} catch (error) {
  self.postMessage({ type: "failed", message: String(error.message ?? error) });
}
