/**
 * <quiz-question>: a question that answers. What happens between the first response and the key is in life.js; here is the
 * element, by which others speak to it. Without this script the form is a form and the key a fold at the end of the page.
 */
import { Corrected } from "./corrected.js";
import { FormLife } from "./form-life.js";
import { Life } from "./life.js";
import { whenNear } from "./near.js";

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("./life.js").Answer} Answer */
/** @typedef {import("./surroundings.js").Onward} Onward */

export class QuizQuestion extends HTMLElement {
  /** Where a session leads from here; else to the question that follows in the page. @type {Onward | null} */
  onward = null;

  begun = false;

  /** Whether it begins as soon as it is found, rather than when the reader is near. @type {(question: QuizQuestion) => boolean} */
  static atOnce = () => true;

  connectedCallback() {
    const form = this.querySelector("form.fx-question");
    const key = form instanceof HTMLFormElement ? Corrected.of(form.dataset["question"] ?? "") : null;
    if (!this.key && form instanceof HTMLFormElement && key) {
      this.form = form;
      this.key = key;
      key.show(false);
      if (QuizQuestion.atOnce(this)) {
        this.start();
      } else {
        whenNear(this);
      }
    }
  }

  /** Begins its life, once. */
  start() {
    const { form, key } = this;
    if (!this.begun && form && key) {
      // Before its life, which may take the focus and so be called here again.
      this.begun = true;
      this.life = form.dataset["type"] === "form" ? new FormLife(this, form, key) : new Life(this, form, key);
      this.dispatchEvent(new CustomEvent("quiz-ready", { bubbles: true }));
    }
    return this.life;
  }

  /** Id of the question; empty where the page has no key to it. */
  get name() {
    return this.form?.dataset["question"] ?? "";
  }

  /** Responses validated in this round. */
  get tries() {
    return this.life?.state.tries ?? 0;
  }

  /** Leads elsewhere than to the question that follows, or no longer. @param {Onward | null} onward */
  lead(onward) {
    this.onward = onward;
    this.life?.again();
  }

  /** Whether its round is over: right, or missed as often as is allowed. */
  get over() {
    return this.life?.state.over ?? false;
  }

  /** Whether the last response is right. */
  get right() {
    return this.life?.state.right ?? false;
  }

  /** Nothing validated, nothing typed. */
  get untouched() {
    return Boolean(this.life?.open && this.life.state.tries === 0 && !this.life.fields.read().some(Boolean));
  }

  /** Shows what a record knows. @param {Entry | null} entry */
  restore(entry) {
    this.start()?.restore(entry);
  }

  /** Asks it again from the start. */
  begin() {
    this.start()?.begin();
  }

  /** Takes the reader to it. */
  enter() {
    this.start()?.enter();
  }

  /**
   * Shows a response that was handed in, with its verdict and the key.
   * @param {readonly string[]} response
   * @returns {number} its score, 0 to 1
   */
  settle(response) {
    return this.start()?.settle(response) ?? 0;
  }

  /** Says when it comes back. @param {string} text */
  plan(text) {
    this.start()?.plan(text);
  }
}
