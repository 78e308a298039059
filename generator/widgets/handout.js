/**
 * The script of every page of the handout. It only adds: filter of the memos, explanation of a term in place, print
 * button, progress and « Reprendre », « S'entraîner », « Mes résultats » and the file of the record, erasing, the copy
 * kept offline, and what Material's own markup lacks for the keyboard and the screen reader. Questions and assessments
 * have their own scripts.
 *
 * Each part looks for its elements, marks those it has taken, and may run twice.
 */
import { offerErase } from "./erase.js";
import { filterTables } from "./filter.js";
import { mendTheme } from "./mend-theme.js";
import { offerOffline } from "./offline.js";
import { showProgress } from "./progress.js";
import { showResults } from "./results.js";
import { explainTerms } from "./terms.js";
import { offerTraining } from "./training.js";

/** Shows the print buttons, which do nothing without a script. */
function offerPrint() {
  for (const button of document.querySelectorAll("button[data-fx-print][hidden]")) {
    button.removeAttribute("hidden");
    button.addEventListener("click", () => window.print());
  }
}

mendTheme(document);
filterTables(document);
explainTerms(document);
offerPrint();
showProgress();
showResults();
offerTraining();
offerErase();
offerOffline();
