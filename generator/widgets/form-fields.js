/**
 * The fields of a simulated form, and what the form answers when it is sent: the refusals of the rules that are broken,
 * each with the field to mend and, behind a fold, its hint. Which rules are broken is in form-rules.js.
 */
import { make } from "./elements.js";
import { Fields } from "./plain-fields.js";

export class FormFields extends Fields {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    super(form);
    this.form = form;
    this.ticked = false;
    this.listed = false;
    /** What describes each field when nothing is refused. */
    this.described = this.all.map((field) => field.getAttribute("aria-describedby") ?? "");
  }

  /** An empty form says nothing; a field left empty may be right. @override */
  get lack() {
    return this.read().some(Boolean) ? "" : "emptyField";
  }

  /** @override */
  get repeats() {
    return false;
  }

  /** @param {number} place */
  label(place) {
    return this.all[place]?.closest(".fx-field")?.querySelector("label")?.textContent?.trim() ?? "";
  }

  /** Takes the refusals off the fields. */
  accept() {
    for (const [place, field] of this.all.entries()) {
      const described = this.described[place];
      field.removeAttribute("aria-invalid");
      if (described) {
        field.setAttribute("aria-describedby", described);
      } else {
        field.removeAttribute("aria-describedby");
      }
    }
  }

  /**
   * The refusals as a list, each tied to the fields to mend.
   * @param {{ at: number[], text: Node[], hint: HTMLElement | null }[]} refusals
   * @param {string} hint the word for a hint
   * @returns {HTMLElement}
   */
  refuse(refusals, hint) {
    this.accept();
    const list = make("ol", "fx-refusals");
    for (const [number, { at, text, hint: said }] of refusals.entries()) {
      const row = make("li", "fx-refusal");
      const field = this.all[at[0] ?? -1];
      const words = make(field ? "a" : "span", "fx-refusal__text");
      words.id = `refusal-${this.form.dataset["question"]}--${number + 1}`;
      words.append(...text);
      if (field && words instanceof HTMLAnchorElement) {
        words.href = `#${field.id}`;
        words.addEventListener("click", (event) => {
          event.preventDefault();
          field.scrollIntoView({ block: "center" });
          field.focus({ preventScroll: true });
        });
      }
      row.append(words);
      if (said) {
        const fold = make("details", "fx-refusal__hint");
        fold.append(make("summary", "", hint), said);
        row.append(fold);
      }
      for (const place of at) {
        const one = this.all[place];
        one?.setAttribute("aria-invalid", "true");
        one?.setAttribute("aria-describedby", `${words.id} ${one.getAttribute("aria-describedby") ?? ""}`.trim());
      }
      list.append(row);
    }
    return list;
  }
}
