/**
 * The life of a simulated form: it stays open as long as it is refused, and may be sent as often as needed. It is over when
 * it is right, or when the learner asks for the correction.
 */
import { button, make } from "./elements.js";
import { FormFields } from "./form-fields.js";
import { Life } from "./life.js";
import { refusalsOf } from "./portal.js";
import { verdictOf } from "./verdict.js";

export class FormLife extends Life {
  /** @override */
  get allowed() {
    return Infinity;
  }

  /** @override */
  get sending() {
    return "send";
  }

  /** @override */
  get praise() {
    return "accepted";
  }

  get portal() {
    return /** @type {FormFields} */ (this.fields);
  }

  /** The refusals that the last response meets, as a list; null when it is accepted. */
  refusals() {
    const { words, portal } = this;
    const found = refusalsOf(this.key, this.state.response, { words, label: (place) => portal.label(place) });
    return found.length > 0 ? portal.refuse(found, this.say("hint")) : null;
  }

  /** @override */
  close() {
    if (this.state.over) {
      super.close();
      this.title.classList.toggle("fx-feedback__stamp", this.state.right);
      return;
    }
    this.clear(true);
    this.form.dataset["state"] = "wrong";
    const refusals = this.refusals();
    this.title.textContent = this.say(refusals ? "refused" : "unlike");
    this.panel.append(this.title, refusals ?? make("p", "fx-feedback__text", this.say("lookAgain")));
    if (!refusals) {
      this.mark(verdictOf(this.key.data, this.state.response, this.state.response, false).marks);
    }
    this.panel.hidden = false;
    this.actions.replaceChildren(this.submit, ...this.reread());
    if (this.state.tries > 1) {
      const quiet = button(this.say("giveUp"), () => this.giveUp());
      quiet.classList.add("fx-button--outline");
      this.submit.after(quiet);
    }
  }

  /** Enough refusals: the key is asked for. */
  giveUp() {
    // What was typed since was not sent: the key stands beside what was.
    this.fields.write(this.state.response);
    this.state = { ...this.state, over: true };
    this.finish();
  }

  /** @override */
  reasons() {
    const refusals = this.refusals();
    return refusals ? [refusals] : [];
  }

  /** @override @param {boolean} open */
  clear(open) {
    this.portal.accept();
    this.title.classList.remove("fx-feedback__stamp");
    super.clear(open);
  }
}
