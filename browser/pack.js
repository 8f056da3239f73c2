/** Packs a file with zstd for the way to the reader: `node pack.js FILE TARGET`. */
import { readFileSync, writeFileSync } from "node:fs";
import { constants, zstdCompressSync } from "node:zlib";

const [, , source, target] = process.argv;
const params = {
  [constants.ZSTD_c_compressionLevel]: 19,
  [constants.ZSTD_c_windowLog]: 25, // all of it
};
writeFileSync(target, zstdCompressSync(readFileSync(source), { params }));
