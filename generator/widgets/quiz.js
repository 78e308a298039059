/**
 * The script of pages with questions: makes the forms answer, and keeps what was answered in the record.
 * The life of a question is in life.js and form-life.js, the counts and « Reprendre » in progress.js of the other script.
 */
import { leadCases } from "./case.js";
import { recordOf, theCourse } from "./course.js";
import { dueDay, nextBox, sureAndWrong, today } from "./entry.js";
import { nearNow, restLater } from "./near.js";
import { QuizQuestion } from "./quiz-question.js";
import { sumUp } from "./quiz-set.js";
import { knownBefore } from "./review.js";
import { stepThrough } from "./steps.js";
import { whenSaid } from "./when.js";

/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./entry.js").Entry} Entry */

/**
 * When a question comes back, in words; nothing while its round goes on, unless the learner was sure and is wrong.
 * @param {Course} course
 * @param {Entry} entry
 * @returns {string}
 */
function planSaid(course, entry) {
  const words = document.getElementById("fx-words")?.dataset ?? {};
  if (!entry.over && !sureAndWrong(entry)) {
    return "";
  }
  const when = whenSaid(dueDay(entry, course.practice.gaps), today(), words, document.documentElement.lang);
  const sure = (words["sure"] ?? "").split("|")[entry.sure - 1];
  const told = sure !== undefined && (sureAndWrong(entry) || entry.sure === 1);
  return (words[told ? "planSure" : "plan"] ?? "").replace("{sure}", sure ?? "").replace("{when}", when);
}

/**
 * Reads and writes the record for the questions of the page.
 * @returns {(id: string) => boolean} whether something is known of a question
 */
function keepRecord() {
  const course = theCourse();
  if (!course) {
    return () => false;
  }
  const record = recordOf(course);
  // Who wants not to be asked is not asked.
  if (record.preference("confidence") === "off") {
    delete document.getElementById("fx-words")?.dataset["askSure"];
  }
  const questions = () => /** @type {QuizQuestion[]} */ ([...document.querySelectorAll("quiz-question")]);
  const show = (/** @type {QuizQuestion} */ question, /** @type {Entry | null} */ entry) => {
    if (question.closest("[data-fx-corrected]")) {
      return;
    }
    question.restore(entry);
    if (entry && entry.print === course.prints[question.name]) {
      question.plan(planSaid(course, entry));
    }
  };

  document.addEventListener("quiz-ready", (event) => {
    if (event.target instanceof QuizQuestion) {
      show(event.target, record.entry(event.target.name));
    }
  });
  document.addEventListener("quiz-answer", (event) => {
    if (event instanceof CustomEvent && event.target instanceof QuizQuestion) {
      const { id, ...answer } = /** @type {import("./quiz-question.js").Answer} */ (event.detail);
      const before = knownBefore(course, id, answer, (one) => record.entry(one));
      const day = today();
      const kept = record.put(id, { ...answer, day, box: nextBox(before, answer, day, course.practice.gaps) });
      event.target.plan(planSaid(course, kept));
      document.dispatchEvent(new CustomEvent("fx-record"));
    }
  });
  // Another tab has answered: a question nobody has begun here takes it up.
  addEventListener("storage", (event) => {
    if (record.owns(event.key)) {
      for (const question of questions().filter((one) => one.untouched || !one.life)) {
        const entry = record.entry(question.name);
        // One that was begun again here is not put back into the round before.
        if (question.life ? (entry?.round ?? 1) >= question.life.state.round : entry) {
          show(question, entry);
        }
      }
    }
  });
  return (id) => record.entry(id) !== null;
}

/**
 * Lets each question begin in its time: those with a past before the first picture, so that nothing moves, those that a corrected
 * page shows, those that show nothing before they begin, and those that are near.
 * @param {(id: string) => boolean} known
 */
function begin(known) {
  const all = document.querySelectorAll("quiz-question");
  const near = nearNow(all);
  QuizQuestion.atOnce = (one) =>
    near.has(one) || one.form?.dataset["type"] === "decision" || known(one.name) || one.closest("[data-fx-corrected]") !== null;
  customElements.define("quiz-question", QuizQuestion);
  restLater(all);
}

/** Says at the end of the page where its answers are, as long as some are still to come. */
function sayWhereAnswersAre() {
  const line = document.querySelector("[data-fx-wait]");
  if (line instanceof HTMLElement) {
    line.hidden = !document.querySelector(".fx-key__item[hidden]");
  }
}

begin(keepRecord());
leadCases();
sumUp();
sayWhereAnswersAre();
document.addEventListener("quiz-answer", sayWhereAnswersAre);
const course = theCourse();
if (course) {
  stepThrough(course);
}
