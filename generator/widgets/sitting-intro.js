/**
 * The page that introduces an assessment: the paper to start or to go on with, and what was handed in.
 */
import { handed, lettersOf, paperNow } from "./copy.js";
import { recordOf } from "./course.js";
import { make } from "./elements.js";
import { follow } from "./follow.js";
import { percent } from "./results.js";
import { said } from "./said.js";
import { dateSaid } from "./when.js";

/** @typedef {import("./course.js").Course} Course */

/** @param {string} address from the root of the site, of a page beside this one */
const beside = (address) => address.replace(/^.*\//, "");

/** @param {Course} course */
export function introduce(course) {
  const root = document.querySelector("[data-fx-intro]");
  const assessment = course.assessments.find(([id]) => root instanceof HTMLElement && id === root.dataset["fxIntro"]);
  const say = root?.querySelector("[data-fx-say]");
  const way = root?.querySelector("[data-fx-way]");
  if (!(root instanceof HTMLElement) || !assessment || !say || !(way instanceof HTMLAnchorElement) || !root.hidden) {
    return;
  }
  const [id, , , mastery, papers] = assessment;
  const record = recordOf(course);
  const words = root.dataset;
  const lang = document.documentElement.lang;
  const letters = lettersOf(assessment);
  const attempts = document.querySelector("[data-fx-attempts]");
  follow(record, () => {
    const results = record.results(id);
    const found = record.sitting(id);
    const sitting = found && letters.includes(found.paper) ? found : null;
    const last = results.at(-1);
    const letter = paperNow(letters, sitting, results);
    const [page = "", key = ""] = papers[letters.indexOf(letter)] ?? [];
    root.hidden = false;
    say.textContent = sitting
      ? said(words, "waiting", { date: dateSaid(sitting.day, lang) })
      : last
        ? said(words, "next", { date: dateSaid(last.day, lang), score: percent(last.score, lang) })
        : (words["first"] ?? "");
    way.textContent = said(words, sitting ? "resume" : "start", { letter: letter.toUpperCase() });
    way.href = beside(handed(sitting) ? key : page);
    attempts?.toggleAttribute("hidden", results.length === 0);
    const rows = [...results].reverse().map(({ paper, day, score }) => {
      const row = make("li", "");
      const [, corrected = ""] = papers[letters.indexOf(paper)] ?? [];
      const title = make("h3", "fx-past__title");
      const link = make("a", "", dateSaid(day, lang));
      if (corrected) {
        link.href = beside(corrected);
      }
      title.append(link);
      const text = [
        ...(papers.length > 1 ? [said(words, "paper", { paper: paper.toUpperCase() })] : []),
        ...(mastery === null ? [] : [said(words, score >= mastery - 1e-9 ? "mastered" : "notMastered", { mastery: percent(mastery, lang) })]),
      ].join(", ");
      const about = make("div", "");
      about.append(title, make("p", "fx-redo__text", text && `${text.charAt(0).toUpperCase()}${text.slice(1)}.`));
      row.append(make("p", "fx-past__score", percent(score, lang)), about);
      return row;
    });
    attempts?.querySelector("ol")?.replaceChildren(...rows);
  });
}
