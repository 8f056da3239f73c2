/**
 * Python's WebAssembly module: compiled once for all workers of a page, while the snapshot is still coming.
 *
 * Pyodide has no option for that. It fetches the file when it begins, and gives the answer to instantiateStreaming()
 * when all else is there; both are replaced until then.
 */

const URL_OF_MODULE = new URL("pyodide.asm.wasm", import.meta.url);

/** Fetch it at once, but compile it after what is smaller: Firefox compiles one module after the other. */
async function compileAfter(smaller) {
  const answer = fetch(URL_OF_MODULE);
  answer.catch(() => {}); // compileStreaming() reports it
  await smaller;
  return WebAssembly.compileStreaming(answer);
}

/**
 * Let Pyodide use a module of ours.
 * @param {WebAssembly.Module|undefined} compiled by an earlier worker
 * @param {Promise<any>|null} smaller what shall be compiled before it
 * @returns {{module: Promise<WebAssembly.Module>, failure: Promise<never>}} `failure` is rejected when the module cannot
 *   be fetched, compiled or instantiated: Pyodide would only log that and never go on
 */
export function provideModule(compiled, smaller) {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  const module = compiled ? Promise.resolve(compiled) : compileAfter(smaller);
  globalThis.fetch = async (resource, ...rest) =>
    String(resource) === URL_OF_MODULE.href ? new Response() : fetch(resource, ...rest);
  const failure = new Promise((resolve, reject) => {
    module.catch(reject);
    WebAssembly.instantiateStreaming = async (response, imports) => {
      globalThis.fetch = fetch;
      WebAssembly.instantiateStreaming = instantiateStreaming;
      try {
        return { module: await module, instance: await WebAssembly.instantiate(await module, imports) };
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
  return { module, failure };
}
