/**
 * What a build says of its questions: `assets/questions.js` sets it, a script and no data file, since a page opened from
 * a folder may not fetch one. And the record of that course in this browser, one for all scripts of the page.
 */
import { Record as Answers } from "./record.js";

/**
 * @typedef {object} Course
 * @property {string} id
 * @property {string} edition
 * @property {Record<string, string>} prints fingerprint of every question of the course, by id
 * @property {Record<string, [objective: number, bank: number, siblings: number]>} about of every question: the
 *   places of its objective and of its bank in the lists below, the number of its group of siblings (0: none)
 * @property {Record<string, string>} [stems] what every question asks, in short, once `stems.js` has run
 * @property {[id: string, text: string][]} objectives in order
 * @property {[name: string, title: string][]} banks in order; the page of a bank is `training/<name>.html`
 * @property {[id: string, title: string, questions: string[]][]} lessons in order, with the questions they show
 * @property {[id: string, type: string, title: string, mastery: number | null, papers: [page: string, key: string][]][]} assessments
 *   in order, pages as addresses from the root of the site
 * @property {{ gaps: number[] }} practice days between two reviews, by box
 * @property {Record<string, string>} words what is said of a fault of the record, and the name of the button that closes it
 * @property {import("./record.js").Record} [record] made by the first script that asks, shared by the others
 */

/**
 * As the build writes it: ids stand in `prints` alone, and the rest names a question by its place there.
 * @typedef {Omit<Course, "about" | "lessons"> & { about: Course["about"][string][], lessons: [id: string, title: string, questions: number[]][] }} Listed
 */

/** @returns {Course | null} null on a page without the list */
export function theCourse() {
  const page = /** @type {{ fasciculeCourse?: Course | Listed }} */ (/** @type {unknown} */ (window));
  const found = page.fasciculeCourse;
  if (found && Array.isArray(found.about)) {
    const listed = /** @type {Listed} */ (found);
    const ids = Object.keys(listed.prints);
    Object.assign(found, {
      about: Object.fromEntries(ids.map((id, place) => [id, listed.about[place]])),
      lessons: listed.lessons.map(([id, title, places]) => [id, title, places.map((place) => ids[place])]),
    });
  }
  return /** @type {Course | undefined} */ (found) ?? null;
}

/**
 * The record, rid of what the course no longer asks.
 * @param {Course} course
 * @returns {Answers}
 */
export function recordOf(course) {
  if (!course.record) {
    course.record = new Answers(course.id, () => window.localStorage);
    course.record.keepOnly(Object.keys(course.prints), course.assessments.map(([id]) => id));
  }
  return course.record;
}
