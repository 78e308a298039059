/**
 * A session in the page of an exercise book: the question that the address names is shown alone and blank, with a bar
 * above; its button leads to the next, in another book if need be. The address says where one is, so that the browser's
 * buttons do what they say; `session.js` keeps how each went. On paper and without a session the book is whole.
 */
import { QuizQuestion } from "./quiz-question.js";
import { keepSession, readSession, stepAddress } from "./session.js";

/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./session.js").Session} Session */

/** Where the session ends, from the folder of the exercise books. */
const SUMMARY = "index.html#bilan";

class Steps {
  /**
   * @param {Course} course
   * @param {HTMLElement} bar
   */
  constructor(course, bar) {
    this.course = course;
    this.bar = bar;
    this.words = bar.dataset;
    this.sheet = document.getElementById("fx-content") ?? document.body;
    this.skip = bar.querySelector("button");
    this.gauge = bar.querySelector(".fx-gauge");
    /** The question shown, if a session goes on. @type {QuizQuestion | null} */
    this.now = null;
    /** Headings that say the step for now, with their own text. @type {Map<Element, string>} */
    this.headings = new Map();
    this.said = "";
    this.skip?.addEventListener("click", () => this.onward());
    document.addEventListener("quiz-answer", (event) => this.note(event));
    document.addEventListener("quiz-state", () => this.offer());
    addEventListener("hashchange", () => this.show());
    addEventListener("pageshow", (event) => {
      if (event.persisted) {
        this.show();
      }
      // On its way to the place in the address the browser has let go of the focus.
      requestAnimationFrame(() => this.focus());
    });
    addEventListener("beforeprint", () => this.name(true));
    addEventListener("afterprint", () => this.name(false));
    this.show();
  }

  /** Shows what the address names. A place within the question, such as the documents of a case, leaves all as it is. */
  show() {
    const session = readSession(this.course);
    const id = location.hash.replace("#question-", "");
    const at = session?.ids.indexOf(id) ?? -1;
    if (!session || session.over) {
      this.leave();
    } else if (at >= 0 && this.now?.name !== id) {
      this.enter(session, at);
    }
  }

  /** Back to the whole book. */
  leave() {
    this.now?.lead(null);
    this.now = null;
    this.name(true);
    this.headings.clear();
    this.bar.hidden = true;
    delete this.sheet.dataset["fxSession"];
    for (const one of this.sheet.querySelectorAll("[data-fx-now]")) {
      one.removeAttribute("data-fx-now");
    }
  }

  /**
   * @param {Session} session
   * @param {number} at
   */
  enter(session, at) {
    this.leave();
    const id = session.ids[at] ?? "";
    const question = document.getElementById(`question-${id}`)?.closest("quiz-question");
    if (!(question instanceof QuizQuestion)) {
      return;
    }
    keepSession(this.course, { ...session, at });
    this.now = question;
    this.sheet.dataset["fxSession"] = "";
    const around = question.closest(".fx-case") ?? question;
    for (const one of [question, around]) {
      one.setAttribute("data-fx-now", "");
    }
    if (!(id in session.done)) {
      question.begin();
    }
    const last = at === session.ids.length - 1;
    question.lead({ label: this.words[last ? "end" : "next"] ?? "", go: () => this.onward() });
    this.said = (this.words["step"] ?? "").replace("{n}", String(at + 1)).replace("{total}", String(session.ids.length));
    for (const heading of [around.querySelector(".fx-question__number"), question.querySelector(".fx-question__number")]) {
      if (heading && !this.headings.has(heading)) {
        this.headings.set(heading, heading.textContent ?? "");
      }
    }
    this.name(false);
    this.bar.hidden = false;
    if (this.gauge instanceof HTMLElement) {
      this.gauge.style.setProperty("--fx-part", String((at + 1) / session.ids.length));
    }
    this.offer();
    scrollTo(0, 0);
    this.focus();
  }

  /** Reads the step out, unless the learner is somewhere already. */
  focus() {
    const [heading] = this.headings.keys();
    if (heading instanceof HTMLElement && !this.now?.contains(document.activeElement)) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
  }

  /** Writes the step, or the book's own number, in the headings. @param {boolean} own */
  name(own) {
    for (const [heading, text] of this.headings) {
      heading.textContent = own ? text : this.said;
    }
  }

  /** Passing on is offered as long as nothing else leads on. */
  offer() {
    if (this.skip && this.now) {
      this.skip.hidden = this.now.over;
    }
  }

  /** Keeps how it went. @param {Event} event */
  note(event) {
    const session = readSession(this.course);
    if (this.now && event.target === this.now && session) {
      const { name, right, tries } = this.now;
      keepSession(this.course, { ...session, done: { ...session.done, [name]: [right, tries] } });
      this.offer();
    }
  }

  /** To the next question, or to the summary. */
  onward() {
    const session = readSession(this.course);
    const at = session?.ids.indexOf(this.now?.name ?? "") ?? -1;
    const next = session?.ids[at + 1];
    if (session && next === undefined) {
      keepSession(this.course, { ...session, over: true });
    }
    location.href = next === undefined ? SUMMARY : stepAddress(this.course, next);
  }
}

/** Begins in the page of an exercise book. @param {Course} course */
export function stepThrough(course) {
  const bar = document.querySelector("[data-fx-steps]");
  if (bar instanceof HTMLElement) {
    new Steps(course, bar);
  }
}
