/**
 * The entry of a question in « Corrigé »: put out of sight until it is earned, then repeated in place. The page's own
 * entry stays where it is, for paper and for who comes back.
 */

/**
 * A copy without ids, which stand in the page once.
 * @param {Element} element
 * @returns {HTMLElement}
 */
function copy(element) {
  const clone = /** @type {HTMLElement} */ (element.cloneNode(true));
  for (const one of [clone, ...clone.querySelectorAll("[id]")]) {
    one.removeAttribute("id");
  }
  return clone;
}

export class Corrected {
  /** @param {HTMLElement} body */
  constructor(body) {
    this.body = body;
    this.entry = /** @type {HTMLDetailsElement} */ (body.closest("details"));
  }

  /** Fingerprint of the question. */
  get print() {
    return this.entry.dataset["fxPrint"] ?? "";
  }

  /** The key, read when a response is graded. @returns {import("./grade.js").Key} */
  get data() {
    return JSON.parse(this.entry.dataset["fxKey"] ?? "null");
  }

  /** @param {string} id of a question @returns {Corrected | null} null when the page has no key a script can read */
  static of(id) {
    const body = document.getElementById(`key-${id}`);
    return body?.closest("details[data-fx-key]") ? new Corrected(body) : null;
  }

  /** @param {boolean} earned */
  show(earned) {
    this.entry.hidden = !earned;
    this.entry.open = false;
  }

  /**
   * What is said of wrong responses, by their places in the list.
   * @param {readonly number[]} places
   * @returns {HTMLElement[]}
   */
  remarks(places) {
    const all = this.body.querySelectorAll(".fx-key__feedback > div");
    return places.flatMap((place) => {
      const said = all[place]?.querySelector("dd");
      if (!said?.textContent?.trim()) {
        return [];
      }
      const text = document.createElement("div");
      text.className = "fx-feedback__text";
      text.append(...copy(said).childNodes);
      return [text];
    });
  }

  /** What the form says when a rule is broken, by the rule's row. @param {number} row @returns {Node[]} */
  refusal(row) {
    const said = this.body.querySelectorAll(".fx-key__feedback > div")[row]?.querySelector(".fx-key__refusal");
    return said ? [...copy(said).childNodes] : [];
  }

  /**
   * Answer, explanation and sources, for the place where the question stands.
   * @param {boolean} answer whether the answer is said again
   * @returns {HTMLElement}
   */
  explanation(answer) {
    const text = copy(this.body);
    text.className = "fx-feedback__key fx-key__body";
    const dropped = answer ? ".fx-key__feedback, .fx-key__links" : ".fx-key__feedback, .fx-key__links, .fx-key__answer, .fx-key__answers";
    for (const part of text.querySelectorAll(dropped)) {
      part.remove();
    }
    return text;
  }

  /** The link to where to read again. @returns {HTMLElement | null} */
  reread() {
    const link = this.body.querySelector(".fx-key__links a:not([href^='#question-'])");
    return link && copy(link);
  }
}
