/**
 * What surrounds a question that answers: the panel of its verdict, the buttons of its rows, a flag, the way on.
 */
import { make, tell } from "./elements.js";
import { moveRows } from "./order.js";

/** @typedef {import("./quiz-question.js").QuizQuestion} QuizQuestion */
/** A button that leads on. @typedef {{ label: string, go: () => void }} Onward */

/**
 * Where a verdict is shown; it takes the focus, and its title is its name.
 * @param {string} id of the question
 */
export function verdictPanel(id) {
  const title = make("p", "fx-feedback__title");
  title.id = `verdict-${id}`;
  const panel = make("div", "fx-feedback");
  panel.hidden = true;
  panel.tabIndex = -1;
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-labelledby", title.id);
  return { panel, title };
}

/**
 * Puts what answers in the place of the link to the « Corrigé »; the focus that was on it goes to the button.
 * @param {HTMLFormElement} form
 * @param {readonly HTMLElement[]} parts
 * @param {HTMLElement} button
 */
export function furnish(form, parts, button) {
  const more = form.querySelector(".fx-question__more");
  const held = more?.contains(document.activeElement);
  more?.remove();
  form.append(...parts);
  if (held) {
    button.focus();
  }
}

/**
 * The way to the question that follows in the page, which may not have begun its life yet.
 * @param {QuizQuestion} host
 * @param {string} label
 * @returns {Onward | null}
 */
export function following(host, label) {
  const all = /** @type {QuizQuestion[]} */ ([...document.querySelectorAll("quiz-question")]);
  const next = all[all.indexOf(host) + 1];
  return next ? { label, go: () => next.enter() } : null;
}

/**
 * The buttons of an ordering question.
 * @param {HTMLFormElement} form
 * @param {DOMStringMap} words of the page
 * @param {() => void} moved
 */
export function movable(form, words, moved) {
  const list = form.querySelector(".fx-pairs--order");
  if (!(list instanceof HTMLElement)) {
    return null;
  }
  return moveRows(list, { up: words["up"] ?? "", down: words["down"] ?? "", moved: words["moved"] ?? "" }, (text) => {
    moved();
    tell(text);
  });
}

/**
 * Tells that the question is no longer the one that was answered.
 * @param {HTMLFormElement} form
 * @param {string} word
 */
export function flagUpdated(form, word) {
  if (!form.querySelector(".fx-question__updated")) {
    form.querySelector(".fx-question__kind")?.before(make("p", "fx-question__updated fx-flag", word));
  }
}
