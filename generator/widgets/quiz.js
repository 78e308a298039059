/**
 * The script of pages with questions: makes the forms answer, and keeps what was answered in the record.
 * The life of a question is in quiz-question.js, the counts and « Reprendre » in progress.js of the other script.
 */
import { recordOf, theCourse } from "./course.js";
import { QuizQuestion } from "./quiz-question.js";

/** Today where the reader is, to the day. */
function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Reads and writes the record for the questions of the page. */
function keepRecord() {
  const course = theCourse();
  if (!course) {
    return;
  }
  const record = recordOf(course);
  const questions = () => /** @type {QuizQuestion[]} */ ([...document.querySelectorAll("quiz-question")]);

  document.addEventListener("quiz-ready", (event) => {
    if (event.target instanceof QuizQuestion) {
      event.target.restore(record.entry(event.target.name));
    }
  });
  document.addEventListener("quiz-answer", (event) => {
    if (event instanceof CustomEvent && event.target instanceof QuizQuestion) {
      const { id, ...answer } = /** @type {import("./quiz-question.js").Answer} */ (event.detail);
      record.put(id, { ...answer, day: today() });
      document.dispatchEvent(new CustomEvent("fx-record"));
    }
  });
  // Another tab has answered: a question nobody has begun here takes it up.
  addEventListener("storage", (event) => {
    if (record.owns(event.key)) {
      for (const question of questions().filter((one) => one.untouched)) {
        question.restore(record.entry(question.name));
      }
    }
  });
}

/** Says at the end of the page where its answers are, as long as some are still to come. */
function sayWhereAnswersAre() {
  const line = document.querySelector("[data-fx-wait]");
  if (line instanceof HTMLElement) {
    line.hidden = !document.querySelector(".fx-key__item[hidden]");
  }
}

keepRecord();
customElements.define("quiz-question", QuizQuestion);
sayWhereAnswersAre();
document.addEventListener("quiz-answer", sayWhereAnswersAre);
