/**
 * A question begins its life when the reader comes near: most of what a page of questions costs is the buttons of those that are
 * far away. What begins late takes the room that the style sheet keeps for it, so that nothing moves.
 *
 * Near is: half a screen away, by scrolling, by a link, by the search of the browser, or because a screen reader scrolls to what
 * it reads; or the focus, a press or a letter in it, wherever it is. The others begin later one by one, for who listens to a page
 * without coming near to anything.
 */

/** @typedef {import("./quiz-question.js").QuizQuestion} QuizQuestion */

const REACH = 0.5;
const REST = 2000;
const EACH = 250;

/** @type {IntersectionObserver | null} */
let near = null;

/** @param {EventTarget | null} target */
function startAround(target) {
  const question = target instanceof Element ? target.closest("quiz-question") : null;
  /** @type {QuizQuestion | null} */ (question)?.start();
}

/** Begins a question once the reader is near. @param {QuizQuestion} question */
export function whenNear(question) {
  if (!near) {
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (isIntersecting) {
            seen.unobserve(target);
            startAround(target);
          }
        }
      },
      { rootMargin: `${REACH * 100}% 0px` },
    );
    near = seen;
    for (const sign of ["focusin", "pointerdown", "click", "input"]) {
      document.addEventListener(sign, ({ target }) => startAround(target), { capture: true, passive: true });
    }
  }
  near.observe(question);
}

/** Begins the rest of these, one at a time, so that none keeps the reader waiting. @param {Iterable<Element>} questions */
export function restLater(questions) {
  const waiting = /** @type {QuizQuestion[]} */ ([...questions]).filter((one) => one.form && !one.life);
  const next = () => {
    waiting.shift()?.start();
    if (waiting.length > 0) {
      setTimeout(next, EACH);
    }
  };
  setTimeout(next, REST);
}

/**
 * The questions that are near now, read before anything in the page is changed. All of them where a link leads into the page:
 * what stands at its end is not known yet.
 * @param {Iterable<Element>} questions
 * @returns {Set<Element>}
 */
export function nearNow(questions) {
  const reach = innerHeight * REACH;
  const isNear = (/** @type {Element} */ question) => {
    const { top, bottom } = question.getBoundingClientRect();
    return top < innerHeight + reach && bottom > -reach;
  };
  return new Set([...questions].filter((question) => location.hash !== "" || isNear(question)));
}
