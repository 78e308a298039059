/**
 * Erasing the record, in two steps, on the pages that offer it, and the sentence there that says how much is kept.
 */
import { recordOf, theCourse } from "./course.js";
import { follow } from "./follow.js";
import { keepSession } from "./session.js";

/** Shows the button and gives it its use. */
export function offerErase() {
  const course = theCourse();
  const box = document.querySelector("[data-fx-erase]");
  const [kept, ask, sure, yes, no, done] = ["kept", "ask", "sure", "yes", "no", "done"].map((name) => {
    const found = box?.querySelector(`[data-fx-erase-${name}]`);
    return found instanceof HTMLElement ? found : null;
  });
  if (!course || !(box instanceof HTMLElement) || !kept || !ask || !sure || !yes || !no || !done) {
    return;
  }
  const record = recordOf(course);
  const count = () => {
    const answers = record.names("entry").length;
    const papers = record.names("result").length + record.names("sitting").length;
    const words = kept.dataset;
    const said = [words[answers === 0 ? "none" : answers === 1 ? "one" : "many"]?.replace("{n}", String(answers))];
    if (papers > 0) {
      said.push(words[papers === 1 ? "paper" : "papers"]?.replace("{n}", String(papers)));
    }
    kept.textContent = said.join(" ");
    // Nothing to erase on a page that has other things to say, unless that has just been done.
    box.hidden = answers + papers === 0 && "optional" in box.dataset && !done.textContent;
  };
  /** @param {boolean} asking */
  const turn = (asking) => {
    ask.hidden = asking;
    sure.hidden = !asking;
    (asking ? no : ask).focus();
  };
  ask.addEventListener("click", () => {
    done.textContent = "";
    turn(true);
  });
  no.addEventListener("click", () => turn(false));
  yes.addEventListener("click", () => {
    record.erase();
    keepSession(course, null);
    done.textContent = done.dataset["text"] ?? "";
    document.dispatchEvent(new CustomEvent("fx-record"));
    turn(false);
  });
  follow(record, count);
}
