/**
 * The copy of the handout that the browser keeps: made and taken away by one button, and moved to a new edition when the
 * learner says so. Only over http(s); what the copy does is in worker/sw.js.
 *
 * Nothing is kept before the learner asks for it: this script registers the worker at the press of the button, only.
 */

/** How the worker names its caches. @param {URL} root @returns {string} */
const ours = (root) => `fascicule:${root.pathname}:`;

const LATER = "fascicule:later";

/**
 * The button « Garder ce fascicule » or « Retirer la copie », as things stand.
 * @param {HTMLElement} box
 * @param {URL} root
 * @param {ServiceWorkerRegistration | undefined} registration
 */
function offerCopy(box, root, registration) {
  const button = box.querySelector("button");
  const state = box.querySelector("[role=status]");
  const say = (/** @type {string} */ name) => box.dataset[name] ?? "";
  let kept = registration;
  let busy = false;
  if (!button || !state) {
    return;
  }
  /** @param {string} said */
  const show = (said) => {
    button.textContent = say(kept ? "drop" : "keep");
    state.textContent = say(said);
  };
  button.addEventListener("click", async () => {
    if (busy) {
      return;
    }
    busy = true;
    try {
      if (kept) {
        await drop(kept, root);
        kept = undefined;
        show("dropped");
      } else {
        show("keeping");
        kept = await keep(root);
        show(kept ? "kept" : "failed");
      }
    } catch {
      show("failed");
    }
    busy = false;
  });
  show(kept ? "kept" : "");
  box.hidden = false;
}

/**
 * Makes the copy; nothing when it could not be made whole.
 * @param {URL} root
 * @returns {Promise<ServiceWorkerRegistration | undefined>}
 */
async function keep(root) {
  try {
    const registration = await navigator.serviceWorker.register(new URL("sw.js", root));
    const worker = registration.installing ?? registration.waiting;
    await new Promise((done) => {
      const look = () => /act|red/.test(worker?.state ?? "act") && done(null);
      worker?.addEventListener("statechange", look);
      look();
    });
    return registration.active ? registration : undefined;
  } catch {
    return undefined;
  }
}

/** @param {ServiceWorkerRegistration} registration @param {URL} root */
async function drop(registration, root) {
  sessionStorage.removeItem(LATER);
  await registration.unregister();
  for (const name of await caches.keys()) {
    if (name.startsWith(ours(root))) {
      await caches.delete(name);
    }
  }
}

/**
 * Tells of a new edition that waits, and moves every tab to it at once when the learner takes it.
 * @param {ServiceWorkerRegistration} registration
 * @param {string} mark what this page is, in its own words
 */
function followEditions(registration, mark) {
  const workers = navigator.serviceWorker;
  const place = document.querySelector("[data-fx-update]");
  const template = place?.querySelector("template");
  /** The worker that served this page; none for one that came from the host, and a neighbour's is not ours. */
  const server = () => (workers.controller?.scriptURL === registration.active?.scriptURL ? workers.controller : null);
  const offer = () => {
    if (registration.waiting && server() && !sessionStorage.getItem(LATER)) {
      template?.after(template.content.cloneNode(true));
    }
  };
  const listen = () => registration.installing?.addEventListener("statechange", offer);
  // A page that came from the old edition while it changed hears so: the worker answers only who is another page than its own.
  const tell = () => server()?.postMessage(mark);
  const again = () => location.reload();
  workers.addEventListener("controllerchange", again);
  workers.addEventListener("message", again);
  registration.addEventListener("updatefound", listen);
  addEventListener("pageshow", tell);
  place?.addEventListener("click", (event) => {
    if (event.target instanceof HTMLButtonElement) {
      template?.nextElementSibling?.remove();
      if (event.target.value) {
        registration.waiting?.postMessage("take");
      } else {
        sessionStorage.setItem(LATER, "1");
      }
    }
  });
  listen();
  offer();
  tell();
}

/** Offers what the browser can do here. */
export async function offerOffline() {
  const [home, mark = ""] = document.querySelector("meta[name=fascicule]")?.getAttribute("content")?.split(" ") ?? [];
  if (!home || !location.protocol.startsWith("http")) {
    return;
  }
  const root = new URL("./", new URL(home, location.href));
  // Not in the page: a browser that opens it from a folder would complain.
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = new URL("manifest.webmanifest", root).href;
  document.head.append(link);
  if (!navigator.serviceWorker) {
    return;
  }
  const found = await navigator.serviceWorker.getRegistration(root).catch(() => undefined);
  const registration = found?.scope === root.href && found.active ? found : undefined;
  if (registration) {
    followEditions(registration, mark);
  }
  for (const box of document.querySelectorAll("[data-fx-offline]")) {
    if (box instanceof HTMLElement) {
      offerCopy(box, root, registration);
    }
  }
}
