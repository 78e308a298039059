/**
 * The look-over of a copy before it is handed in: how many answers, and every question with its state in words. The count
 * stands in a bar above the questions as well.
 */
import { button, make } from "./elements.js";
import { counted, said } from "./said.js";

/**
 * What is listed.
 * @typedef {object} Listed
 * @property {string} id
 * @property {string} number
 * @property {string} stem
 * @property {boolean} flagged
 * @property {import("./copy.js").Standing} standing
 * @property {() => void} enter
 */

/** « Question 3.1 » without its word. @param {string} number */
export const numeral = (number) => number.replace(/^\D+/, "");

export class LookOver {
  /**
   * @param {DOMStringMap} words
   * @param {readonly Listed[]} asked
   * @param {() => void} handIn
   */
  constructor(words, asked, handIn) {
    this.words = words;
    this.asked = asked;
    this.handIn = handIn;
    this.lang = document.documentElement.lang;
    this.bar = make("div", "fx-copybar fx-screen");
    this.gauge = make("div", "fx-gauge");
    this.gauge.setAttribute("aria-hidden", "true");
    this.counted = make("p", "fx-copybar__count");
    const look = button(words["look"] ?? "", () => this.open());
    look.classList.add("fx-button--outline");
    this.bar.append(this.gauge, this.counted, look);

    this.end = make("section", "fx-lookover fx-screen");
    this.first = make("p", "fx-actions");
    this.first.append(button(words["lookFirst"] ?? "", () => this.open()));
    this.box = make("div", "fx-lookover__box");
    this.box.hidden = true;
    this.title = make("h2", "fx-lookover__title", words["title"]);
    this.title.id = "relecture";
    this.title.tabIndex = -1;
    this.end.setAttribute("aria-labelledby", this.title.id);
    this.list = make("ol", "fx-lookover__list");
    this.note = make("p", "fx-lookover__note");
    this.note.setAttribute("role", "status");
    this.actions = make("p", "fx-actions");
    this.box.append(this.title, make("p", "fx-part__intro", words["lead"]), this.list, this.note, this.actions);
    this.end.append(this.first, this.box);
  }

  /** @param {boolean} shown */
  show(shown) {
    this.bar.hidden = !shown;
    this.end.hidden = !shown;
    this.box.hidden = true;
    this.first.hidden = false;
  }

  /** Counts again, and lists again what is listed. */
  count() {
    const { asked, words, lang } = this;
    const answered = asked.filter(({ standing }) => standing === "answered").length;
    const flags = asked.filter(({ flagged }) => flagged).length;
    this.counted.textContent = said(words, "progress", {
      answers: counted(words, "answers", answered, lang),
      total: String(asked.length),
      flags: flags > 0 ? counted(words, "flags", flags, lang) : "",
    });
    this.gauge.style.setProperty("--fx-part", String(asked.length > 0 ? answered / asked.length : 0));
    if (!this.box.hidden) {
      this.fill();
    }
  }

  /** Opens the list and takes the reader to it. */
  open() {
    this.box.hidden = false;
    this.first.hidden = true;
    this.fill();
    this.title.scrollIntoView({ block: "start" });
    this.title.focus({ preventScroll: true });
  }

  fill() {
    const { words } = this;
    const rows = this.asked.map((one) => {
      const row = make("li", "fx-lookover__row");
      const link = make("a", "fx-lookover__link");
      link.href = `#question-${one.id}`;
      link.append(make("strong", "", one.number), " ", make("span", "fx-lookover__stem", one.stem));
      link.addEventListener("click", (event) => {
        event.preventDefault();
        one.enter();
      });
      const state = make("span", `fx-lookover__state fx-lookover__state--${one.standing}`, words[one.standing]);
      row.append(link, state, ...(one.flagged ? [" ", make("span", "fx-flag", words["flag"]?.toLowerCase())] : []));
      return row;
    });
    this.list.replaceChildren(...rows);
    this.note.textContent = "";
    this.actions.replaceChildren(button(words["handIn"] ?? "", () => this.confirm()));
  }

  /** Hands in at once what is whole; of the rest it asks first. */
  confirm() {
    const { words, lang } = this;
    const open = this.asked.filter(({ standing }) => standing !== "answered");
    const [first] = open;
    if (!first) {
      this.handIn();
      return;
    }
    this.note.textContent = counted(words, "stillOpen", open.length, lang, { list: open.map(({ number }) => numeral(number)).join(", ") });
    const back = button(words["back"] ?? "", () => first.enter());
    const anyway = button(words["handInAnyway"] ?? "", () => this.handIn());
    anyway.classList.add("fx-button--outline");
    this.actions.replaceChildren(back, anyway);
    back.focus();
  }
}
