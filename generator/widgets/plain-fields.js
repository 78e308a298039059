/**
 * The fields of a question's form: reading a response, putting one back, marking parts. What is right is not known here.
 *
 * A response is a list of texts: the values ticked, or what stands in each text field or list, in the order of their
 * numbers (`name="<id>--<number>"`), wherever a row has been moved to. What a type does otherwise is in the classes that
 * extend this one (`fields.js` lists them).
 */

import { make } from "./elements.js";

/** @typedef {HTMLInputElement | HTMLSelectElement} Field */

export class Fields {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.set = /** @type {HTMLFieldSetElement} */ (form.querySelector("fieldset.fx-question__set"));
    const all = /** @type {NodeListOf<Field>} */ (this.set.querySelectorAll("input, select"));
    const number = (/** @type {Field} */ field) => Number(field.name.split("--")[1] ?? 0);
    this.all = [...all].sort((one, other) => number(one) - number(other));
    const first = this.all[0];
    /** Whether a choice is ticked rather than written or taken from a list. */
    this.ticked = first instanceof HTMLInputElement && (first.type === "radio" || first.type === "checkbox");
    this.listed = first instanceof HTMLSelectElement;
    this.ranked = this.set.querySelector(".fx-pairs--order") !== null;
  }

  /** Whether a right answer, typed in one of several ways, is said again as the key writes it. */
  get repeats() {
    return !this.ticked && !this.listed;
  }

  /** @returns {string[]} */
  read() {
    if (this.ticked) {
      return this.all.filter((field) => field instanceof HTMLInputElement && field.checked).map((field) => field.value);
    }
    return this.all.map((field) => field.value.trim());
  }

  /** @param {readonly string[]} response */
  write(response) {
    for (const [index, field] of this.all.entries()) {
      if (this.ticked && field instanceof HTMLInputElement) {
        field.checked = response.includes(field.value);
      } else {
        field.value = response[index] ?? "";
      }
    }
  }

  /**
   * The word for what is missing before there is something to grade: a tick, a word in one gap; in lists a choice in
   * each, and as ranks each once. Empty when nothing is.
   * @returns {string}
   */
  get lack() {
    const response = this.read();
    if (this.listed ? !response.every(Boolean) : !response.some(Boolean)) {
      return this.ticked ? "emptyChoice" : this.listed ? "emptyList" : "emptyField";
    }
    return this.ranked && new Set(response).size < response.length ? "sameRank" : "";
  }

  /**
   * The first field in the order of the page, and with `open` the first that still waits.
   * @param {boolean} [open]
   * @returns {HTMLElement | undefined}
   */
  first(open = false) {
    const inPage = [...this.set.querySelectorAll("input, select")].map((field) => /** @type {Field} */ (field));
    return (open && inPage.find((field) => !this.ticked && !field.value.trim())) || inPage[0];
  }

  /** A single choice is taken back before a second try; the rest stays, to be mended. */
  release() {
    for (const field of this.all) {
      if (field instanceof HTMLInputElement && field.type === "radio") {
        field.checked = false;
      }
    }
  }

  /** @param {boolean} locked */
  lock(locked) {
    this.set.disabled = locked;
  }

  /**
   * The element that a mark stands on, for each part of the response: the row ticked, the pair, the gap, the field.
   * @returns {{ value: string, place: HTMLElement }[]}
   */
  parts() {
    return this.all.map((field) => {
      const place = field.closest(".fx-choice, .fx-pair, .fx-gap, .fx-field") ?? field;
      return { value: field.value, place: /** @type {HTMLElement} */ (place) };
    });
  }

  /** The word beside a mark, by its name among the words of the page. @param {string} mark @returns {string} */
  wordFor(mark) {
    return mark === "right" ? "partRight" : "partWrong";
  }

  /**
   * A place of their own for the remarks on a response, once it is marked.
   * @param {HTMLElement[]} remarks
   * @returns {HTMLElement[]} what is left to be said with the verdict
   */
  explain(remarks) {
    return remarks;
  }

  /**
   * Marks the parts of a response. A word stands beside the colour.
   * @param {readonly string[]} marks one for each part
   * @param {string} yours the word beside a choice
   * @param {(word: string) => string} say
   */
  mark(marks, yours, say) {
    for (const [index, { place }] of this.parts().entries()) {
      const mark = marks[index];
      if (mark) {
        const text = place.querySelector(".fx-choice__text");
        const word = text ? yours : this.worded(marks.length) ? say(this.wordFor(mark)) : "";
        place.dataset["mark"] = mark;
        if (word) {
          (text ?? place).append(make("span", "fx-mark", word));
        }
      }
    }
    this.marked();
  }

  /** Takes the marks away. */
  unmark() {
    for (const { place } of this.parts()) {
      delete place.dataset["mark"];
      place.querySelector(".fx-mark")?.remove();
    }
  }

  /** Whether a word stands beside a mark: of a single field the verdict says enough. @param {number} count of parts */
  worded(count) {
    return count > 1;
  }

  /** Called when marks have come or gone. */
  marked() {}
}
