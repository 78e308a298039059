/**
 * Brings a script that the page has begun without (past.js): that of the questions when it may be wanted, others when asked.
 */

/** Milliseconds after the page has come. Who listens to it, or searches it, gives no sign. */
const CALM = 3000;

/**
 * Brings a script, once.
 * @param {string} name of its file
 * @returns {Promise<unknown>} kept when it has run; never for one that is there already, or does not come
 */
export function bring(name) {
  return new Promise((done) => {
    const place = document.querySelector(`script[data-fx-past$="/${name}"]`);
    if (place instanceof HTMLElement) {
      const script = document.createElement("script");
      script.src = place.dataset["fxPast"] ?? "";
      delete place.dataset["fxPast"];
      script.addEventListener("load", done);
      document.head.append(script);
    }
  });
}

/**
 * Brings the script of the questions: when a question or the « Corrigé » is half a screen away, at the first sign of the reader,
 * and in any case a moment after the page has come.
 */
export function bringQuiz() {
  if (!document.querySelector("script[data-fx-past$='/quiz.js']")) {
    return;
  }
  const over = new AbortController();
  const now = () => {
    over.abort();
    near.disconnect();
    bring("quiz.js");
  };
  const near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && now(), { rootMargin: "50% 0px" });
  for (const one of document.querySelectorAll("quiz-question, .fx-key")) {
    near.observe(one);
  }
  for (const sign of ["scroll", "pointerdown", "keydown", "hashchange"]) {
    addEventListener(sign, now, { signal: over.signal, passive: true });
  }
  addEventListener("load", () => setTimeout(() => over.signal.aborted || now(), CALM), { signal: over.signal });
}
