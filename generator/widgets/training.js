/**
 * « S'entraîner »: what a session would hold today, the session under way, the summary of the one that has ended, and how
 * each assessment went. The schedule is in review.js; the questions are asked in the exercise books, by steps.js.
 */
import { recordOf, theCourse } from "./course.js";
import { button, make } from "./elements.js";
import { dueDay, today } from "./entry.js";
import { follow } from "./follow.js";
import { percent } from "./results.js";
import { draw, due, missed, nextDay, reviews, unseen } from "./review.js";
import { keepSession, readSession, stepAddress } from "./session.js";
import { stemOf } from "./stems.js";
import { whenSaid } from "./when.js";

/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./session.js").Session} Session */

/** Questions of a session as long as the learner has not chosen. */
const USUAL = 10;

class Training {
  /**
   * @param {Course} course
   * @param {HTMLElement} section
   */
  constructor(course, section) {
    this.course = course;
    this.record = recordOf(course);
    this.words = section.dataset;
    this.section = section;
    this.still = this.part("still");
    this.box = this.part("box");
    this.box.tabIndex = -1;
    this.end = this.part("end");
    this.length = this.part("length");
    this.ways = this.part("ways");
    this.lengths = /** @type {HTMLInputElement[]} */ ([...section.querySelectorAll("input[type=radio]")]);
    this.most = Number(this.record.preference("length")) || USUAL;
    for (const input of this.lengths) {
      input.checked = Number(input.value) === this.most;
      input.addEventListener("change", () => {
        this.most = Number(input.value);
        this.record.prefer("length", input.value);
        this.show();
      });
    }
    this.offerChoice();
    follow(this.record, () => this.show());
    if (location.hash === "#bilan" && !this.end.hidden) {
      this.end.querySelector("h2")?.focus({ preventScroll: true });
    }
  }

  /** @param {string} name @param {HTMLElement} [place] */
  part(name, place = this.section) {
    return /** @type {HTMLElement} */ (place.querySelector(`[data-fx-${name}]`));
  }

  /** @param {string} name @param {number} n */
  counted(name, n) {
    return this.text(`${name}${n < 2 ? "One" : "Many"}`, { n });
  }

  /** @param {string} name @param {Record<string, string | number>} [values] */
  text(name, values = {}) {
    const pattern = this.words[name] ?? "";
    // A number stays on the line of what it counts.
    const put = (/** @type {string} */ text, /** @type {[string, string | number]} */ [key, value]) =>
      text.replace(`{${key}} `, `${value}\u00a0`).replace(`{${key}}`, String(value));
    return Object.entries(values).reduce(put, pattern);
  }

  /** @param {string} day */
  when(day) {
    return whenSaid(day, today(), this.words, document.documentElement.lang);
  }

  /** @param {HTMLElement} place @param {string} say @param {string} [lead] */
  say(place, say, lead = "") {
    const text = this.part("lead", place);
    this.part("say", place).textContent = say;
    text.textContent = lead;
    text.hidden = !lead;
  }

  /** The switch of the certainty, kept as a preference. */
  offerChoice() {
    const choice = this.section.querySelector("[data-fx-confidence]");
    const check = choice?.querySelector("input");
    if (choice instanceof HTMLElement && check) {
      choice.hidden = false;
      check.checked = this.record.preference("confidence") !== "off";
      check.addEventListener("change", () => this.record.prefer("confidence", check.checked ? "on" : "off"));
    }
  }

  show() {
    const session = readSession(this.course);
    this.still.hidden = true;
    this.box.hidden = false;
    this.end.hidden = !session?.over;
    this.length.hidden = true;
    this.ways.replaceChildren();
    if (session?.over) {
      this.sumUp(session);
    }
    if (!keepSession(this.course, session)) {
      this.say(this.box, this.text("refused"));
    } else if (session && !session.over) {
      this.goOn(session);
    } else {
      this.offer();
    }
  }

  /** One way on; the first is the one to take. @param {string} text @param {() => void} act */
  way(text, act) {
    const made = button(text, act);
    made.classList.toggle("fx-button--outline", this.ways.childElementCount > 0 || !this.end.hidden);
    this.ways.append(made);
  }

  /** @param {string} id */
  ask(id) {
    location.href = stepAddress(this.course, id);
  }

  /** @param {readonly string[]} ids */
  begin(ids) {
    if (ids[0] !== undefined && keepSession(this.course, { ids: [...ids], at: 0, done: {}, over: false })) {
      this.ask(ids[0]);
    }
  }

  /** @param {Session} session */
  goOn(session) {
    const { ids, at } = session;
    this.say(this.box, this.text("goesOn", { n: at + 1, total: ids.length }));
    this.way(this.text("goOn"), () => this.ask(ids[at] ?? ids[0] ?? ""));
    this.way(this.text("end"), () => {
      keepSession(this.course, null);
      this.show();
      (this.ways.querySelector("button") ?? this.box).focus();
    });
  }

  /** What is due today, or what else there is to do. */
  offer() {
    const { course, most } = this;
    const entries = this.record.all();
    const all = reviews(course, entries);
    const now = due(all, today());
    const fresh = unseen(course, entries);
    const again = missed(course, entries);
    const next = nextDay(all, today());
    const nextSaid = next && this.text(next.count < 2 ? "nextOne" : "nextMany", { n: next.count, when: this.when(next.day) });
    if (now.length > 0) {
      const sure = now.filter(({ reason }) => reason === "sure").length;
      const count = this.counted("due", now.length) + (sure ? this.counted("dueSure", sure) : "");
      this.say(this.box, count, this.text("dueLead"));
      this.way(this.text("start"), () => this.begin(draw(course, now.map(({ question }) => question), most)));
    } else if (all.length === 0) {
      this.say(this.box, this.text("never"), this.text("neverLead"));
    } else {
      this.say(this.box, this.text("nothing"), [nextSaid, fresh.length ? "" : this.text("allSeen")].filter(Boolean).join(" "));
    }
    if (again.length > 0 && now.length === 0 && this.end.hidden) {
      this.way(this.counted("missed", again.length), () => this.begin(draw(course, again, again.length)));
    }
    if (fresh.length > 0) {
      this.way(this.counted("new", Math.min(most, fresh.length)), () => this.begin(draw(course, fresh, most)));
    }
    this.length.hidden = Math.max(now.length, fresh.length) <= Number(this.lengths[0]?.value);
  }

  /** How it went, what to take up again, and when all of it comes back. @param {Session} session */
  sumUp({ ids, done }) {
    const { course, end } = this;
    const lost = ids.filter((id) => !done[id]?.[0]);
    const second = Object.values(done).filter(([right, tries]) => right && tries > 1).length;
    const all = lost.length === 0 && ids.length > 1;
    const right = all ? this.text("allRight") : this.counted("right", ids.length - lost.length);
    const again = lost.length > 0 ? this.counted("again", lost.length) : "";
    this.say(end, this.text("sum", { questions: this.counted("questions", ids.length), right, again }), second ? this.counted("second", second) : "");

    const rows = lost.map((id) => {
      const row = make("li", "");
      const link = make("a", "", stemOf(course, id, () => this.show()));
      link.href = stepAddress(course, id);
      row.append(link, ...(done[id] ? [] : [" ", make("span", "fx-flag", this.text("passed"))]));
      return row;
    });
    const list = this.part("list");
    list.hidden = rows.length === 0;
    list.querySelector("ul")?.replaceChildren(...rows);
    const redo = list.querySelector("button");
    if (redo) {
      redo.textContent = this.counted("redo", lost.length);
      redo.onclick = () => this.begin(lost);
    }

    /** @type {Map<string, number>} */
    const days = new Map();
    for (const id of ids) {
      const entry = this.record.entry(id);
      if (entry && done[id]) {
        const day = dueDay(entry, course.practice.gaps);
        days.set(day, (days.get(day) ?? 0) + 1);
      }
    }
    const plan = this.part("plan");
    plan.hidden = days.size === 0;
    const said = [...days].sort().map(([day, count]) => {
      const when = this.when(day);
      const first = `${when.charAt(0).toUpperCase()}${when.slice(1)}`;
      return make("li", "", this.text("onDay", { when: first, count: this.counted("questions", count) }));
    });
    plan.querySelector("ul")?.replaceChildren(...said);
  }
}

/** How each assessment went. @param {Course} course */
function showTaken(course) {
  const record = recordOf(course);
  follow(record, () => {
    for (const place of document.querySelectorAll("[data-fx-taken]")) {
      if (place instanceof HTMLElement) {
        const { fxTaken: id = "", none = "", begun = "", score = "" } = place.dataset;
        const last = record.results(id).at(-1);
        const said = last ? score.replace("{score}", percent(last.score, document.documentElement.lang)) : none;
        place.textContent = record.sitting(id) ? begun : said;
      }
    }
  });
}

/** Fills the page « S'entraîner ». */
export function offerTraining() {
  const course = theCourse();
  const section = document.querySelector("[data-fx-training]");
  if (course && section instanceof HTMLElement) {
    new Training(course, section);
    showTaken(course);
  }
}
