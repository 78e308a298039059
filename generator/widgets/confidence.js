/**
 * « Votre certitude »: how sure the learner is, asked before a response is checked. Three radio buttons, none chosen; it may
 * be left out. The words come from the page.
 */
import { make } from "./elements.js";

/** @typedef {import("./entry.js").Sure} Sure */

export class Confidence {
  /**
   * @param {string} id of the question
   * @param {{ ask: string, levels: string[] }} words the levels from the least sure
   */
  constructor(id, { ask, levels }) {
    this.box = make("fieldset", "fx-sure");
    this.box.append(make("legend", "fx-sure__ask", ask));
    const row = make("div", "fx-sure__row");
    this.inputs = levels.map((level, index) => {
      const label = make("label", "fx-sure__level");
      const input = document.createElement("input");
      input.type = "radio";
      input.name = `${id}--sure`;
      input.value = String(index + 1);
      input.autocomplete = "off";
      label.append(input, level);
      row.append(label);
      return input;
    });
    this.box.append(row);
  }

  /** What was said; 0 for nothing. @returns {Sure} */
  get value() {
    return /** @type {Sure} */ (this.inputs.findIndex((input) => input.checked) + 1);
  }

  set value(sure) {
    for (const [index, input] of this.inputs.entries()) {
      input.checked = index + 1 === sure;
    }
  }

  /** Whether it is asked now. @param {boolean} asked */
  show(asked) {
    this.box.hidden = !asked;
  }
}

/**
 * The question after « Votre certitude », if the page asks for it at all: a learner may want none of it.
 * @param {string} id
 * @param {DOMStringMap} words of the page
 * @returns {Confidence | null}
 */
export function askSure(id, words) {
  const levels = (words["sure"] ?? "").split("|").filter(Boolean);
  return levels.length === 3 && words["askSure"] ? new Confidence(id, { ask: words["askSure"] ?? "", levels }) : null;
}
