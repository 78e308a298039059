/**
 * The fields of a question's form, whatever its type: `fieldsOf` gives the ones that fit. Nothing of a key, a verdict or a
 * record is known here: the same fields serve a question that is practised and a paper that is handed in.
 */
import { AreaFields } from "./areas.js";
import { FormFields } from "./form-fields.js";
import { Fields } from "./plain-fields.js";
import { WalkFields } from "./walk.js";

export { Fields };

/**
 * @param {HTMLFormElement} form
 * @returns {Fields}
 */
export function fieldsOf(form) {
  switch (form.dataset["type"]) {
    case "form":
      return new FormFields(form);
    case "decision":
      return form.querySelector(".fx-tree") ? new WalkFields(form) : new Fields(form);
    case "hotspot":
      return new AreaFields(form);
    default:
      return new Fields(form);
  }
}
