/**
 * A question of a paper that is sat: its fields, its certainty, its mark « À revoir ». It knows neither key nor record.
 */
import { askSure } from "./confidence.js";
import { standingOf } from "./copy.js";
import { make } from "./elements.js";
import { fieldsOf } from "./fields.js";
import { flagUpdated, movable } from "./surroundings.js";

/** @typedef {import("./copy.js").Standing} Standing */

/** A question of the paper. */
export class Asked {
  /**
   * @param {HTMLFormElement} form
   * @param {DOMStringMap} words
   * @param {(asked: Asked) => void} changed
   */
  constructor(form, words, changed) {
    const common = document.getElementById("fx-words")?.dataset ?? {};
    this.form = form;
    this.id = form.dataset["question"] ?? "";
    this.fields = fieldsOf(form);
    this.sure = askSure(this.id, common);
    this.updated = common["updated"] ?? "";
    this.flag = make("button", "fx-toggle", words["flag"]);
    this.flag.type = "button";
    this.flag.setAttribute("aria-pressed", "false");
    this.flag.setAttribute("aria-describedby", this.numbered());
    const actions = make("p", "fx-question__actions");
    actions.append(this.flag);
    form.append(...(this.sure ? [this.sure.box] : []), actions);
    this.arrange = movable(form, common, () => undefined);
    this.flag.addEventListener("click", () => {
      this.flag.setAttribute("aria-pressed", String(!this.flagged));
    });
    this.known = this.said();
    form.addEventListener("submit", (event) => event.preventDefault());
    // A tree or a list of ranks changes by its buttons, which change no field that would tell.
    for (const event of ["input", "change", "click"]) {
      form.addEventListener(event, () => {
        const now = this.said();
        // A click that changes nothing must not write over what another tab has answered meanwhile.
        if (now !== this.known) {
          this.known = now;
          changed(this);
        }
      });
    }
  }

  /** All that the reader has put here, as a text. */
  said() {
    return JSON.stringify([this.fields.read(), this.sure?.value ?? 0, this.flagged]);
  }

  /** Gives the number of the question an id, and gives that. */
  numbered() {
    const number = this.form.querySelector(".fx-question__number");
    if (number && !number.id) {
      number.id = `number-${this.id}`;
    }
    return number?.id ?? "";
  }

  get number() {
    return this.form.querySelector(".fx-question__number")?.textContent?.trim() ?? "";
  }

  get stem() {
    return this.form.querySelector(".fx-question__stem")?.textContent?.trim() ?? "";
  }

  get flagged() {
    return this.flag.getAttribute("aria-pressed") === "true";
  }

  set flagged(flagged) {
    this.flag.setAttribute("aria-pressed", String(flagged));
    this.known = this.said();
  }

  /** @returns {Standing} */
  get standing() {
    return standingOf(this.fields.read(), this.fields.lack);
  }

  /** @param {readonly string[]} response @param {import("./entry.js").Sure} sure */
  write(response, sure) {
    this.fields.write(response);
    if (this.sure) {
      this.sure.value = sure;
    }
    this.arrange?.(true);
    this.known = this.said();
  }

  /** @param {boolean} open whether it can be answered */
  open(open) {
    this.fields.lock(!open);
    this.sure?.show(open);
    this.flag.hidden = !open;
    this.arrange?.(open);
  }

  /** Tells that the question is no longer the one that was answered. */
  hasChanged() {
    flagUpdated(this.form, this.updated);
  }

  enter() {
    this.form.scrollIntoView({ block: "start" });
    this.fields.first()?.focus({ preventScroll: true });
  }
}
