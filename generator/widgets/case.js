/**
 * A case: several questions on one file. Each lives its own life; once all are over, the case says how many are right and
 * shows its debrief in place, and its own entry in « Corrigé » opens for who looks there.
 */
import { Corrected } from "./corrected.js";
import { make } from "./elements.js";

/** @typedef {import("./quiz-question.js").QuizQuestion} QuizQuestion */

/** @param {HTMLElement} section of the case */
function lead(section) {
  const body = document.getElementById(`key-${section.dataset["question"]}`);
  const questions = () => /** @type {QuizQuestion[]} */ ([...section.querySelectorAll("quiz-question")]);
  if (!body?.closest("details") || section.dataset["led"] !== undefined) {
    return;
  }
  section.dataset["led"] = "";
  const key = new Corrected(body);
  const words = document.getElementById("fx-words")?.dataset ?? {};
  const end = make("div", "fx-case__end");
  const title = make("p", "fx-case__share");
  title.setAttribute("role", "status");
  const debrief = make("div", "fx-case__debrief");
  end.append(title, debrief);
  section.querySelector(":scope > .fx-question--case .fx-question__more")?.remove();
  section.append(end);

  const count = () => {
    const all = questions();
    const over = all.length > 0 && all.every((one) => one.over);
    const right = all.filter((one) => one.right).length;
    const share = (right < 2 ? words["caseShareOne"] : words["caseShare"]) ?? "";
    end.hidden = !over;
    title.textContent = over ? share.replace("{n}", String(right)).replace("{total}", String(all.length)) : "";
    if (over !== !key.entry.hidden) {
      key.show(over);
    }
    debrief.replaceChildren(...(over ? [key.explanation(false)] : []));
  };
  key.show(false);
  count();
  for (const event of ["quiz-answer", "quiz-state"]) {
    section.addEventListener(event, count);
  }
}

/** Begins with the cases of the page. */
export function leadCases() {
  for (const section of document.querySelectorAll(".fx-case")) {
    if (section instanceof HTMLElement) {
      lead(section);
    }
  }
}
