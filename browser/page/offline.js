/** Lets Python and the visited pages be used without a network: starts the site's service worker. */

/**
 * From now on Python comes from the browser's own store, and so does each visited page when there is no network; this
 * page with its programs is stored at once. Where there are no service workers (some private windows) nothing is
 * stored, and the page works as before.
 * @param {URL} runtime folder runtime/<digest>/ of the site
 */
export async function keepForOffline(runtime) {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const root = new URL("../../", runtime);
  const address = new URL("service-worker.js", root);
  address.searchParams.set("runtime", runtime.pathname.split("/").at(-2));
  try {
    await serviceWorker.register(address, { scope: root.pathname });
    const { active } = await serviceWorker.ready;
    active.postMessage({ type: "keep", addresses: addressesOfPage() });
  } catch (error) {
    console.info(`Nothing is kept for use without a network: ${error.message}`);
  }
}

/** The page, what it has loaded, and its programs, which hold the expected output. */
function addressesOfPage() {
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  const programs = [...document.querySelectorAll(".snippet a[download]")].map((link) => link.href);
  return [location.href, ...loaded, ...programs];
}
