/**
 * What is known of one question, as a text and back; which of two entries counts; when the question is due again. Pure.
 *
 * Format 2: `[print, right, over, round, tries, score, response, day, sure, box]`. Format 1 had neither of the last two.
 */

/** How sure the learner was: not said, by chance, hesitating, sure. @typedef {0 | 1 | 2 | 3} Sure */
/**
 * @typedef {object} Entry
 * @property {string} print fingerprint of the question that was answered
 * @property {boolean} right whether the last response was right
 * @property {boolean} over whether the round is over: right, or missed as often as is allowed
 * @property {number} round 1, then one more each time the question is done again
 * @property {number} tries validated responses of this round
 * @property {number} score of the last response, 0 to 1
 * @property {string[]} response what stood in the fields
 * @property {string} day of the last response, never finer
 * @property {Sure} sure said before the first response of the round
 * @property {number} box how many reviews in a row went well: the higher, the later the next one
 */
/** @typedef {"new" | "updated" | "tried" | "missed" | "right"} Standing */

/** A day of the calendar, which can be counted from. @param {unknown} value @returns {value is string} */
export const isDay = (value) => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

/**
 * An entry from its text, of this format or the first; null when it is not one.
 * @param {string} text
 * @returns {Entry | null}
 */
export function readEntry(text) {
  /** @type {unknown} */
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(data) || (data.length !== 8 && data.length !== 10)) {
    return null;
  }
  const [print, right, over, round, tries, score, response, day] = data;
  const [sure, box] = data.length === 10 ? data.slice(8) : [0, right === true && tries === 1 ? 1 : 0];
  const count = (/** @type {unknown} */ value, least = 1) => Number.isSafeInteger(value) && Number(value) >= least;
  if (typeof print !== "string" || !textsIn(response) || !isDay(day)) {
    return null;
  }
  if (!count(round) || !count(tries) || !count(box, 0) || !count(sure, 0) || sure > 3) {
    return null;
  }
  if (typeof right !== "boolean" || typeof over !== "boolean" || typeof score !== "number" || !(score >= 0 && score <= 1)) {
    return null;
  }
  return { print, right, over, round, tries, score, response, day, sure, box };
}

/** @param {unknown} value @returns {value is string[]} */
export function textsIn(value) {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

/**
 * @param {Entry} entry
 * @returns {string}
 */
export function writeEntry({ print, right, over, round, tries, score, response, day, sure, box }) {
  return JSON.stringify([print, right, over, round, tries, score, response, day, sure, box]);
}

/**
 * Which of two entries of one version of a question counts: the later round, since what was known then may be forgotten
 * now; in one round right before wrong, then the later try, then the later day. What is still equal is settled by the
 * text, so that the order does not count.
 * @param {Entry} one
 * @param {Entry} other
 * @returns {Entry}
 */
export function join(one, other) {
  const steps = [
    one.round - other.round,
    Number(one.right) - Number(other.right),
    one.tries - other.tries,
    Number(one.day > other.day) - Number(one.day < other.day),
    Number(writeEntry(one) >= writeEntry(other)) - 0.5,
  ];
  return (steps.find((step) => step !== 0) ?? 1) > 0 ? one : other;
}

/**
 * Where the learner stands with a question whose fingerprint is now `print`.
 * @param {Entry | null | undefined} entry
 * @param {string} print
 * @returns {Standing}
 */
export function standing(entry, print) {
  if (!entry) {
    return "new";
  }
  if (entry.print !== print) {
    return "updated";
  }
  return entry.right ? "right" : entry.over ? "missed" : "tried";
}

/** Sure of a response that was wrong: what is corrected best, and comes first. @param {Entry} entry */
export const sureAndWrong = (entry) => entry.sure === 3 && (!entry.right || entry.tries > 1);

/**
 * The day on which a question comes back.
 * @param {Entry} entry
 * @param {readonly number[]} gaps days after the last response, for each box; the last one also for all above
 * @returns {string}
 */
export function dueDay(entry, gaps) {
  return later(entry.day, gaps[Math.min(entry.box, gaps.length - 1)] ?? 1);
}

/**
 * The box after a response. Right at the first try, sure or hesitating: one further, once it was due or never asked; by
 * chance, at the second try or wrong: back to the first.
 * @param {Entry | null | undefined} before what was known before this round
 * @param {{ right: boolean, tries: number, sure: Sure }} now
 * @param {string} day
 * @param {readonly number[]} gaps
 * @returns {number}
 */
export function nextBox(before, { right, tries, sure }, day, gaps) {
  if (!right || tries > 1 || sure === 1) {
    return 0;
  }
  if (!before) {
    return 1;
  }
  return before.box + (dueDay(before, gaps) <= day ? 1 : 0);
}

/**
 * A day so many days later; the calendar counts in UTC, where every day has 24 hours.
 * @param {string} day 2026-11-24
 * @param {number} days
 * @returns {string}
 */
export function later(day, days) {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Today where the reader is, to the day. */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
