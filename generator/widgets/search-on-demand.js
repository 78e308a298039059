/**
 * Over http the theme's script asks for the index of the search, and starts the worker that reads it, as soon as a page
 * opens: on every page, for every reader. This holds both until the search is first used. It stands in the page itself,
 * before the theme's script, which stays as it came; it takes hold of one request and one worker, and then gives the
 * browser its own back. Opened from a folder, the theme itself waits (ADR 0015).
 *
 * A site holds its index once, as the script that a page opened from a folder reads: here it is asked for instead of the
 * theme's JSON, which is the rest of that script after its first words.
 *
 * Used is: the field takes the focus (click, Tab, the theme's keys) or a letter, the magnifier is pressed, or the address
 * asks (`?q=`).
 */

const INDEX = /\/search\/search_index\.js(?=on$)/;
const SCRIPT = "var __index = ";

/** @param {EventTarget | null} target */
const isSearch = (target) =>
  target instanceof HTMLElement && (target.id === "__search" || target.classList.contains("md-search__input"));

/** Whether the address asks, or the reader was there before the theme's script. */
function inUse() {
  const box = document.getElementById("__search");
  const open = box instanceof HTMLInputElement && box.checked;
  return open || isSearch(document.activeElement) || new URLSearchParams(location.search).has("q");
}

/** Waits for the next use. @returns {Promise<unknown>} */
function nextUse() {
  return new Promise((done) => {
    const over = new AbortController();
    for (const kind of ["focusin", "change", "input"]) {
      addEventListener(
        kind,
        ({ target }) => {
          if (isSearch(target)) {
            over.abort();
            done(null);
          }
        },
        { capture: true, signal: over.signal },
      );
    }
  });
}

/** The request waits in its `send`; one that fails for want of a network waits for the next use. */
function holdRequest() {
  const proto = XMLHttpRequest.prototype;
  const { open, send } = proto;
  /** @this {XMLHttpRequest} @param {[string, string | URL]} given */
  proto.open = function (...given) {
    const again = () => open.apply(this, /** @type {[string, string, boolean]} */ (/** @type {unknown} */ (given)));
    const script = INDEX.exec(String(given[1]));
    if (script) given[1] = script.input.slice(0, -2);
    again();
    if (script) {
      proto.open = open;
      const response = /** @type {{ get: () => Blob }} */ (Object.getOwnPropertyDescriptor(proto, "response"));
      Object.defineProperty(this, "response", { get: () => response.get.call(this).slice(SCRIPT.length) });
      this.send = () => {
        const ready = inUse() ? Promise.resolve() : nextUse();
        ready.then(() => send.call(this));
      };
      this.addEventListener("error", (event) => {
        event.stopImmediatePropagation();
        again();
        nextUse().then(() => send.call(this));
      });
    }
  };
}

/** The worker starts with the first message it is sent: that is the index. */
function holdWorker() {
  const Real = Worker;
  window.Worker = /** @type {typeof Worker} */ (
    /** @type {unknown} */ (
      class extends EventTarget {
        /** @type {Worker | null} */
        real = null;

        /** @param {string | URL} address @param {WorkerOptions} [options] */
        constructor(address, options) {
          super();
          this.given = { address, options };
          window.Worker = Real;
        }

        /** @param {unknown} message */
        postMessage(message) {
          this.real ??= this.start();
          this.real.postMessage(message);
        }

        start() {
          const real = new Real(this.given.address, this.given.options);
          real.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
          return real;
        }
      }
    )
  );
}

if (location.protocol !== "file:") {
  holdRequest();
  holdWorker();
}
