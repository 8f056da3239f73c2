/**
 * Built-in functions of Python that are written in JavaScript and take numbers.
 *
 * What Python reaches through a JsProxy gets a new proxy at each look, and an array and closures at each call. To collect
 * that is dear where thousands of stacks are suspended: Firefox looks through all of them each time.
 */

import { compile, type } from "./wasm-binary.js";

const POINTER_SIZE = 4;
/** CPython's calling conventions: (self, NULL), and (self, pointer to the arguments, how many there are). */
const [METH_NOARGS, METH_FASTCALL] = [4, 0x80];
/** A function of JavaScript made one of WebAssembly: only those go into the table of functions. */
const ADAPTER = compile({ types: [type(3)], imports: { call: 0 }, exports: { call: 0 } });

/**
 * Make a Python module; it and its functions live as long as Python.
 * @param {object} module Pyodide's Emscripten module
 * @param {string} name of the Python module
 * @param {Object<string, Function>} functions by their names in Python. They take numbers, return an integer, a boolean
 *   (1 or 0 in Python) or nothing (0), and must not throw
 * @param {Object<string, Function>} native the same of WebAssembly, for METH_NOARGS
 */
export function addBuiltins(module, name, functions, native) {
  const nameAddress = module.stringToNewUTF8(name);
  const python = module._PyImport_AddModule(nameAddress);
  module._free(nameAddress);
  for (const [each, call] of Object.entries(functions)) {
    const { exports } = new WebAssembly.Instance(ADAPTER, { host: { call: fastCall(module, each, call) } });
    add(module, python, each, exports.call, METH_FASTCALL);
  }
  for (const [each, call] of Object.entries(native)) add(module, python, each, call, METH_NOARGS);
}

function add(module, python, name, call, convention) {
  const index = module.wasmTable.grow(1);
  module.wasmTable.set(index, call);
  const nameAddress = module.stringToNewUTF8(name); // not freed: the definition, which CPython keeps, refers to it
  const definition = module._malloc(4 * POINTER_SIZE); // name, function, flags, documentation
  module.HEAPU32.set([nameAddress, index, convention, 0], definition >>> 2);
  module._PyModule_AddObjectRef(python, nameAddress, module._PyCFunction_NewEx(definition, 0, 0));
}

/** The function as CPython calls it. */
function fastCall(module, name, call) {
  const argument = (address, index) => module._PyFloat_AsDouble(module.HEAPU32[(address >>> 2) + index]);
  const withNumbers = [
    () => call(),
    (address) => call(argument(address, 0)),
    (address) => call(argument(address, 0), argument(address, 1)),
    (address) => call(argument(address, 0), argument(address, 1), argument(address, 2)),
  ][call.length];
  return (self, address, count) => {
    if (count === call.length) return module._PyLong_FromLong(Number(withNumbers(address) ?? 0));
    raise(module, `${name}() takes ${call.length} numbers`);
    return 0;
  };
}

/** Let Python raise RuntimeError when the function that was called from it returns NULL. */
export function raise(module, message) {
  const text = module.stringToNewUTF8(message);
  module._PyErr_SetString(module.HEAPU32[module._PyExc_RuntimeError >>> 2], text);
  module._free(text);
}
