/**
 * The rules of a simulated form: what stands in its fields, which conditions are true of it, which rules it breaks.
 * Pure; no DOM. What each condition means is told in `grading/form_rules.py`, which says the same; tests hold the two
 * together.
 */
import { day, decimal, number, reading, sum, typed } from "./reading.js";

/**
 * A condition: its name, the place of its field, and what that is held against, already read.
 * @typedef {["empty" | "filled" | "luhn", number]
 *   | ["one_of", number, string[]]
 *   | ["matches", number, string]
 *   | ["longer_than", number, number]
 *   | ["sum_differs", number, number[]]
 *   | ["before", number, number | string]} Condition
 */
/**
 * @typedef {{ kind: string, key: string | null, options?: string[] }} FieldKey what the field must say, as it is read
 *   (of a list the option's number): empty when it stays empty, null when that is not asked
 * @typedef {{ when: Condition[], at: number[] }} Rule `at` are the places of the fields to mend
 * @typedef {{ type: "form", fields: FieldKey[], rules: Rule[] }} FormKey
 */
/** @typedef {{ kind: string, text: string, said: string }} Entered a field: the text in it, and what that says */

/** The unit that may be typed with a number, as it is read. @type {Record<string, string>} */
const UNITS = { number: "%", amount: "euro" };

const LA_POSTE = "356000000";

/**
 * What stands in the fields.
 * @param {FormKey} key
 * @param {readonly string[]} response
 * @returns {Entered[]}
 */
export function read({ fields }, response) {
  return fields.map(({ kind, options }, place) => {
    const given = response[place] ?? "";
    if (options) {
      const text = /^[1-9][0-9]*$/.test(given) ? (options[Number(given) - 1] ?? "") : "";
      return { kind, text, said: text && given };
    }
    const text = typed(given);
    return { kind, text, said: text && saidIn(kind, text) };
  });
}

/**
 * A text in a field of this kind, in one form; empty when it cannot be read.
 * @param {string} kind
 * @param {string} text
 * @returns {string}
 */
function saidIn(kind, text) {
  if (kind in UNITS) {
    const exact = number(text, UNITS[kind]);
    return exact ? decimal(exact) : "";
  }
  if (kind === "date") {
    return day(text);
  }
  return reading(kind === "file" ? text.replace(/^.*[/\\]/, "") : text);
}

/**
 * The rules that are broken, by their rows, from 0.
 * @param {FormKey} key
 * @param {readonly Entered[]} entry
 * @returns {number[]}
 */
export function broken({ rules }, entry) {
  return rules.flatMap(({ when }, row) => (when.every((condition) => holds(condition, entry)) ? [row] : []));
}

/**
 * The fields whose number or date cannot be read, by their places: the form refuses these by itself.
 * @param {readonly Entered[]} entry
 * @returns {number[]}
 */
export function unread(entry) {
  return entry.flatMap(({ kind, text, said }, place) => ((kind in UNITS || kind === "date") && text && !said ? [place] : []));
}

/**
 * Whether the key says something of a field.
 * @param {FormKey} key
 * @param {number} place
 */
export const expected = ({ fields }, place) => (fields[place]?.key ?? null) !== null;

/**
 * @param {Condition} condition
 * @param {readonly Entered[]} entry
 * @returns {boolean}
 */
function holds(condition, entry) {
  const field = entry[condition[1]];
  const text = field?.text ?? "";
  switch (condition[0]) {
    case "empty":
      return !text;
    case "filled":
      return Boolean(text);
    case "one_of": {
      const said = field?.kind === "select" ? reading(text) : field?.said;
      return Boolean(said) && condition[2].includes(said ?? "");
    }
    case "matches":
      return Boolean(text) && new RegExp(`^(?:${condition[2]})$`, "u").test(text);
    case "longer_than":
      return [...text].length > condition[2];
    case "luhn":
      return wrongControl(text.replaceAll(" ", ""));
    case "sum_differs": {
      const total = exact(field);
      const parts = condition[2].map((place) => (entry[place]?.text ? exact(entry[place]) : { units: 0n, places: 0 }));
      const all = parts.flatMap((part) => part ?? []);
      return total !== null && all.length === parts.length && decimal(total) !== decimal(sum(all));
    }
    case "before": {
      const than = condition[2];
      const [one, other] = [day(text), typeof than === "number" ? day(entry[than]?.text ?? "") : than];
      return one !== "" && other !== "" && one < other;
    }
  }
}

/** @param {Entered | undefined} field */
const exact = (field) => number(field?.text ?? "", UNITS[field?.kind ?? ""] ?? "euro");

/**
 * Whether nine or fourteen figures have a false control figure.
 * @param {string} figures
 */
function wrongControl(figures) {
  if (!/^(?:[0-9]{9}|[0-9]{14})$/.test(figures)) {
    return false;
  }
  const digits = [...figures].map(Number).reverse();
  const total = (/** @type {number[]} */ all) => all.reduce((one, other) => one + other, 0);
  if (digits.length === 14 && figures.startsWith(LA_POSTE) && total(digits) % 5 === 0) {
    return false;
  }
  return total(digits.map((digit, place) => (place % 2 ? (2 * digit > 9 ? 2 * digit - 9 : 2 * digit) : digit))) % 10 !== 0;
}
