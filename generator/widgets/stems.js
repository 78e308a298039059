/**
 * What the questions ask, in short, for the pages that list some: most of what a build says of its questions, so it stands in a
 * script of its own, which comes when there is something to list.
 */
import { bring } from "./later.js";

/**
 * @param {import("./course.js").Course} course
 * @param {string} id
 * @param {() => void} again shows the list, once it can be read
 * @returns {string}
 */
export function stemOf(course, id, again) {
  if (!course.stems) {
    bring("stems.js").then(again);
  }
  return course.stems?.[id] ?? id;
}
