/**
 * The life of a question of any type, over the form that stands in the page.
 *
 *   open → checked (wrong, a try left: « Réessayer » → open) → over (right, or no try left: key and explanation)
 *
 * A simulated form lives otherwise: see form-life.js. It grades with grade.js, tells the page by a bubbling `quiz-answer`
 * event (and `quiz-state` when the state changes without an answer), and knows neither where a record is kept nor who
 * counts. Words come from the page.
 */
import { askSure } from "./confidence.js";
import { Corrected } from "./corrected.js";
import { button, make, tell } from "./elements.js";
import { fieldsOf } from "./fields.js";
import { flagUpdated, following, furnish, movable, verdictPanel } from "./surroundings.js";
import { verdictOf } from "./verdict.js";

export const TRIES = 2;

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {Omit<Entry, "print" | "day" | "box">} State */
/** @typedef {State & { id: string, print: string }} Answer */
/** @typedef {import("./quiz-question.js").QuizQuestion} QuizQuestion */

/** The life of one question, from the form it found to the end. */
export class Life {
  /**
   * @param {QuizQuestion} host
   * @param {HTMLFormElement} form
   * @param {Corrected} key
   */
  constructor(host, form, key) {
    this.host = host;
    this.form = form;
    this.key = key;
    this.fields = fieldsOf(form);
    this.words = document.getElementById("fx-words")?.dataset ?? {};
    /** Whether the fields are free; if not, the last response is shown with its verdict. */
    this.open = true;
    /** @type {State} */
    this.state = { right: false, over: false, round: 1, tries: 0, score: 0, response: [], sure: 0 };
    /** On a corrected page what was handed in stands for good: nothing is asked again. */
    this.settled = host.closest("[data-fx-corrected]") !== null;
    this.sure = this.settled ? null : askSure(form.dataset["question"] ?? "", this.words);

    this.note = make("p", "fx-question__note");
    this.note.setAttribute("role", "status");
    const { panel, title } = verdictPanel(form.dataset["question"] ?? "");
    this.panel = panel;
    this.title = title;
    this.actions = make("p", "fx-question__actions");
    this.submit = make("button", "fx-button", this.say(this.sending));
    this.actions.append(this.submit);
    furnish(form, [...(this.sure ? [this.sure.box] : []), this.panel, this.note, this.actions], this.submit);
    this.arrange = movable(form, this.words, () => {
      this.note.textContent = "";
    });
    this.listen();
    if (this.settled) {
      this.clear(false);
      this.panel.hidden = true;
      this.actions.replaceChildren();
    }
  }

  /** How many times a response may be given in a round. */
  get allowed() {
    return TRIES;
  }

  /** The word on the button that has a response checked. */
  get sending() {
    return "check";
  }

  /** The word for a right response. */
  get praise() {
    return "right";
  }

  /** @param {string} word */
  say(word) {
    return this.words[word] ?? "";
  }

  listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.open) {
        this.check();
      }
    });
    // Enter in one of several fields is on the way to the next, not the end.
    this.form.addEventListener("keydown", (event) => {
      const typed = event.target instanceof HTMLInputElement && !this.fields.ticked;
      if (event.key === "Enter" && typed && this.fields.all.length > 1) {
        event.preventDefault();
      }
    });
    this.form.addEventListener("input", () => {
      this.note.textContent = "";
    });
  }

  /** Grades what stands in the fields, once the reader asks for it. Nothing answered costs nothing. */
  check() {
    const { fields, state } = this;
    if (fields.lack) {
      this.note.textContent = this.say(fields.lack);
      fields.first(true)?.focus();
      return;
    }
    const response = fields.read();
    const { score, right } = verdictOf(this.key.data, response, [], false);
    const tries = state.tries + 1;
    const sure = state.tries === 0 ? (this.sure?.value ?? 0) : state.sure;
    const over = right || tries >= this.allowed;
    this.state = { right, over, round: state.round, tries, score, response, sure };
    this.finish();
  }

  /** Shows a verdict, takes the reader to it and tells the page. */
  finish() {
    this.close();
    this.panel.focus();
    tell([this.form.querySelector(".fx-question__number")?.textContent, this.title.textContent].join(", "));
    /** @type {Answer} */
    const detail = { id: this.form.dataset["question"] ?? "", print: this.key.print, ...this.state };
    this.host.dispatchEvent(new CustomEvent("quiz-answer", { bubbles: true, detail }));
  }

  /**
   * Takes up what the record knows; says nothing and takes no focus.
   * @param {Entry | null} entry
   */
  restore(entry) {
    if (entry && entry.print !== this.key.print) {
      flagUpdated(this.form, this.say("updated"));
    } else if (entry) {
      const { right, over, round, tries, score, response, sure } = entry;
      this.state = { right, over, round, tries, score, response, sure };
      this.fields.write(response);
      this.close();
      this.changed();
    }
  }

  /** Tells that the state has changed without an answer. */
  changed() {
    this.host.dispatchEvent(new CustomEvent("quiz-state", { bubbles: true }));
  }

  /** Shows for good what was handed in, with its verdict and the key. @param {readonly string[]} response */
  settle(response) {
    const { score, right } = verdictOf(this.key.data, response, [], false);
    this.state = { right, over: true, round: 1, tries: 1, score, response: [...response], sure: 0 };
    this.fields.write(response);
    this.close();
    this.changed();
    return score;
  }

  /** A fresh round, with empty fields, for who comes back to it. */
  begin() {
    const { round, tries } = this.state;
    this.fields.write([]);
    this.reset(tries > 0 ? round + 1 : round, 0);
  }

  /** Says when the question comes back. @param {string} text */
  plan(text) {
    this.panel.querySelector(".fx-feedback__plan")?.remove();
    if (text) {
      this.panel.append(make("p", "fx-feedback__plan", text));
    }
  }

  /** Marks, feedback and buttons after a verdict; the key too once it is earned. */
  close() {
    const { state, key, fields, panel } = this;
    const values = fields.parts().map(({ value }) => value);
    const verdict = verdictOf(key.data, state.response, values, state.over);
    this.clear(false);
    this.form.dataset["state"] = state.right ? "right" : "wrong";
    this.mark(verdict.marks);
    this.title.textContent = this.say(state.right ? this.praise : "notYet");
    panel.append(this.title);
    if (!state.right) {
      panel.append(...this.reasons(verdict));
    }
    if (state.over) {
      panel.append(key.explanation(!state.right || fields.repeats));
    }
    key.show(state.over);
    this.actions.replaceChildren(...this.next());
  }

  /**
   * Why a response is not right, without what is.
   * @param {import("./verdict.js").Verdict} verdict
   * @returns {HTMLElement[]}
   */
  reasons({ remarks, count, total, lacking }) {
    const said = this.fields.explain(this.key.remarks(remarks));
    if (count > 0 && total > 0) {
      const share = this.say("share").replace("{n}", String(count)).replace("{total}", String(total));
      said.unshift(make("p", "fx-feedback__share", share));
    }
    if (lacking || (said.length === 0 && !this.state.over)) {
      said.push(make("p", "fx-feedback__text", this.say(lacking ? "lacking" : "again")));
    }
    return said;
  }

  /** What can be done after a verdict; the first button is the one to press. @returns {HTMLElement[]} */
  next() {
    const { right, over, round, tries } = this.state;
    if (this.settled) {
      return this.reread();
    }
    if (!over) {
      return [button(this.say("retry"), () => this.reopen(round, tries)), ...this.reread()];
    }
    const onward = this.host.onward ?? following(this.host, this.say("next"));
    const made = onward ? [button(onward.label, onward.go)] : [];
    if (!right) {
      const redo = button(this.say("redo"), () => this.reopen(round + 1, 0));
      redo.classList.toggle("fx-button--outline", made.length > 0);
      made.push(redo);
    }
    return [...made, ...this.reread()];
  }

  /** @returns {HTMLElement[]} */
  reread() {
    const link = this.key.reread();
    return link ? [link] : [];
  }

  /** The same buttons once more: what follows has changed. */
  again() {
    if (!this.open) {
      this.actions.replaceChildren(...this.next());
    }
  }

  /** Takes the reader to this question. */
  enter() {
    this.form.scrollIntoView({ block: "start" });
    (this.open ? this.fields.first() : this.panel)?.focus({ preventScroll: true });
  }

  /**
   * Another try: the fields are free again, the key out of sight, the focus on the first field.
   * @param {number} round
   * @param {number} tries
   */
  reopen(round, tries) {
    this.reset(round, tries);
    this.fields.first()?.focus();
  }

  /**
   * @param {number} round
   * @param {number} tries
   */
  reset(round, tries) {
    this.state = { ...this.state, right: false, over: false, round, tries };
    this.clear(true);
    this.form.dataset["state"] = "open";
    this.fields.release();
    this.key.show(false);
    this.actions.replaceChildren(this.submit);
    if (this.sure && tries === 0) {
      this.sure.value = 0;
    }
    this.changed();
  }

  /** Takes marks and feedback away. @param {boolean} open whether the fields are free */
  clear(open) {
    this.open = open;
    this.note.textContent = "";
    this.form.querySelector(".fx-question__updated")?.remove();
    this.fields.unmark();
    this.fields.lock(!open);
    this.fields.marked();
    this.sure?.show(open && this.state.tries === 0);
    this.arrange?.(open);
    this.panel.hidden = open;
    this.panel.replaceChildren();
  }

  /** Marks the parts of the response. @param {readonly string[]} marks */
  mark(marks) {
    const { right, tries } = this.state;
    this.fields.mark(marks, this.say(right && tries > 1 ? "yoursSecond" : "yours"), (word) => this.say(word));
  }
}
