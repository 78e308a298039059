/**
 * The corrected page of a paper: marks the copy that was handed in, keeps its result, and shows the last one of this paper
 * with what to do next. Without a copy it is the key that stands in the page.
 */
import { readSitting } from "./attempt.js";
import { given, handed, lettersOf, paperNow, reachedBy, resultOf } from "./copy.js";
import { recordOf } from "./course.js";
import { make } from "./elements.js";
import { nextBox, today } from "./entry.js";
import { percent, share } from "./results.js";
import { knownBefore } from "./review.js";
import { counted, said } from "./said.js";
import { dateSaid } from "./when.js";

/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./attempt.js").Sitting} Sitting */
/** @typedef {import("./attempt.js").Result} Result */
/** @typedef {import("./quiz-question.js").QuizQuestion} QuizQuestion */

class Outcome {
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
    this.letter = root.dataset["letter"] ?? "";
    const copy = document.querySelector("[data-fx-corrected]");
    this.copy = /** @type {HTMLElement} */ (copy);
    this.questions = /** @type {QuizQuestion[]} */ ([...this.copy.querySelectorAll("quiz-question")]);
  }

  /** @param {string} name @returns {HTMLElement | null} */
  part(name) {
    return this.root.querySelector(`[data-fx-${name}]`);
  }

  /** @param {string} name @param {string} text hidden when there is none */
  put(name, text) {
    const place = this.part(name);
    if (place) {
      place.textContent = text;
      place.hidden = text === "";
    }
  }

  show() {
    const sitting = this.record.sitting(this.name);
    const carried = this.carried();
    const copy = [sitting, carried].find((one) => one && handed(one) && one.paper === this.letter);
    const fresh = copy ? this.mark(copy) : null;
    const result = fresh ?? this.record.results(this.name).filter(({ paper }) => paper === this.letter).at(-1);
    if (result) {
      this.fill(result);
    } else {
      this.plain(sitting);
    }
  }

  /** The copy that came in the address, where the browser keeps nothing. @returns {Sitting | null} */
  carried() {
    const [, text = ""] = /^#copy=(.*)$/.exec(location.hash) ?? [];
    if (!text) {
      return null;
    }
    try {
      history.replaceState(null, "", location.href.split("#")[0]);
    } catch {
      // A page opened from a folder may not be allowed to; the same result is not added twice.
    }
    try {
      return readSitting(decodeURIComponent(text));
    } catch {
      return null;
    }
  }

  /**
   * Marks a copy with the keys of this page, keeps the result and ends the sitting.
   * @param {Sitting} copy
   * @returns {Result}
   */
  mark(copy) {
    const { course, record } = this;
    const day = today();
    const marks = this.questions.map((question) => {
      const id = question.name;
      const print = course.prints[id] ?? "";
      const [answered = "", , response = []] = Object.hasOwn(copy.answers, id) ? (copy.answers[id] ?? []) : [];
      const said = answered === print ? response : [];
      return { id, print, score: question.settle(said), response: said };
    });
    const result = resultOf(course, copy, marks, day);
    // The copy makes room for the result; where there is none all the same, the copy stays, to be marked again.
    record.sit(this.name, null);
    const added = record.addResult(this.name, result);
    if ([...record.memory.keys()].some((key) => key.startsWith(record.key("result", `${this.name}:`)))) {
      record.sit(this.name, copy);
    }
    // What was missed comes back in the reviews; a positioning test asks what nobody has learnt yet.
    if (added && this.assessment[1] !== "positioning") {
      for (const [id, print, score, sure, response] of result.answers) {
        const there = record.entry(id);
        const answer = { right: score === 1, tries: 1, sure, round: (there?.print === print ? there.round : 0) + 1 };
        const before = knownBefore(course, id, answer, (one) => record.entry(one));
        const box = nextBox(before, answer, day, course.practice.gaps);
        record.put(id, { print, over: true, score, response, day, box, ...answer });
      }
    }
    document.dispatchEvent(new CustomEvent("fx-record"));
    return result;
  }

  /** The page as it is without a script. @param {Sitting | null} sitting */
  plain(sitting) {
    for (const entry of document.querySelectorAll(".fx-key__item")) {
      entry.removeAttribute("hidden");
    }
    const open = document.querySelector("[data-fx-open]");
    if (sitting && sitting.paper === this.letter && open instanceof HTMLElement) {
      const [page = ""] = this.assessment[4][lettersOf(this.assessment).indexOf(this.letter)] ?? [];
      const link = make("a", "", this.words["back"]);
      link.href = page.replace(/^.*\//, "");
      open.replaceChildren(this.words["open"] ?? "", " ", link);
      open.hidden = false;
    }
  }

  /** @param {Result} result */
  fill(result) {
    const { root, words, lang, course } = this;
    const [, , , mastery] = this.assessment;
    document.querySelector(".fx-sheet")?.setAttribute("data-fx-marked", "");
    root.hidden = false;
    this.copy.hidden = false;
    const points = result.answers.reduce((sum, [, , score]) => sum + score, 0);
    const score = percent(result.score, lang);
    const verdict = said(words, "verdict", { points: counted(words, "points", Math.round(points * 100) / 100, lang), total: String(result.answers.length), score });
    const reached = mastery !== null && result.score >= mastery - 1e-9;
    const mark = mastery === null ? "" : said(words, reached ? "reached" : "missed", { mastery: percent(mastery, lang) });
    this.put("day", said(words, "handed", { date: dateSaid(result.day, lang) }));
    this.put("verdict", [mark, verdict].filter(Boolean).join(" "));
    root.dataset["state"] = mastery === null ? "" : reached ? "right" : "wrong";
    this.put("score", score);
    this.put("right", String(result.answers.filter(([, , one]) => one === 1).length));
    this.put("unanswered", String(result.answers.filter(([, , , , response]) => !given(response)).length));
    this.put("sure", String(result.answers.filter(([, , one, sure]) => one < 1 && sure === 3).length));
    this.objectives(result);
    this.next(result);
    for (const question of this.questions) {
      const answer = result.answers.find(([id]) => id === question.name);
      const same = answer?.[1] === course.prints[question.name];
      question.settle(answer && same ? answer[4] : []);
      if (!answer || !same) {
        question.plan(words["changed"] ?? "");
      } else if (!given(answer[4])) {
        question.plan(words["notAnswered"] ?? "");
      }
    }
  }

  /** Before: the first positioning test. @returns {Result | undefined} */
  before() {
    const tests = this.course.assessments.filter(([, type]) => type === "positioning");
    const found = tests.flatMap(([id]) => this.record.results(id).slice(0, 1));
    return this.assessment[1] === "positioning" ? undefined : found[0];
  }

  /** @param {Result} result */
  objectives(result) {
    const { root, words, lang, assessment } = this;
    const before = this.before();
    this.put("days", before ? said(words, "before", { date: dateSaid(before.day, lang) }) : "");
    const legend = this.part("legend");
    let lower = false;
    for (const row of root.querySelectorAll("[data-fx-objective]")) {
      const id = row instanceof HTMLElement ? (row.dataset["fxObjective"] ?? "") : "";
      const from = share(before && { assessment, result: before }, id);
      const to = share({ assessment, result }, id);
      const drop = from !== null && to !== null && to < from;
      lower ||= drop;
      for (const [name, part] of /** @type {const} */ ([["before", from], ["now", to]])) {
        row.querySelector(`[data-fx-${name}]`)?.replaceChildren(percent(part, lang));
      }
      row.querySelector("[data-fx-lower]")?.toggleAttribute("hidden", !drop);
      const range = row.querySelector(".fx-range");
      if (range instanceof HTMLElement) {
        range.classList.toggle("fx-range--lower", drop);
        range.classList.toggle("fx-range--no-before", from === null);
        range.classList.toggle("fx-range--no-after", to === null);
        range.style.setProperty("--fx-before", String(from ?? to ?? 0));
        range.style.setProperty("--fx-after", String(to ?? from ?? 0));
      }
    }
    legend?.toggleAttribute("hidden", !before);
    legend?.querySelector("[data-fx-lower]")?.toggleAttribute("hidden", !lower);
  }

  /** What to read, and which way to go on. @param {Result} result */
  next(result) {
    const { words, lang, assessment, record } = this;
    const positioning = assessment[1] === "positioning";
    const { reached, missed } = reachedBy(result, Number(words["enough"]));
    const [first, skim] = ["first", "skim"].map((name) => this.part(name));
    const again = new Set(result.answers.flatMap(([id, , score]) => (score < 1 ? lessonOf(id) : [])));
    const lessons = /** @type {HTMLElement[]} */ ([...this.root.querySelectorAll("[data-fx-of]")]);
    for (const lesson of lessons) {
      const objectives = (lesson.dataset["fxOf"] ?? "").split(" ");
      // A lesson is skimmed when all it works on is known; what was not asked is not known.
      const toRead = positioning
        ? !objectives.every((id) => reached.includes(id))
        : again.size > 0
          ? again.has(lesson.querySelector("a")?.href ?? "")
          : objectives.some((id) => missed.includes(id));
      const list = (toRead ? first : skim)?.querySelector("ol");
      list?.append(lesson);
      lesson.hidden = !toRead && !skim;
    }
    for (const box of [first, skim]) {
      box?.toggleAttribute("hidden", !box.querySelector("[data-fx-of]:not([hidden])"));
    }
    this.part("all")?.toggleAttribute("hidden", !positioning || missed.length > 0);
    const lost = result.answers.filter(([, , score]) => score < 1).length;
    this.put("plan", positioning ? "" : lost > 0 ? counted(words, "comeBack", lost, lang) : (words["nothing"] ?? ""));
    const another = this.part("another");
    const letters = lettersOf(assessment);
    const now = paperNow(letters, record.sitting(this.name), record.results(this.name));
    if (another instanceof HTMLAnchorElement) {
      another.textContent = said(words, "another", { letter: now.toUpperCase() });
      another.hidden = false;
    }
  }
}

/** The address of the lesson where a question is read again, where its « Corrigé » names one. @param {string} id @returns {string[]} */
function lessonOf(id) {
  const link = document.getElementById(`key-${id}`)?.querySelector(".fx-key__links a:not([href^='#question-'])");
  return link instanceof HTMLAnchorElement ? link.href.split("#").slice(0, 1) : [];
}

/** Shows the outcome on a corrected page. @param {Course} course */
export function showOutcome(course) {
  const root = document.querySelector("[data-fx-outcome]");
  const assessment = course.assessments.find(([id]) => root instanceof HTMLElement && id === root.dataset["fxOutcome"]);
  if (root instanceof HTMLElement && assessment && root.dataset["led"] === undefined) {
    root.dataset["led"] = "";
    new Outcome(root, course, assessment).show();
  }
}
