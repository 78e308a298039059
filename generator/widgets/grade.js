/**
 * The graders of the learner's page: one pure function for each type; no DOM.
 *
 * `key` is the data of the question's entry in the « Corrigé », written by `key_data.py`. `response` is what the form
 * gives: the values ticked for choices, one text for each field for the rest; of a decision its leaf, then the branches
 * taken, each as `node.choice`. The same graders in Python are in
 * `generator/grading`; how a text is read is in `reading.js`.
 */

import { broken, expected, read, unread } from "./form-rules.js";
import { fold, number, reading, within } from "./reading.js";

/**
 * What a response is graded against. `feedback` lists, for each row of the remarks of the « Corrigé », the choice (by
 * value) or the field (by index) that the row speaks of; a row of `wrong` is the row of the remarks itself.
 *
 * @typedef {{ type: "single-choice" | "true-false" | "hotspot", key: string[], feedback: string[] }} ChoiceKey
 *   the values of the right choices
 * @typedef {{ type: "multiple-choice", key: boolean[], feedback: string[] }} ChoicesKey for each choice, whether it is right
 * @typedef {{ type: "numeric", key: string, tolerance: string, unit: string, wrong: string[] }} NumberKey
 *   decimal numbers with a point; the unit as it is read
 * @typedef {{ type: "short-text", key: string[], wrong: string[] }} TextKey texts as they are read
 * @typedef {{ type: "gap-text", key: string[][] }} GapsKey for each gap, the texts accepted, as they are read
 * @typedef {{ type: "matching" | "categorise", key: string[], feedback: number[] }} RowsKey for each row, the right value
 * @typedef {{ type: "ordering", key: string[] }} OrderKey for each thing as shown, its rank
 * @typedef {import("./form-rules.js").FormKey} FormKey
 * @typedef {{ type: "decision", key: string, ways: Record<string, string[]>, feedback: string[] }} DecisionKey
 *   the value of the leaf; for each leaf the shortest way to it, as branches; for each remark its branch
 * @typedef {ChoiceKey | ChoicesKey | NumberKey | TextKey | GapsKey | RowsKey | OrderKey | FormKey | DecisionKey} Key
 */

/**
 * A mark. `score` goes from 0 to 1. `parts` says of each choice, or each field, whether what was given there is right,
 * and null where nothing was given, or nothing is asked. `feedback` holds the rows of the remarks that speak of what was given, from 0.
 * @typedef {{ score: number, parts: (boolean | null)[], feedback: number[] }} Graded
 */

/**
 * The mark of a response; null for a type that this page does not grade.
 * @param {Key} key
 * @param {readonly string[]} response
 * @returns {Graded | null}
 */
export function grade(key, response) {
  switch (key.type) {
    case "single-choice":
    case "true-false":
    case "hotspot":
      return oneOf(key, response);
    case "multiple-choice":
      return severalOf(key, response);
    case "numeric":
      return aNumber(key, response[0] ?? "");
    case "short-text":
      return shortText(key, reading(response[0] ?? ""));
    case "gap-text":
      return gaps(key, response);
    case "matching":
    case "categorise":
      return rows(key, response);
    case "ordering":
      return order(key, response);
    case "form":
      return aForm(key, response);
    case "decision":
      return aDecision(key, response);
    default:
      return ungraded(key);
  }
}

/**
 * A type of a page newer than this script. That no type above is forgotten is for the checker to say.
 * @param {never} _key
 */
const ungraded = (_key) => null;

/**
 * The rows of the remarks of the « Corrigé » that speak of this response, from 0.
 * @param {Key} key
 * @param {readonly string[]} response
 * @returns {number[]}
 */
export function feedbackFor(key, response) {
  return grade(key, response)?.feedback ?? [];
}

/**
 * @param {boolean | null} right
 * @param {number[]} [feedback]
 * @returns {Graded}
 */
const whole = (right, feedback = []) => ({ score: right ? 1 : 0, parts: [right], feedback });

/** @param {(boolean | null)[]} parts */
const share = (parts) => parts.filter(Boolean).length / (parts.length || 1);

/**
 * The indices of the items that pass, in order.
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => boolean} test
 * @returns {number[]}
 */
const where = (items, test) => items.flatMap((item, index) => (test(item) ? [index] : []));

/**
 * 1 for a right choice. One choice can be given: the first counts.
 * @param {ChoiceKey} key
 * @param {readonly string[]} response
 */
function oneOf({ key, feedback }, [given]) {
  return given ? whole(key.includes(given), where(feedback, (value) => value === given)) : whole(null);
}

/**
 * (right ticked - wrong ticked) ÷ right, and never below 0.
 * @param {ChoicesKey} key
 * @param {readonly string[]} response
 * @returns {Graded}
 */
function severalOf({ key, feedback }, response) {
  const parts = key.map((right, index) => (response.includes(String(index + 1)) ? right : null));
  const gained = parts.reduce((sum, part) => sum + (part === null ? 0 : part ? 1 : -1), 0);
  return {
    score: Math.max(0, gained) / (key.filter(Boolean).length || 1),
    parts,
    feedback: where(feedback, (value) => response.includes(value)),
  };
}

/**
 * 1 within the tolerance, its limits included; a wrong response foreseen is met with the same tolerance.
 * @param {NumberKey} key
 * @param {string} text
 */
function aNumber(key, text) {
  if (!fold(text)) {
    return whole(null);
  }
  const given = number(text, key.unit);
  const tolerance = number(key.tolerance);
  /** @param {string} decimal */
  const meets = (decimal) => {
    const exact = number(decimal);
    return Boolean(given && exact && tolerance && within(given, exact, tolerance));
  };
  return meets(key.key) ? whole(true) : whole(false, where(key.wrong, meets).slice(0, 1));
}

/**
 * @param {TextKey} key
 * @param {string} given
 */
function shortText({ key, wrong }, given) {
  if (!given) {
    return whole(null);
  }
  return key.includes(given) ? whole(true) : whole(false, where(wrong, (one) => one === given).slice(0, 1));
}

/**
 * The share of the gaps that are right.
 * @param {GapsKey} key
 * @param {readonly string[]} response
 * @returns {Graded}
 */
function gaps({ key }, response) {
  const parts = key.map((accepted, index) => {
    const given = reading(response[index] ?? "");
    return given ? accepted.includes(given) : null;
  });
  return { score: share(parts), parts, feedback: parts.includes(false) ? [0] : [] };
}

/**
 * The share of the rows that are right.
 * @param {RowsKey} key
 * @param {readonly string[]} response
 * @returns {Graded}
 */
function rows({ key, feedback }, response) {
  const parts = key.map((right, index) => (response[index] ? response[index] === right : null));
  return { score: share(parts), parts, feedback: where(feedback, (part) => parts[part] === false) };
}

/**
 * The share, of all pairs of things, of those given in the right order. A pair counts when both things have a rank and
 * the one that comes first has the smaller one: two of one rank are not in order, nor is a thing without a rank.
 * @param {OrderKey} key
 * @param {readonly string[]} response
 * @returns {Graded}
 */
function order({ key }, response) {
  const given = key.map((_, index) => (key.includes(response[index] ?? "") ? Number(response[index]) : null));
  const parts = key.map((right, index) => (given[index] === null ? null : given[index] === Number(right)));
  let inOrder = 0;
  given.forEach((rank, index) => {
    for (let before = 0; before < index; before += 1) {
      const other = given[before];
      if (rank !== null && other != null && (rank - other) * (Number(key[index]) - Number(key[before])) > 0) {
        inOrder += 1;
      }
    }
  });
  const pairs = (key.length * (key.length - 1)) / 2;
  const wrong = inOrder < pairs && given.some((rank) => rank !== null);
  return { score: inOrder / (pairs || 1), parts, feedback: wrong ? [0] : [] };
}

/**
 * 1 when no rule is broken, all that is typed can be read, and each field says what the key says. A field that the key
 * leaves empty is right when it is empty; one that the key does not name (null) is not looked at.
 * @param {FormKey} key
 * @param {readonly string[]} response
 * @returns {Graded}
 */
function aForm(key, response) {
  const entry = read(key, response);
  const parts = key.fields.map((field, place) => {
    if (!entry[place]?.text) {
      return field.key === "" ? true : null;
    }
    return field.key === null ? null : field.key !== "" && entry[place].said === field.key;
  });
  const rules = broken(key, entry);
  const right = !rules.length && !unread(entry).length && parts.every((part, place) => part || !expected(key, place));
  return { score: right ? 1 : 0, parts, feedback: rules };
}

/**
 * 1 for the leaf of the key, by whatever way. Said: the first branch that leaves the right way.
 * @param {DecisionKey} key
 * @param {readonly string[]} response
 */
function aDecision({ key, ways, feedback }, [given, ...taken]) {
  if (!given || given === key) {
    return whole(given ? true : null);
  }
  const left = leaves({ ways, key }, given, taken);
  return whole(false, left ? where(feedback, (branch) => branch === left).slice(0, 1) : []);
}

/**
 * The first branch taken that leaves the right way; undefined when none does.
 * @param {Pick<DecisionKey, "key" | "ways">} key
 * @param {string} given
 * @param {readonly string[]} taken
 */
export function leaves({ key, ways }, given, taken) {
  return (taken.length ? taken : (ways[given] ?? [])).find((branch) => !ways[key]?.includes(branch));
}
