/** Starts Python in this worker; then runs one program, or answers whether a finished run printed what it should have. */

import createModule from "./pyodide.asm.mjs";
import { loadPyodide } from "./pyodide.mjs";
import { addBuiltins } from "./builtins.js";
import { Calls } from "./calls.js";
import { Library } from "./library.js";
import { Output } from "./output.js";
import { Stacks } from "./stacks.js";
import { Standstill } from "./standstill.js";
import { makeSuspend } from "./suspend.js";
import { Tasks } from "./tasks.js";

const MAIN_STACK = 1024 * 1024; // bytes
const LIBRARY = new URL("library.zip", import.meta.url);

/** Of the reader; the program that runs says which. */
let language = "en";
const output = new Output((message) => self.postMessage(message));
const log = new Output((message) => self.postMessage(message)); // of the recorder: not to part what is printed
const calls = new Calls(post);

/** To the page, after all that the program has written so far. */
function post(message, transfer = []) {
  output.flush();
  log.flush();
  self.postMessage(message, transfer);
}

async function bytesOf(blob) {
  return new Uint8Array(await blob.arrayBuffer());
}

/**
 * Start Python out of a snapshot.
 * @param {Promise<Uint8Array>} snapshot
 * @param {Promise<Image|null>} image whose snapshot it is, if that has to be completed first
 */
async function startFromSnapshot(snapshot, image) {
  const createPyodideModule = async (settings) => {
    const module = await createModule(settings);
    (await image)?.complete(module.HEAPU32);
    return module;
  };
  return loadPyodide({
    convertNullToNone: true,
    createPyodideModule,
    stdLibURL: "data:,", // the library comes later
    _loadSnapshot: snapshot,
  });
}

/** Start Python the slow way: import everything. */
async function startFromLibrary() {
  const python = await loadPyodide({ convertNullToNone: true, stdLibURL: LIBRARY.href });
  python.runPython("from runtime import install; install.install()");
  return python;
}

/**
 * @param {import("./worker.js").Requested} requested
 * @returns {Promise<{python: object, loaded: import("./worker.js").Loaded}>} Pyodide with the runtime installed
 */
async function loadPython({ before, wasm: { module, failure }, image: requestedImage }) {
  const image = (await requestedImage)?.image;
  const snapshot = before?.snapshot ? bytesOf(before.snapshot) : image?.then((each) => each.snapshot);
  const starting = snapshot ? startFromSnapshot(snapshot, image) : startFromLibrary();
  const python = await Promise.race([failure, starting]);
  if (before) return { python, loaded: before };
  return { python, loaded: { snapshot: snapshot ? new Blob([await snapshot]) : null, module: await module } };
}

/** Bytes that C code writes to descriptor 1 or 2: Python's own sys.stdout does not come this way. */
function redirectDescriptors(python) {
  const writer = (stream) => {
    const decoder = new TextDecoder();
    return {
      write(bytes) {
        output.write(stream, decoder.decode(bytes, { stream: true }), "main", "MainThread");
        return bytes.length;
      },
    };
  };
  python.setStdout(writer("stdout"));
  python.setStderr(writer("stderr"));
}

/** The engine's stack is full: "Maximum call stack size exceeded" in V8, "too much recursion" in SpiderMonkey. */
const isStackFull = (error) => error instanceof RangeError || error.name === "InternalError";
const STACK_FULL = {
  zh: "浏览器的栈满了：C 代码递归得太深，例如对嵌套很深的对象调用 repr()。\n",
  en: "The browser's stack is full: C code has called itself too deep, as repr() of deeply nested objects does.\n",
};

/** The interpreter is broken, as after a segmentation fault. */
function crash(error) {
  const explanation = isStackFull(error) ? STACK_FULL[language] : "";
  output.write("stderr", `Fatal Python error: ${error.message ?? error}\n${explanation}`, "main", "MainThread");
  calls.cast("crash", []);
}

/**
 * @param {object} files Pyodide's Emscripten file system
 * @returns {(stream: "stdout"|"stderr") => boolean} whether its descriptor is still what it was when Python started: the
 *   program may close it, or put a file in its place
 */
function watchDescriptors(files) {
  const numbers = { stdout: 1, stderr: 2 };
  const nodes = files.streams.map((stream) => stream?.node);
  return (stream) => files.streams[numbers[stream]]?.node === nodes[numbers[stream]];
}

/** Connect Python to this worker. */
function connect(python) {
  const module = python._module;
  const isOpen = watchDescriptors(python.FS);
  const suspender = makeSuspend(module);
  const onIdle = () => {
    output.flush();
    standstill.watch();
  };
  const tasks = new Tasks(module, { onPoll: () => output.postIfDue(), onIdle });
  const standstill = new Standstill(
    () => tasks.isStandingStill,
    (received) => post({ type: "standstill", received }),
  );
  const stacks = new Stacks(module, () => tasks.end());
  /** @returns {boolean} false if there is no memory for the stack */
  const spawn = (callable, size) => {
    const stack = stacks.reserve(size);
    if (!stack) return false;
    module._Py_IncRef(callable);
    // Not at once: the task that spawns is still on its stack.
    tasks.makeReady(() => queueMicrotask(() => stacks.start(callable, stack).catch(crash)));
    return true;
  };
  const builtins = {
    ...tasks.builtins,
    park: (number, milliseconds, isMain) => suspender.await(tasks.park(number, milliseconds, isMain)),
    yield_slice: () => suspender.await(tasks.yieldSlice()),
    spawn, // a callable by its address: id() in CPython
    protect: () => stacks.protect(),
  };
  addBuiltins(module, "_worker", builtins, { suspend: suspender.suspend });
  globalThis.runtimeHost = {
    result: (number) => tasks.result(number),
    call: (id, name, args, limit) => calls.call(id, name, args, limit),
    cast: (name, args) => calls.cast(name, args),
    post,
    write(stream, text, kind, name) {
      if (!isOpen(stream)) return false;
      output.write(stream, text, kind, name);
      return true;
    },
    log: (line) => log.write("log", line, "", ""),
    exit(status) {
      tasks.end();
      post({ type: "exit", status });
    },
  };
  const start = (proxy) => spawn(module.PyProxy_getPtr(proxy), MAIN_STACK);
  return { tasks, start, standstill };
}

/**
 * The timeline of a finished run.
 * @returns {{picture: string, story: string[]} | {problem: string}}
 */
function drawTimeline(python, { source, stdout, stderr, status, logs, language }) {
  const { draw } = python.pyimport("runtime.recording");
  const [picture, ...story] = draw(source, stdout, stderr, status, python.toPy(logs), language).toJs();
  return picture ? { picture, story } : { problem: story[0] };
}

/**
 * Load Python, say so to the page, and do what it asks for from then on.
 * @param {import("./worker.js").Requested} requested
 * @param {() => object} ready the message for the page, when Python is there
 * @returns {Promise<void>} rejected when Python could not be loaded
 */
export async function becomeProcess(requested, ready) {
  const { python, loaded } = await loadPython(requested);
  const tellFailure = (message) => output.write("stderr", message[language], "main", "MainThread");
  const library = loaded.snapshot && new Library(python.FS, LIBRARY, tellFailure);
  redirectDescriptors(python);
  const { tasks, start, standstill } = connect(python);
  const run = python.pyimport("runtime.run");
  const deadlock = python.pyimport("runtime.deadlock");

  self.onmessage = ({ data }) => {
    if (data.type === "reply") {
      standstill.noteMessage();
      calls.end(data.id);
      tasks.deliver(data.id, data.value);
    } else if (data.type === "signal") {
      standstill.noteMessage();
      tasks.signal(data.number);
    } else if (data.type === "explain") {
      standstill.noteMessage();
      deadlock.explain();
    } else if (data.type === "start") {
      language = data.language;
      standstill.begin();
      start(run.prepare(python.toPy(data)));
    } else if (data.type === "check") {
      const { source, stdout, stderr, status, startMethod } = data;
      const mismatches = run.verdict(source, stdout, stderr, status, startMethod).toJs();
      post({ type: "verdict", id: data.id, ok: mismatches.length === 0, mismatches });
    } else if (data.type === "draw") {
      post({ type: "timeline", ...drawTimeline(python, data) });
    }
  };
  const message = { ...ready(), snapshot: loaded.snapshot !== null };
  post(requested.before ? message : { ...message, loaded });
  await library?.prefetch();
}
