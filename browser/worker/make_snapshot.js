/** Starts Python with the runtime installed and posts its memory: only the build runs this, in a headless Chromium. */
import createModule from "./pyodide.asm.mjs";
import { loadPyodide } from "./pyodide.mjs";
import { strip } from "./image.js";

const stdLibURL = new URL("library.zip", import.meta.url).href;

/** The memory of a module into which a snapshot is about to be loaded. */
async function newMemory(snapshot) {
  let memory;
  const createPyodideModule = async (settings) => {
    const module = await createModule(settings);
    memory = module.HEAPU32.slice();
    return module;
  };
  await loadPyodide({ stdLibURL, createPyodideModule, _loadSnapshot: snapshot });
  return memory;
}

try {
  const python = await loadPyodide({ stdLibURL, convertNullToNone: true, _makeSnapshot: true });
  python.runPython(`
from runtime import install
install.install()
import gc
gc.collect()
`);
  const snapshot = python.makeMemorySnapshot();
  const memories = [await newMemory(snapshot.slice()), await newMemory(snapshot.slice())];
  postMessage({ snapshot: strip(snapshot, memories) });
} catch (error) {
  postMessage({ error: String(error.stack ?? error) });
}
