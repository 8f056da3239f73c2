/**
 * Makes the site usable without a network once a program was run: stores the runtime, whose files never change, and
 * every page visited since, which is taken from the network where there is one. Lies at the site's root; its address
 * names the runtime (?runtime=<digest>), so that a new one replaces it.
 */

const SCOPE = new URL(self.registration.scope);
const DIGEST = new URL(self.location.href).searchParams.get("runtime");
const RUNTIME_PATH = `runtime/${DIGEST}/`;
// Caches belong to the whole host, where other sites may lie at other paths.
const RUNTIMES = `${SCOPE.pathname}runtime-`;
const RUNTIME = RUNTIMES + DIGEST;
const PAGES = `${SCOPE.pathname}pages`;
const FILE_OR_FOLDER = /(\/|\.\w+)$/; // not what a preview's server is asked for all the time

/** The address under which an answer is kept: index.html and its folder are one page, whatever follows ? or #. */
function keptAs(url) {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/index\.html$/, "/");
}

function isBelow(url, path) {
  return url.origin === SCOPE.origin && url.pathname.startsWith(SCOPE.pathname + path);
}

/** The cache for an address; null for what is not of this site, or of another runtime. */
function cacheFor(url) {
  if (isBelow(url, RUNTIME_PATH)) return RUNTIME;
  return isBelow(url, "") && !isBelow(url, "runtime/") && FILE_OR_FOLDER.test(url.pathname) ? PAGES : null;
}

/** Store all files of the runtime, as manifest.json names them; one that is not whole is refused. */
async function storeRuntime() {
  const folder = new URL(RUNTIME_PATH, SCOPE);
  const manifest = await fetch(new URL("manifest.json", folder));
  if (!manifest.ok) throw new Error(`${manifest.status} ${manifest.url}`);
  const { files } = await manifest.json();
  const cache = await caches.open(RUNTIME);
  const missing = [];
  for (const [name, digest] of Object.entries(files)) {
    const address = new URL(name, folder).href;
    // What the page has just loaded is still in the browser's ordinary cache.
    const request = new Request(address, { cache: "force-cache", integrity: `sha256-${base64(digest)}` });
    if (!(await cache.match(address))) missing.push(request);
  }
  await cache.addAll(missing);
}

function base64(hex) {
  return btoa(hex.replace(/../g, (byte) => String.fromCharCode(parseInt(byte, 16))));
}

async function store(url, answer) {
  if (answer.status !== 200) return;
  const cache = await caches.open(PAGES);
  await cache.put(keptAs(url), answer);
}

async function stored(cacheName, request) {
  const cache = await caches.open(cacheName);
  return cache.match(keptAs(request.url));
}

async function fromNetworkFirst(event) {
  try {
    const answer = await fetch(event.request);
    event.waitUntil(store(event.request.url, answer.clone()));
    return answer;
  } catch (error) {
    const kept = await stored(PAGES, event.request);
    if (kept) return kept;
    throw error;
  }
}

/** Fetch and store what a page had loaded before this worker was there. */
async function storeLoaded(addresses) {
  const urls = addresses.map((address) => new URL(address)).filter((url) => cacheFor(url) === PAGES);
  const all = urls.map(async (url) => store(url, await fetch(url, { cache: "force-cache" })));
  await Promise.allSettled(all); // one that fails is fetched again when it is next asked for
}

self.addEventListener("install", (event) => {
  event.waitUntil(storeRuntime());
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const tidyUp = async () => {
    const names = await caches.keys();
    const outdated = names.filter((name) => name.startsWith(RUNTIMES) && name !== RUNTIME);
    await Promise.all(outdated.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(tidyUp());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const cacheName = cacheFor(new URL(request.url));
  if (request.method !== "GET" || !cacheName) return;
  if (cacheName === PAGES) event.respondWith(fromNetworkFirst(event));
  else event.respondWith(stored(RUNTIME, request).then((kept) => kept ?? fetch(request)));
});

self.addEventListener("message", (event) => {
  if (event.data.type === "keep") event.waitUntil(storeLoaded(event.data.addresses));
});
