/**
 * What a page shows of a mark: which parts are marked, which remarks are said, and no more than the reader has earned.
 * Pure; the mark itself is from grade.js.
 */
import { expected } from "./form-rules.js";
import { grade, leaves } from "./grade.js";

/** @typedef {import("./grade.js").Key} Key */
/** @typedef {"" | "right" | "wrong"} Mark */
/**
 * @typedef {object} Verdict
 * @property {number} score
 * @property {boolean} right
 * @property {Mark[]} marks for each field of the form, in order
 * @property {number[]} remarks rows of the remarks in the « Corrigé »
 * @property {number} count parts that are right, of those that are graded one by one
 * @property {number} total how many parts these are; 0 where the whole is one
 * @property {boolean} lacking nothing given is wrong, and yet something is missing
 */

/**
 * @param {Key} key
 * @param {readonly string[]} response
 * @param {readonly string[]} values of the form's fields, in order: those of choices
 * @param {boolean} over whether the key may be told
 * @returns {Verdict}
 */
export function verdictOf(key, response, values, over) {
  const { score, parts, feedback } = grade(key, response) ?? { score: 0, parts: [], feedback: [] };
  const right = score === 1;
  if (key.type === "form" || key.type === "decision") {
    const marks = key.type === "form" ? ofFields(key, parts, over && !right) : ofBranches(key, response, right);
    return { score, right, marks, remarks: feedback, count: 0, total: 0, lacking: false };
  }
  const one = key.type === "single-choice" || key.type === "true-false" || key.type === "hotspot";
  /** @type {Mark[]} */
  const marks = values.map((value, index) => {
    const part = one ? (value === response[0] ? right : null) : (parts[index] ?? null);
    // Of several choices only the wrong ones are told before the end; ranks hang together and are not marked at all.
    const hidden = part === null || key.type === "ordering" || (key.type === "multiple-choice" && part && !right && !over);
    return hidden ? "" : part ? "right" : "wrong";
  });
  const apart = key.type === "gap-text" || key.type === "matching" || key.type === "categorise";
  return {
    score,
    right,
    marks,
    remarks: feedback,
    count: parts.filter(Boolean).length,
    total: apart ? parts.length : 0,
    lacking: !right && parts.length > 1 && !parts.includes(false) && key.type !== "ordering",
  };
}

/**
 * Of a form only the fields to look at again are told before the end, and nothing once it is right.
 * @param {import("./grade.js").FormKey} key
 * @param {readonly (boolean | null)[]} parts
 * @param {boolean} all whether the right ones are told too
 * @returns {Mark[]}
 */
function ofFields(key, parts, all) {
  return parts.map((part, place) => (!expected(key, place) ? "" : !part ? "wrong" : all ? "right" : ""));
}

/**
 * Of the branches taken, the one that left the right way; at a right end, all are right.
 * @param {import("./grade.js").DecisionKey} key
 * @param {readonly string[]} response
 * @param {boolean} right
 * @returns {Mark[]}
 */
function ofBranches(key, [given = "", ...taken], right) {
  const left = right ? undefined : leaves(key, given, taken);
  return (taken.length ? taken : (key.ways[given] ?? [])).map((branch) => (right ? "right" : branch === left ? "wrong" : ""));
}
