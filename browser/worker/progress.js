/** Counts the bytes of the files that Python is made of while they arrive. */

/**
 * Watch all that this worker fetches from now on.
 * @param {(bytes: {loaded: number}) => void} report told of each piece; bytes as they are once unpacked
 * @returns {() => void} stops watching
 */
export function watchFetches(report) {
  const original = globalThis.fetch;
  let loaded = 0;

  function count(answer) {
    if (!answer.ok || !answer.body) return answer;
    const counter = new TransformStream({
      transform(chunk, controller) {
        loaded += chunk.byteLength;
        report({ loaded });
        controller.enqueue(chunk);
      },
    });
    const { status, statusText, headers } = answer;
    return new Response(answer.body.pipeThrough(counter), { status, statusText, headers });
  }

  globalThis.fetch = async (...args) => count(await original(...args));
  return () => (globalThis.fetch = original);
}
