/**
 * Gives Python a built-in function that leaves the running stack until a promise is settled: `_stacks.suspend(None)`.
 *
 * `pyodide.ffi.run_sync()` does the same by way of an asyncio future, two proxies and several callbacks of the event
 * loop, and takes 30 times as long. Here nothing but WebAssembly lies between Python and the suspending import; a
 * call through a JsProxy would put a JavaScript frame there, and JSPI cannot suspend that. Needs stacks.js: every stack
 * has its own region of linear memory, so nothing is copied when another one runs.
 */

/*
 * (module
 *   (import "host" "enter" (func $enter (param i32 i32) (result i32)))
 *   (import "host" "wait"  (func $wait  (param i32) (result i32)))        ;; suspends
 *   (import "host" "leave" (func $leave (param i32 i32) (result i32)))
 *   (func (export "suspend") (param $self i32) (param $argument i32) (result i32)
 *     (local $slot i32)
 *     (if (result i32)
 *       (i32.eq (i32.const -1) (local.tee $slot (call $enter (local.get $self) (local.get $argument))))
 *       (then (i32.const 0))
 *       (else (call $leave (call $wait (local.get $slot)) (local.get $slot))))))
 */
const section = (id, ...bytes) => [id, bytes.length, ...bytes];
const text = (string) => [string.length, ...new TextEncoder().encode(string)];
const I32 = 0x7f;
const MODULE = new Uint8Array([
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // magic number and version
  ...section(1, 2, 0x60, 2, I32, I32, 1, I32, 0x60, 1, I32, 1, I32), // types: 0 = (i32 i32) -> i32, 1 = (i32) -> i32
  ...section(
    2, // imports: functions 0, 1 and 2, with their types
    3,
    ...[...text("host"), ...text("enter"), 0, 0],
    ...[...text("host"), ...text("wait"), 0, 1],
    ...[...text("host"), ...text("leave"), 0, 0],
  ),
  ...section(3, 1, 0), // one function of type 0: number 3
  ...section(7, 1, ...text("suspend"), 0, 3), // the export
  ...section(
    10, // code: one function of 29 bytes with one i32 as local variable 2
    ...[1, 29, 1, 1, I32],
    ...[0x41, 0x7f, 0x20, 0, 0x20, 1, 0x10, 0, 0x22, 2, 0x46], // -1 == (slot = enter(self, argument))
    ...[0x04, I32, 0x41, 0, 0x05], // if: 0, else:
    ...[0x20, 2, 0x10, 1, 0x20, 2, 0x10, 2, 0x0b, 0x0b], // leave(wait(slot), slot)
  ),
]);
const METH_O = 8; // CPython's calling convention (self, argument)
const SIZE_OF_METHOD_DEF = 16; // name, function, flags, documentation

/**
 * Create the Python module `_stacks` with the function `suspend`.
 *
 * Call it when Python is loaded, from outside Python: where the stack stands then is where callbacks of the event loop
 * run while a task is suspended.
 *
 * @param {object} module Pyodide's Emscripten module
 * @returns {{await: (promise: Promise<number>) => void}} `await` sets what the next suspend() waits for: a promise of
 *     a small integer, which suspend() returns; it must not reject
 */
export function installSuspend(module) {
  const slots = []; // of each suspended stack, what it needs in order to go on
  const unused = [];
  const rootStack = module.stackSave();
  let next = null;

  const enter = () => {
    if (next === null || !module.validSuspender.value) {
      return refuse(module, next === null ? "nothing to wait for" : "this stack cannot be suspended");
    }
    const state = {
      promise: next,
      stackTop: module.stackSave(),
      thread: module._captureThreadState(),
    };
    next = null;
    const slot = unused.length ? unused.pop() : slots.length;
    slots[slot] = state;
    module.stackRestore(rootStack);
    module.validSuspender.value = false;
    return slot;
  };

  const leave = (result, slot) => {
    const state = slots[slot];
    slots[slot] = undefined;
    unused.push(slot);
    module.stackRestore(state.stackTop);
    module._restoreThreadState(state.thread);
    module.validSuspender.value = true;
    return module._PyLong_FromLong(result);
  };

  const host = { enter, wait: new WebAssembly.Suspending((slot) => slots[slot].promise), leave };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(MODULE), { host });
  addToPython(module, exports.suspend);
  return {
    await(promise) {
      next = promise;
    },
  };
}

function refuse(module, message) {
  const text = module.stringToNewUTF8(message);
  module._PyErr_SetString(module.HEAPU32[module._PyExc_RuntimeError >>> 2], text);
  module._free(text);
  return -1;
}

/** Make the WebAssembly function a built-in function of a new Python module. Both live as long as Python. */
function addToPython(module, suspend) {
  const index = module.wasmTable.grow(1);
  module.wasmTable.set(index, suspend);
  const name = module.stringToNewUTF8("suspend");
  const definition = module._malloc(SIZE_OF_METHOD_DEF);
  module.HEAPU32.set([name, index, METH_O, 0], definition >>> 2);
  const moduleName = module.stringToNewUTF8("_stacks");
  const python = module._PyImport_AddModule(moduleName);
  module._PyModule_AddObjectRef(python, name, module._PyCFunction_NewEx(definition, 0, 0));
  module._free(moduleName);
}
