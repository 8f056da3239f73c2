/** Writes small WebAssembly modules; the parts of one must be shorter than 128 bytes. */

const [TYPES, IMPORTS, FUNCTIONS, EXPORTS, CODE] = [1, 2, 3, 7, 10];
const FUNCTION = 0x60;

export const I32 = 0x7f;

const text = (string) => [string.length, ...new TextEncoder().encode(string)];
const section = (id, entries) => {
  const bytes = [entries.length, ...entries.flat()];
  return [id, bytes.length, ...bytes];
};

/** The type of a function: so many i32 to one i32. */
export const type = (count) => [FUNCTION, count, ...Array(count).fill(I32), 1, I32];

/**
 * @param {{types: number[][], imports: Object<string, number>, functions?: number[], exports: Object<string, number>,
 *   code?: number[][]}} parts what type() gave; the type of each function that is imported from "host", by its name;
 *   the type of each function of the module; the number of each function that is exported; the code of each function
 *   of the module, its local variables first
 * @returns {WebAssembly.Module}
 */
export function compile({ types, imports, functions = [], exports, code = [] }) {
  const imported = Object.entries(imports).map(([name, each]) => [...text("host"), ...text(name), 0, each]);
  const exported = Object.entries(exports).map(([name, number]) => [...text(name), 0, number]);
  const bodies = code.map((bytes) => [bytes.length, ...bytes]);
  return new WebAssembly.Module(
    new Uint8Array([
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // magic number and version
      ...section(TYPES, types),
      ...section(IMPORTS, imported),
      ...section(FUNCTIONS, functions.map((each) => [each])),
      ...section(EXPORTS, exported),
      ...section(CODE, bodies),
    ]),
  );
}
