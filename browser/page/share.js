/** A program in a link: the text compressed (deflate) and written URL-safe (base64url) after #code=. */

/** Characters of a whole link; longer ones are cut off by some programs. */
export const LONGEST_LINK = 8000;
const MOST_BYTES = 200_000; // of the program's text: a small link must not unpack without end
const KEY = "code=";

/** A link holds no program that can be shown: `isTooLong`, or else it is broken. */
class ShareError extends Error {
  constructor(isTooLong, cause) {
    super(isTooLong ? "too long" : "broken", { cause });
    this.isTooLong = isTooLong;
  }
}

async function piped(bytes, stream) {
  const chunks = [];
  let size = 0;
  for await (const chunk of readAll(new Blob([bytes]).stream().pipeThrough(stream))) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new ShareError(true);
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** Safari's streams are no async iterables. */
async function* readAll(stream) {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

/**
 * @param {string} code
 * @param {string} address of the page that opens it
 * @returns {Promise<string | null>} the link; null if it would be longer than LONGEST_LINK
 */
export async function linkTo(code, address) {
  const bytes = new TextEncoder().encode(code);
  if (bytes.length > MOST_BYTES) return null;
  const packed = await piped(bytes, new CompressionStream("deflate-raw"));
  if (packed.length > LONGEST_LINK) return null;
  const text = btoa(String.fromCharCode(...packed)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const link = new URL(address);
  link.hash = KEY + text;
  return link.href.length > LONGEST_LINK ? null : link.href;
}

/**
 * @param {string} hash of an address
 * @returns {Promise<string | null>} the program; null if the hash holds none. Rejects with a ShareError.
 */
export async function codeIn(hash) {
  if (!hash.startsWith(`#${KEY}`)) return null;
  if (hash.length > LONGEST_LINK) throw new ShareError(true);
  try {
    const text = hash.slice(1 + KEY.length).replaceAll("-", "+").replaceAll("_", "/");
    const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const bytes = await piped(packed, new DecompressionStream("deflate-raw"));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw error instanceof ShareError ? error : new ShareError(false, error);
  }
}
