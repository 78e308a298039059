/**
 * A paper of an assessment on its page: every change is kept, nothing is marked. What is handed in goes to the corrected
 * page, once. Another paper than the learner's next one is for reading and printing.
 *
 * The page holds no key. Words come from it; which paper is whose is worked out in copy.js.
 */
import { Asked } from "./asked.js";
import { HANDED, given, handed, lettersOf, paperNow, takenUp } from "./copy.js";
import { recordOf } from "./course.js";
import { button, make, tell } from "./elements.js";
import { today } from "./entry.js";
import { LookOver, numeral } from "./look-over.js";
import { counted, said } from "./said.js";
import { dateSaid } from "./when.js";

/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./attempt.js").Sitting} Sitting */

class Paper {
  /**
   * @param {HTMLElement} root
   * @param {Course} course
   * @param {Course["assessments"][number]} assessment
   */
  constructor(root, course, assessment) {
    this.root = root;
    this.course = course;
    this.assessment = assessment;
    this.name = assessment[0];
    this.record = recordOf(course);
    this.words = root.dataset;
    this.lang = document.documentElement.lang;
    this.letters = lettersOf(assessment);
    this.letter = root.dataset["letter"] ?? "";
    this.pages = assessment[4].map(([page, key]) => [page, key].map((one) => one.replace(/^.*\//, "")));
    /** Whether this page works on a copy; if so there is one in the record, or none yet. */
    this.open = false;
    this.begun = false;

    if (this.record.preference("confidence") === "off") {
      delete document.getElementById("fx-words")?.dataset["askSure"];
    }
    root.querySelector("[data-fx-still]")?.remove();
    this.top = make("div", "fx-sit");
    this.top.hidden = true;
    root.prepend(this.top);
    const forms = /** @type {HTMLFormElement[]} */ ([...root.querySelectorAll("form.fx-question")]);
    this.asked = forms.map((form) => new Asked(form, this.words, (one) => this.keep(one)));
    this.lookOver = new LookOver(this.words, this.asked, () => this.handIn());
    root.querySelector(".fx-questions")?.before(this.lookOver.bar);
    root.append(this.lookOver.end);
    this.show();
    // Another tab has handed the copy in, or the page comes back from the browser's memory after it was.
    addEventListener("storage", (event) => {
      if (this.record.owns(event.key)) {
        this.watch();
      }
    });
    addEventListener("pageshow", (event) => {
      if (event.persisted) {
        this.watch();
      }
    });
  }

  get sitting() {
    const sitting = this.record.sitting(this.name);
    return sitting && this.letters.includes(sitting.paper) ? sitting : null;
  }

  /** @param {string} letter */
  keyPage(letter) {
    return this.pages[this.letters.indexOf(letter)]?.[1] ?? "";
  }

  /** Opens the copy, or says why this paper is not the one to hand in. */
  show() {
    const { sitting, letter, record } = this;
    if (sitting && handed(sitting)) {
      location.replace(this.keyPage(sitting.paper));
      return;
    }
    const results = record.results(this.name);
    const now = paperNow(this.letters, sitting, results);
    const mine = results.filter(({ paper }) => paper === letter).at(-1);
    const corrected = mine ? [this.link(this.words["corrected"] ?? "", this.keyPage(letter))] : [];
    if (now !== letter) {
      const [page = ""] = this.pages[this.letters.indexOf(now)] ?? [];
      const open = this.link(said(this.words, "open", { letter: now.toUpperCase() }), page);
      open.classList.remove("fx-button--outline");
      this.say(said(this.words, sitting ? "otherOpen" : "otherNext", { letter: now.toUpperCase() }), open, ...corrected);
      this.turn(false);
    } else if (!sitting && mine && results.at(-1) === mine) {
      // The paper that was just handed in: sitting it again is asked for, not fallen into.
      const again = button(this.words["again"] ?? "", () => {
        this.top.hidden = true;
        this.turn(true);
        this.asked[0]?.enter();
      });
      again.classList.add("fx-button--outline");
      const [key] = corrected;
      key?.classList.remove("fx-button--outline");
      this.say(said(this.words, "handedOn", { date: dateSaid(mine.day, this.lang) }), ...corrected, again);
      this.turn(false);
    } else {
      this.turn(true);
      if (sitting) {
        this.takeUp(sitting);
      }
    }
  }

  /** @param {string} text @param {string} href */
  link(text, href) {
    const link = make("a", "fx-button fx-button--outline", text);
    link.href = href;
    return link;
  }

  /** @param {string} text @param {HTMLElement[]} ways */
  say(text, ...ways) {
    const actions = make("p", "fx-actions");
    actions.append(...ways);
    this.top.replaceChildren(make("p", "fx-sit__say", text), ...(ways.length > 0 ? [actions] : []));
    this.top.hidden = false;
  }

  /** @param {boolean} open whether the paper can be answered */
  turn(open) {
    this.open = open;
    this.begun = open && this.sitting !== null;
    for (const one of this.asked) {
      // What a browser puts back into a form by itself is no answer.
      one.write([], 0);
      one.flagged = false;
      one.open(open);
    }
    this.lookOver.show(open);
    this.lookOver.count();
  }

  /** Puts back what was answered. @param {Sitting} sitting */
  takeUp(sitting) {
    const { kept, changed, flags } = takenUp(sitting, this.asked.map(({ id }) => id), this.course.prints);
    for (const one of this.asked) {
      const [, sure = 0, response = []] = kept[one.id] ?? [];
      one.write(response, sure);
      one.flagged = flags.includes(one.id);
    }
    for (const one of this.asked.filter(({ id }) => changed.includes(id))) {
      one.hasChanged();
    }
    const count = Object.values(kept).filter(([, , response]) => given(response)).length;
    const numbers = this.asked.filter(({ id }) => changed.includes(id)).map(({ number }) => number);
    const told = [
      said(this.words, "takenUp", {
        date: dateSaid(sitting.day, this.lang),
        answers: counted(this.words, "kept", count, this.lang),
      }),
      ...(numbers.length === 1 ? [said(this.words, "oneChanged", { question: numbers[0] ?? "" })] : []),
      ...(numbers.length > 1 ? [said(this.words, "someChanged", { questions: numbers.map(numeral).join(", ") })] : []),
    ];
    const last = this.asked.find(({ id }) => id === sitting.at);
    const ways = last && last !== this.asked[0] ? [button(this.words["goOn"] ?? "", () => last.enter())] : [];
    ways[0]?.classList.add("fx-button--outline");
    this.say(told.join(" "), ...ways);
    this.lookOver.count();
  }

  /** Keeps what a question says now, beside what another tab may have kept of the others. @param {Asked} one */
  keep(one) {
    if (!this.open || !this.watch()) {
      return;
    }
    const response = one.fields.read();
    const sure = one.sure?.value ?? 0;
    const there = this.sitting ?? { paper: this.letter, day: "", at: "", answers: {}, flags: [] };
    const answers = { ...there.answers };
    if (given(response) || sure > 0) {
      answers[one.id] = [this.course.prints[one.id] ?? "", sure, response];
    } else {
      delete answers[one.id];
    }
    const flags = [...there.flags.filter((id) => id !== one.id), ...(one.flagged ? [one.id] : [])];
    if (JSON.stringify([answers, flags]) !== JSON.stringify([there.answers, there.flags])) {
      this.record.sit(this.name, { paper: this.letter, day: today(), at: one.id, answers, flags });
      this.begun = true;
      document.dispatchEvent(new CustomEvent("fx-record"));
    }
    this.lookOver.count();
  }

  /** Whether the copy is still to be handed in. If it was elsewhere, it is closed here, and said. @returns {boolean} */
  watch() {
    const { sitting } = this;
    // A sitting of this paper that goes on is this copy, wherever it was begun; without any, none was begun yet.
    if (sitting ? sitting.paper === this.letter && !handed(sitting) : !this.begun) {
      this.begun = sitting !== null;
      return true;
    }
    this.open = false;
    this.begun = false;
    for (const one of this.asked) {
      one.open(false);
    }
    this.lookOver.show(false);
    const told = this.words["handedElsewhere"] ?? "";
    this.say(told, this.link(this.words["corrected"] ?? "", this.keyPage(this.letter)));
    this.top.scrollIntoView({ block: "center" });
    tell(told);
    return false;
  }

  handIn() {
    if (!this.open || !this.watch()) {
      return;
    }
    const there = this.sitting ?? { paper: this.letter, day: today(), at: "", answers: {}, flags: [] };
    const copy = { ...there, paper: this.letter, day: today(), at: HANDED };
    this.record.sit(this.name, copy);
    this.open = false;
    const kept = !this.record.memory.has(this.record.key("sitting", this.name));
    // Where nothing can be kept, the copy travels in the address.
    const carried = kept && location.protocol !== "file:" ? "" : `#copy=${encodeURIComponent(JSON.stringify(copy))}`;
    location.replace(this.keyPage(this.letter) + carried);
  }
}

/** Begins with the paper of the page. @param {Course} course */
export function sitPaper(course) {
  const root = document.querySelector("[data-fx-paper]");
  const assessment = course.assessments.find(([id]) => root instanceof HTMLElement && id === root.dataset["fxPaper"]);
  if (root instanceof HTMLElement && assessment && root.dataset["led"] === undefined) {
    root.dataset["led"] = "";
    new Paper(root, course, assessment);
  }
}
