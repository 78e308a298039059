/**
 * The fields of a question's form: reading a response, putting one back, marking parts. What is right is not known here.
 *
 * A response is a list of texts: the values ticked, or what stands in each text field or list, in the order of their
 * numbers (`name="<id>--<number>"`), wherever a row has been moved to.
 */

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

  /** Whether there is something to grade: a tick, a word in one gap; in lists, a choice in each. */
  get answered() {
    const response = this.read();
    return this.listed ? response.every(Boolean) : response.some(Boolean);
  }

  /** The first field in the order of the page, and with `open` the first that still waits. */
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
}
