/**
 * The areas of a picture or of a drawn figure, to be pointed at: pressing one ticks the radio button of its letter, and it
 * shows what that button shows. The buttons stay the way in for the keyboard and for who does not see the picture.
 */
import { Fields } from "./plain-fields.js";

export class AreaFields extends Fields {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    super(form);
    /** @type {{ area: HTMLElement | SVGElement, radio: HTMLInputElement }[]} */
    this.areas = [];
    const areas = /** @type {NodeListOf<HTMLElement | SVGElement>} */ (form.querySelectorAll("[data-area]"));
    for (const area of areas) {
      const radio = this.all.find((field) => letterOf(field) === area.dataset["area"]);
      if (radio instanceof HTMLInputElement) {
        this.areas.push({ area, radio });
        area.addEventListener("click", () => this.choose(radio));
      }
    }
    for (const event of ["change", "focusin", "focusout"]) {
      form.addEventListener(event, () => this.marked());
    }
    form.dataset["areas"] = "";
    this.marked();
  }

  /** @param {HTMLInputElement} radio */
  choose(radio) {
    if (!this.set.disabled) {
      radio.checked = true;
      radio.dispatchEvent(new Event("input", { bubbles: true }));
      radio.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  /** @override @param {readonly string[]} response */
  write(response) {
    super.write(response);
    this.marked();
  }

  /** @override */
  release() {
    super.release();
    this.marked();
  }

  /** Shows on each area what its button shows. @override */
  marked() {
    for (const { area, radio } of this.areas ?? []) {
      const row = radio.closest(".fx-choice");
      area.toggleAttribute("data-chosen", radio.checked);
      area.toggleAttribute("data-focus", radio.matches(":focus-visible"));
      area.toggleAttribute("data-off", this.set.disabled);
      const mark = row instanceof HTMLElement ? (row.dataset["mark"] ?? "") : "";
      if (mark) {
        area.dataset["mark"] = mark;
      } else {
        delete area.dataset["mark"];
      }
    }
  }
}

/** @param {Element} field */
const letterOf = (field) => field.closest(".fx-choice")?.querySelector(".fx-choice__letter")?.textContent;
