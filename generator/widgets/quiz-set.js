/**
 * The end of the questions of a page: once each has been answered, how many are right, and the way to take up again those
 * that are not, and only those. Nothing stands there before, so that nothing moves but by an answer.
 */
import { button, make } from "./elements.js";

/** @typedef {import("./quiz-question.js").QuizQuestion} QuizQuestion */

/**
 * The form of a string for a number.
 * @param {DOMStringMap} words
 * @param {string} name
 * @param {number} count
 */
const counted = (words, name, count) => (words[`${name}${count < 2 ? "One" : "Many"}`] ?? "").replace("{n}", String(count));

/** Adds the summary to a page of several questions that answer. */
export function sumUp() {
  const words = document.getElementById("fx-words")?.dataset;
  const questions = () =>
    /** @type {QuizQuestion[]} */ ([...document.querySelectorAll("quiz-question")]).filter(
      (one) => one.name && !one.closest("[data-fx-corrected]"),
    );
  const last = questions().at(-1)?.closest(".fx-questions");
  if (!words?.["set"] || !last || questions().length < 2) {
    return;
  }
  const sum = make("p", "fx-set__sum");
  sum.setAttribute("role", "status");
  const ways = make("p", "fx-actions");

  /** @param {QuizQuestion[]} missed */
  const redo = (missed) => {
    for (const one of missed) {
      one.begin();
    }
    missed[0]?.enter();
  };
  const count = () => {
    const all = questions();
    // There before it says something, or that would not be read out; and not before it is needed.
    if (!sum.isConnected && all.some((one) => one.tries > 0)) {
      const box = make("div", "fx-set");
      box.append(sum, ways);
      last.after(box);
    }
    const missed = all.filter((one) => !one.right);
    const whole = all.every((one) => one.tries > 0);
    const right = missed.length === 0 ? (words["setAllRight"] ?? "") : counted(words, "setRight", all.length - missed.length);
    const again = missed.length === 0 ? "" : counted(words, "setAgain", missed.length);
    const text = whole
      ? (words["set"] ?? "").replace("{questions}", counted(words, "setQuestions", all.length)).replace("{right}", right).replace("{again}", again)
      : "";
    if (sum.textContent === text) {
      return;
    }
    sum.textContent = text;
    ways.replaceChildren();
    if (text && missed.length > 0) {
      ways.append(button(counted(words, "setRedo", missed.length), () => redo(questions().filter((one) => !one.right))));
    } else if (text && words["onward"]) {
      const link = make("a", "fx-button fx-button--outline", words["onwardSaid"] ?? "");
      link.href = words["onward"];
      ways.append(link);
    }
  };
  count();
  for (const event of ["quiz-answer", "quiz-state"]) {
    document.addEventListener(event, count);
  }
}
