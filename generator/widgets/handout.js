/**
 * The script of every page of the handout. It only adds: explanation of a term in place, print button, progress and
 * « Reprendre », the copy kept offline, and what Material's own markup lacks for the keyboard and the screen reader.
 * Questions, assessments, memos and the learner's own pages have their own scripts.
 *
 * Each part looks for its elements, marks those it has taken, and may run twice.
 */
import { bringQuiz } from "./later.js";
import { mendTheme } from "./mend-theme.js";
import { offerOffline } from "./offline.js";
import { showProgress } from "./progress.js";
import { explainTerms } from "./terms.js";

/** Shows the print buttons, which do nothing without a script. */
function offerPrint() {
  for (const button of document.querySelectorAll("button[data-fx-print][hidden]")) {
    button.removeAttribute("hidden");
    button.addEventListener("click", () => window.print());
  }
}

mendTheme(document);
explainTerms(document);
offerPrint();
showProgress();
offerOffline();
bringQuiz();
