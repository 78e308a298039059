/**
 * An assessment as the record keeps it: a sitting while it goes on, a result once it is handed in. Texts and back; pure.
 * What does not read as one is null, whatever it is: another program's, cut short, written by hand.
 */
import { isDay, textsIn } from "./entry.js";

/** @typedef {import("./entry.js").Sure} Sure */
/**
 * @typedef {object} Sitting
 * @property {string} paper letter of the paper, empty where there is one only
 * @property {string} day of the last change
 * @property {string} at question last worked on, or empty
 * @property {Record<string, [print: string, sure: Sure, response: string[]]>} answers by question
 * @property {string[]} flags questions to look at again
 */
/**
 * @typedef {object} Result
 * @property {string} paper
 * @property {string} day
 * @property {number} score 0 to 1
 * @property {Record<string, [points: number, most: number]>} objectives by objective
 * @property {[question: string, print: string, score: number, sure: Sure, response: string[]][]} answers in the order of the paper
 */

/** @param {string} text @returns {Record<string, unknown> | null} */
function mapping(text) {
  try {
    /** @type {unknown} */
    const data = JSON.parse(text);
    return plain(data) ? data : null;
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const plain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {value is number} */
const part = (value) => typeof value === "number" && value >= 0 && value <= 1;

/** @param {unknown} value @returns {value is Sure} */
const sureness = (value) => value === 0 || value === 1 || value === 2 || value === 3;

/**
 * @param {string} text
 * @returns {Sitting | null}
 */
export function readSitting(text) {
  const data = mapping(text);
  if (!data || typeof data["paper"] !== "string" || !isDay(data["day"]) || typeof data["at"] !== "string") {
    return null;
  }
  if (!textsIn(data["flags"]) || !plain(data["answers"])) {
    return null;
  }
  const sound = Object.values(data["answers"]).every(
    (one) => Array.isArray(one) && one.length === 3 && typeof one[0] === "string" && sureness(one[1]) && textsIn(one[2]),
  );
  return sound ? /** @type {Sitting} */ (/** @type {unknown} */ (data)) : null;
}

/**
 * @param {string} text
 * @returns {Result | null}
 */
export function readResult(text) {
  const data = mapping(text);
  if (!data || typeof data["paper"] !== "string" || !isDay(data["day"]) || !part(data["score"])) {
    return null;
  }
  if (!plain(data["objectives"]) || !Array.isArray(data["answers"])) {
    return null;
  }
  const counted = Object.values(data["objectives"]).every(
    (one) => Array.isArray(one) && one.length === 2 && one.every((number) => typeof number === "number" && number >= 0),
  );
  const sound = data["answers"].every(
    (one) =>
      Array.isArray(one) && one.length === 5 && typeof one[0] === "string" && typeof one[1] === "string" && part(one[2]) &&
      sureness(one[3]) && textsIn(one[4]),
  );
  return counted && sound ? /** @type {Result} */ (/** @type {unknown} */ (data)) : null;
}

/** @param {Sitting} sitting */
export function writeSitting({ paper, day, at, answers, flags }) {
  return JSON.stringify({ paper, day, at, answers, flags });
}

/** @param {Result} result */
export function writeResult({ paper, day, score, objectives, answers }) {
  return JSON.stringify({ paper, day, score, objectives, answers });
}
