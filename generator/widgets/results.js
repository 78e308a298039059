/**
 * « Mes résultats »: what the record says, counted, and shown in the places that the page holds for it. Counting is pure.
 *
 * Four counts; by objective what is known, and the share right before the course and after it; what to redo first; the
 * assessments handed in.
 */
import { recordOf, theCourse } from "./course.js";
import { dueDay, standing, sureAndWrong, today } from "./entry.js";
import { follow } from "./follow.js";
import { counted, said } from "./said.js";
import { keepSession, stepAddress } from "./session.js";
import { stemOf } from "./stems.js";
import { offerTransfer } from "./transfer.js";
import { dateSaid, whenSaid } from "./when.js";

/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("./attempt.js").Result} Result */
/** @typedef {"sure" | "updated" | "missed"} Flag */
/** @typedef {{ id: string, flag: Flag, due: string }} Redo */
/** @typedef {Course["assessments"][number]} Assessment */
/** @typedef {{ assessment: Assessment, result: Result }} Past */

/** The most questions in the list of what to redo. */
export const MOST_ROWS = 10;

/** @type {Flag[]} */
const FLAGS = ["sure", "updated", "missed"];

/**
 * The questions to redo: first those where the learner was sure and wrong, then those that have changed, then those
 * missed; of each kind the one that is due first.
 * @param {Pick<Course, "prints" | "practice">} course
 * @param {ReadonlyMap<string, Entry>} entries
 * @returns {Redo[]}
 */
export function toRedo(course, entries) {
  const found = Object.entries(course.prints).flatMap(([id, print]) => {
    const entry = entries.get(id);
    if (!entry) {
      return [];
    }
    const stands = standing(entry, print);
    /** @type {Flag} */
    const flag = stands === "updated" ? "updated" : sureAndWrong(entry) ? "sure" : "missed";
    return stands === "right" && flag !== "sure" ? [] : [{ id, flag, due: dueDay(entry, course.practice.gaps) }];
  });
  const place = (/** @type {Redo} */ { flag, due }) => `${FLAGS.indexOf(flag)} ${due}`;
  return found.sort((one, other) => place(one).localeCompare(place(other)));
}

/**
 * How many questions of each objective are known, by its place in the list of objectives; those of none at -1.
 * @param {Pick<Course, "prints" | "about">} course
 * @param {ReadonlyMap<string, Entry>} entries
 * @returns {Map<number, number>}
 */
export function knownBy(course, entries) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const [id, print] of Object.entries(course.prints)) {
    const objective = course.about[id]?.[0] ?? -1;
    found.set(objective, (found.get(objective) ?? 0) + Number(standing(entries.get(id), print) === "right"));
  }
  return found;
}

/**
 * The results in the order of their days.
 * @param {Pick<Course, "assessments">} course
 * @param {(assessment: string) => Result[]} results
 * @returns {Past[]}
 */
export function pastOf(course, results) {
  const all = course.assessments.flatMap((assessment) => results(assessment[0]).map((result) => ({ assessment, result })));
  return all.sort((one, other) => one.result.day.localeCompare(other.result.day));
}

/**
 * What is compared: the first positioning test, and the last final or delayed assessment.
 * @param {readonly Past[]} past in the order of their days
 * @returns {{ before: Past | undefined, after: Past | undefined }}
 */
export function compared(past) {
  const before = past.find(({ assessment: [, type] }) => type === "positioning");
  const after = [...past].reverse().find(({ assessment: [, type] }) => type === "final" || type === "delayed");
  return { before, after };
}

/**
 * The share of an objective that was right, 0 to 1; null where nothing was asked of it.
 * @param {Past | undefined} past
 * @param {string} objective
 */
export function share(past, objective) {
  const [points, most] = (past && Object.hasOwn(past.result.objectives, objective) && past.result.objectives[objective]) || [0, 0];
  return most > 0 ? Math.min(points / most, 1) : null;
}

/**
 * A share in per cent, never rounded up: what is said to be reached has been reached.
 * @param {number | null} part
 * @param {string} lang
 */
export function percent(part, lang) {
  const floor = Math.floor((part ?? 0) * 100 + 1e-6) / 100;
  return part === null ? "–" : new Intl.NumberFormat(lang, { style: "percent" }).format(floor);
}

/** @param {ParentNode} root @param {string} name @returns {HTMLElement | null} */
const part = (root, name) => root.querySelector(`[data-fx-${name}]`);

/**
 * Writes into a place of the page, which is hidden while it is empty.
 * @param {ParentNode} root
 * @param {string} name
 * @param {string | number} text
 */
function put(root, name, text) {
  const place = part(root, name);
  if (place) {
    place.textContent = String(text);
    place.hidden = text === "";
  }
}

/** @param {ParentNode} root @param {string} name @param {boolean} shown */
function show(root, name, shown) {
  for (const place of root.querySelectorAll(`[data-fx-${name}]`)) {
    place.toggleAttribute("hidden", !shown);
  }
}

/**
 * A list made anew from its row.
 * @template T
 * @param {ParentNode} root
 * @param {string} name
 * @param {readonly T[]} items
 * @param {(row: DocumentFragment, item: T) => void} fill
 */
function list(root, name, items, fill) {
  const row = /** @type {HTMLTemplateElement | null} */ (part(root, `${name}-row`));
  const rows = items.map((item) => {
    const made = /** @type {DocumentFragment} */ (row?.content.cloneNode(true));
    fill(made, item);
    return made;
  });
  part(root, `${name}-list`)?.replaceChildren(...rows);
}

/** The page and what it is filled from. */
class Results {
  /**
   * @param {HTMLElement} root
   * @param {Course} course
   */
  constructor(root, course) {
    this.root = root;
    this.course = course;
    this.record = recordOf(course);
    this.words = root.dataset;
    this.lang = document.documentElement.lang;
  }

  /** @param {string} word @param {{ [name: string]: string }} [values] */
  say(word, values) {
    return said(this.words, word, values);
  }

  show() {
    const { root, course, record } = this;
    const entries = record.all();
    const past = pastOf(course, (id) => record.results(id));
    const some = entries.size + past.length + record.names("sitting").length > 0;
    root.hidden = false;
    show(root, "empty", !some);
    show(root, "full", some);
    show(root, "something", some);
    put(root, "day", dateSaid(today(), this.lang));
    const known = knownBy(course, entries);
    const redo = toRedo(course, entries);
    const of = (/** @type {Flag} */ flag) => redo.filter((one) => one.flag === flag).length;
    put(root, "known", [...known.values()].reduce((sum, one) => sum + one, 0));
    put(root, "again", redo.length);
    put(root, "sure", of("sure"));
    put(root, "updated", of("updated"));
    this.objectives(known, past);
    this.redo(redo);
    this.past(past);
  }

  /** @param {ReadonlyMap<number, number>} known @param {readonly Past[]} past */
  objectives(known, past) {
    const { root, lang } = this;
    const { before, after } = compared(past);
    const told = Object.entries({ before, after }).flatMap(([word, one]) =>
      one ? [this.say(word, { title: one.assessment[2], date: dateSaid(one.result.day, lang) })] : [],
    );
    const measured = told.length > 0;
    put(root, "days", measured ? told.join(" ") : (part(root, "days")?.dataset["none"] ?? ""));
    part(root, "ranges")?.classList.toggle("fx-ranges--practice", !measured);
    show(root, "legend", measured);
    let lower = false;
    for (const row of root.querySelectorAll("[data-fx-objective]")) {
      const id = row instanceof HTMLElement ? (row.dataset["fxObjective"] ?? "") : "";
      const [from, to] = [share(before, id), share(after, id)];
      const drop = from !== null && to !== null && to < from;
      lower ||= drop;
      put(row, "before", percent(from, lang));
      put(row, "after", percent(to, lang));
      put(row, "known", known.get(this.course.objectives.findIndex(([one]) => one === id)) ?? 0);
      show(row, "lower", drop);
      const range = part(row, "range");
      range?.setAttribute("class", `fx-range${drop ? " fx-range--lower" : ""}${from === null ? " fx-range--no-before" : ""}${to === null ? " fx-range--no-after" : ""}`);
      range?.setAttribute("style", `--fx-before: ${from ?? to ?? 0}; --fx-after: ${to ?? from ?? 0}`);
    }
    const legend = part(root, "legend");
    if (legend) {
      show(legend, "lower", lower);
    }
  }

  /** @param {readonly Redo[]} redo */
  redo(redo) {
    const { root, course, lang } = this;
    list(root, "redo", redo.slice(0, MOST_ROWS), (row, { id, flag, due }) => {
      const [objective = -1] = course.about[id] ?? [];
      put(row, "flag", this.say(flag));
      part(row, "flag")?.classList.add(`fx-flag--${flag}`);
      put(row, "link", stemOf(course, id, () => this.show()));
      part(row, "link")?.setAttribute("href", `training/${stepAddress(course, id)}`);
      const plan = flag === "updated" ? this.say("changed") : this.say("planned", { when: whenSaid(due, today(), this.words, lang) });
      put(row, "plan", plan);
      put(row, "why", course.objectives[objective]?.[1] ?? "");
    });
    show(root, "nothing", redo.length === 0);
    show(root, "redo-all", redo.length > 0);
    put(root, "others", redo.length > MOST_ROWS ? counted(this.words, "others", redo.length - MOST_ROWS, lang) : "");
    put(root, "redo-link", counted(this.words, "redo", redo.length, lang));
    const first = redo[0]?.id;
    const link = part(root, "redo-link");
    if (link && first !== undefined) {
      link.onclick = (event) => {
        // A session of these and no others; where the tab keeps none, the page of the sessions.
        if (keepSession(course, { ids: redo.map(({ id }) => id), at: 0, done: {}, over: false })) {
          event.preventDefault();
          location.href = `training/${stepAddress(course, first)}`;
        }
      };
    }
  }

  /** @param {readonly Past[]} past */
  past(past) {
    const { root, lang } = this;
    show(root, "past", past.length > 0);
    list(root, "past", [...past].reverse(), (row, { assessment: [, , title, mastery, papers], result }) => {
      put(row, "score", percent(result.score, lang));
      put(row, "link", title);
      const [, key] = papers[result.paper ? result.paper.toLowerCase().charCodeAt(0) - 97 : 0] ?? [];
      if (key) {
        part(row, "link")?.setAttribute("href", key);
      }
      const paper = result.paper && papers.length > 1 ? [this.say("paper", { paper: result.paper.toUpperCase() })] : [];
      const facts = [dateSaid(result.day, lang), ...paper];
      if (mastery !== null) {
        facts.push(this.say(result.score >= mastery - 1e-9 ? "mastered" : "notMastered", { mastery: percent(mastery, lang) }));
      }
      put(row, "why", `${facts.join(", ")}.`);
    });
  }
}

/** Fills the page, and keeps it filled. */
export function showResults() {
  const course = theCourse();
  const root = document.querySelector("[data-fx-results]");
  if (!course || !(root instanceof HTMLElement)) {
    return;
  }
  const page = new Results(root, course);
  show(document, "results-off", false);
  follow(page.record, () => page.show());
  addEventListener("beforeprint", () => page.show());
  const box = part(root, "transfer");
  if (box) {
    offerTransfer(box, course, page.record);
  }
}
