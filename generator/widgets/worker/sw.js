/**
 * The service worker: keeps one whole edition of the handout on the device, and answers from it alone. It is there only
 * where the learner asked for it (offline.js). `site/offline.py` writes the list of files above this script.
 *
 * Never a mix of two editions: each file is fetched with its checksum, so that a server in the middle of a deployment
 * gives no edition at all; a new edition waits until the learner takes it; and a page that says it is another one than
 * stands here at its address is told to load again.
 */

/**
 * @typedef {object} Edition
 * @property {string} digest of the list and of this script: names the cache
 * @property {Record<string, string>} files path below the scope, as in an address → its checksum
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { digest, files } = /** @type {{ fasciculeEdition: Edition }} */ (/** @type {unknown} */ (self)).fasciculeEdition;

const SCOPE = new URL("./", location.href);
// Two copies of a course may stand on one host: the path of each is in the name. offline.js knows this beginning.
const OURS = `fascicule:${SCOPE.pathname}:`;
const CACHE = OURS + digest;
const WHOLE = new URL("?whole", SCOPE).href;
const CHECKSUM = "Fascicule-Checksum";
// Where a page says that its handout begins, and which text in which frame it is.
const PAGE = /<meta name="fascicule" content="(\S+) ([^"]*)"/;

/** @param {string} path @returns {string} */
const address = (path) => new URL(path, SCOPE).href;

/**
 * Puts a file into the cache: from an older edition that has the same bytes, or else from the server.
 * @param {Cache} cache
 * @param {string} path
 * @param {string} integrity
 */
async function keepFile(cache, path, integrity) {
  const kept = await caches.match(address(path));
  if (kept?.headers.get(CHECKSUM) === integrity) {
    return cache.put(address(path), kept);
  }
  // The checksum decides, whatever the status: some hosts give 404.html with 404, or another address than was asked.
  const response = await fetch(address(path), { integrity, cache: "no-cache" });
  const type = response.headers.get("Content-Type") ?? "";
  // A new response: one that was redirected may not answer for a page.
  const headers = { "Content-Type": type, [CHECKSUM]: integrity };
  return cache.put(address(path), new Response(await response.blob(), { headers }));
}

/** Keeps the edition whole, or nothing of it. */
async function keepEdition() {
  const cache = await caches.open(CACHE);
  // A host that goes back to the edition in use: nothing to fetch, and nothing of it to lose.
  if (await cache.match(WHOLE)) {
    return;
  }
  try {
    await Promise.all(Object.entries(files).map(([path, checksum]) => keepFile(cache, path, checksum)));
    await cache.put(WHOLE, new Response(""));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
}

/**
 * The file that an address below the scope means; some hosts leave `.html` away.
 * @param {string} path
 * @returns {string | undefined}
 */
function fileOf(path) {
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  return [file, `${file}.html`].find((one) => Object.hasOwn(files, one));
}

/** @param {string} path @returns {Promise<Response>} */
async function kept(path) {
  const response = await caches.match(address(path), { cacheName: CACHE });
  // The browser or the learner took the copy away under an open page: the same bytes, or none.
  return response ?? fetch(address(path), { integrity: files[path] ?? "" });
}

/** The page for an unknown address. A build that knew no address took it for the root of the host; here it is known. */
async function missing() {
  const page = await (await kept("404.html")).text();
  const linked = PAGE.exec(page)?.[1] === "/index.html" ? page.replaceAll('="/', `="${SCOPE.pathname}`) : page;
  return new Response(linked, { status: 404, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

/**
 * Whether a page from the server belongs to this handout: it can then only be of another edition.
 * @param {Response} response
 */
async function isOurs(response) {
  if (!response.headers.get("Content-Type")?.startsWith("text/html")) {
    return false;
  }
  const home = PAGE.exec(await response.clone().text())?.[1];
  return home !== undefined && new URL("./", new URL(home, response.url)).href === SCOPE.href;
}

/**
 * A page that this edition does not have: the server's, when it is no part of the handout.
 * @param {Request} request
 * @param {string} path
 */
async function elsewhere(request, path) {
  if (Object.hasOwn(files, `${path}/index.html`)) {
    return Response.redirect(address(`${path}/`));
  }
  try {
    const response = await fetch(request);
    return response.status === 404 || (await isOurs(response)) ? missing() : response;
  } catch {
    return missing();
  }
}

worker.addEventListener("install", (event) => event.waitUntil(keepEdition()));
worker.addEventListener("activate", (event) => event.waitUntil(dropOthers()));
worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) {
    return;
  }
  const path = url.pathname.slice(SCOPE.pathname.length);
  const file = fileOf(path);
  if (file !== undefined) {
    event.respondWith(kept(file));
  } else if (event.request.mode === "navigate") {
    event.respondWith(elsewhere(event.request, path));
  }
});
/**
 * Tells a page to load again when it is not what this edition has at its address.
 * @param {Client} page
 * @param {string} mark what the page says it is
 */
async function compare(page, mark) {
  const file = fileOf(new URL(page.url).pathname.slice(SCOPE.pathname.length)) ?? "404.html";
  if (PAGE.exec(await (await kept(file)).text())?.[2] !== mark) {
    page.postMessage("reload");
  }
}

worker.addEventListener("message", (event) => {
  if (event.data === "take") {
    worker.skipWaiting();
  } else if (event.source instanceof Client) {
    event.waitUntil(compare(event.source, event.data));
  }
});
