/**
 * What comes back, and when: the schedule of the reviews, and the questions of a session. Pure; the day is handed in.
 *
 * Siblings test one thing in several ways: they share one place in the schedule, that of the one answered last, and the
 * one asked is the one answered longest ago. How far apart the reviews are is data of the build (`course.practice.gaps`).
 */
import { dueDay, standing, sureAndWrong } from "./entry.js";

/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {ReadonlyMap<string, Entry>} Entries */
/** Why a question comes back, in the order in which they do. @typedef {"sure" | "missed" | "updated" | "right"} Reason */
/**
 * @typedef {object} Review
 * @property {string} question the one to ask
 * @property {Reason} reason
 * @property {string} day from which it is due
 */

/** @type {readonly Reason[]} */
const REASONS = ["sure", "missed", "updated", "right"];

/** Every question: as the lessons show them, then the others in the order of their banks. @param {Course} course */
export function inOrder(course) {
  return [...new Set([...course.lessons.flatMap(([, , ids]) => ids), ...Object.keys(course.prints)])];
}

/**
 * The questions by what they test, in the order of the course: a question without siblings is alone.
 * @param {Course} course
 * @returns {string[][]}
 */
export function groupsOf(course) {
  /** @type {Map<string | number, string[]>} */
  const groups = new Map();
  for (const id of inOrder(course)) {
    const group = course.about[id]?.[2] || id;
    groups.set(group, [...(groups.get(group) ?? []), id]);
  }
  return [...groups.values()];
}

/**
 * Of several answers to one thing the one that counts: the last one; of one day the weakest.
 * @param {readonly Entry[]} entries
 * @returns {Entry | undefined}
 */
function latest(entries) {
  const steps = (/** @type {Entry} */ one, /** @type {Entry} */ other) =>
    Number(one.day < other.day) - Number(one.day > other.day) ||
    Number(one.right) - Number(other.right) ||
    one.box - other.box;
  return [...entries].sort(steps)[0];
}

/**
 * What was known of a thing before this answer, whichever sibling it was asked by: from here its box goes on.
 * @param {Course} course
 * @param {string} id
 * @param {{ round: number }} answer
 * @param {(id: string) => Entry | null} entryOf
 * @returns {Entry | undefined}
 */
export function knownBefore(course, id, answer, entryOf) {
  const group = course.about[id]?.[2];
  const members = group ? Object.keys(course.prints).filter((one) => course.about[one]?.[2] === group) : [id];
  const known = members.flatMap((one) => {
    const entry = entryOf(one);
    return entry && entry.print === course.prints[one] && (one !== id || entry.round < answer.round) ? [entry] : [];
  });
  return latest(known);
}

/** The one to ask of a group: never answered, else answered longest ago. @param {readonly string[]} group @param {Entries} entries */
function turn(group, entries) {
  const day = (/** @type {string} */ id) => entries.get(id)?.day ?? "";
  return group.reduce((best, id) => (day(id) < day(best) ? id : best));
}

/**
 * Every thing that was ever asked, with its next day: the sure and wrong, the missed, the updated, the right ones; the
 * longest overdue first.
 * @param {Course} course
 * @param {Entries} entries
 * @returns {Review[]}
 */
export function reviews(course, entries) {
  const found = groupsOf(course).flatMap((group) => {
    const known = group.flatMap((id) => entries.get(id) ?? []);
    const last = latest(known);
    if (!last) {
      return [];
    }
    const stale = group.some((id) => entries.get(id) === last && standing(last, course.prints[id] ?? "") === "updated");
    /** @type {Reason} */
    const reason = stale ? "updated" : sureAndWrong(last) ? "sure" : last.right ? "right" : "missed";
    return [{ question: turn(group, entries), reason, day: stale ? last.day : dueDay(last, course.practice.gaps) }];
  });
  const rank = (/** @type {Review} */ one) => REASONS.indexOf(one.reason);
  return found.sort((one, other) => rank(one) - rank(other) || Number(one.day > other.day) - Number(one.day < other.day));
}

/**
 * What is due on a day.
 * @param {readonly Review[]} all
 * @param {string} today
 */
export const due = (all, today) => all.filter(({ day }) => day <= today);

/**
 * The first day after today on which something is due, and how much.
 * @param {readonly Review[]} all
 * @param {string} today
 * @returns {{ day: string, count: number } | null}
 */
export function nextDay(all, today) {
  const days = all.map(({ day }) => day).filter((day) => day > today).sort();
  return days[0] === undefined ? null : { day: days[0], count: days.filter((day) => day === days[0]).length };
}

/** Things never asked, in the order of the course. @param {Course} course @param {Entries} entries @returns {string[]} */
export function unseen(course, entries) {
  return groupsOf(course).flatMap((group) => (group.some((id) => entries.has(id)) ? [] : group.slice(0, 1)));
}

/** The questions begun and not known, in the order of the course. @param {Course} course @param {Entries} entries @returns {string[]} */
export function missed(course, entries) {
  const again = ["missed", "tried", "updated"];
  return inOrder(course).filter((id) => again.includes(standing(entries.get(id), course.prints[id] ?? "")));
}

/**
 * The first so many, topics mixed: no two of one objective in a row as long as that can be avoided, and the order kept
 * otherwise.
 * @param {Course} course
 * @param {readonly string[]} questions the most urgent first
 * @param {number} size
 * @returns {string[]}
 */
export function draw(course, questions, size) {
  const left = questions.slice(0, size);
  const topic = (/** @type {string | undefined} */ id) => (id === undefined ? null : (course.about[id]?.[0] ?? -1));
  /** @type {string[]} */
  const drawn = [];
  while (left.length > 0) {
    // A topic with more than half of what is left has to be every other one from here.
    const crowd = left.find((id) => left.filter((one) => topic(one) === topic(id)).length * 2 > left.length);
    const other = (/** @type {string} */ id) => topic(id) !== topic(drawn.at(-1));
    const fits = left.findIndex((id) => other(id) && (crowd === undefined || topic(id) === topic(crowd)));
    drawn.push(...left.splice(Math.max(0, fits < 0 ? left.findIndex(other) : fits), 1));
  }
  return drawn;
}
