/**
 * Gives Python a built-in function that leaves the running stack until a promise is settled: `_worker.suspend()`.
 *
 * `pyodide.ffi.run_sync()` does the same by way of an asyncio future, two proxies and several callbacks of the event
 * loop, and takes 30 times as long. Here nothing but WebAssembly lies between Python and the suspending import; a
 * call through a JsProxy would put a JavaScript frame there, and JSPI cannot suspend that. Needs stacks.js: every stack
 * has its own region of linear memory, so nothing is copied when another one runs.
 */

import { raise } from "./builtins.js";
import { compile, I32, type } from "./wasm-binary.js";

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
const MODULE = compile({
  types: [type(2), type(1)],
  imports: { enter: 0, wait: 1, leave: 0 }, // functions 0, 1 and 2
  functions: [0],
  exports: { suspend: 3 },
  code: [
    [
      ...[1, 1, I32], // the local variable 2
      ...[0x41, 0x7f, 0x20, 0, 0x20, 1, 0x10, 0, 0x22, 2, 0x46], // -1 == (slot = enter(self, argument))
      ...[0x04, I32, 0x41, 0, 0x05], // if: 0, else:
      ...[0x20, 2, 0x10, 1, 0x20, 2, 0x10, 2, 0x0b, 0x0b], // leave(wait(slot), slot)
    ],
  ],
});

/**
 * Make the function, for builtins.js.
 *
 * Call it when Python is loaded, from outside Python: where the stack stands then is where callbacks of the event loop
 * run while a task is suspended.
 *
 * @param {object} module Pyodide's Emscripten module
 * @returns {{suspend: Function, await: (promise: Promise<number>) => void}} the function, of WebAssembly; `await` sets
 *     what its next call waits for: a promise of a small integer, which it returns; it must not reject
 */
export function makeSuspend(module) {
  const slots = []; // of each suspended stack, what it needs in order to go on
  const unused = [];
  const rootStack = module.stackSave();
  let next = null;

  const enter = () => {
    if (next === null || !module.validSuspender.value) {
      raise(module, next === null ? "nothing to wait for" : "this stack cannot be suspended");
      return -1;
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
  const { exports } = new WebAssembly.Instance(MODULE, { host });
  return {
    suspend: exports.suspend,
    await(promise) {
      next = promise;
    },
  };
}
