/**
 * A session under way: which questions, and how each went. Kept by the tab (`sessionStorage`), gone with it; what was
 * answered is in the record. Where the tab keeps nothing there is no session, and the exercise books do without.
 */

/** @typedef {import("./course.js").Course} Course */
/**
 * @typedef {object} Session
 * @property {string[]} ids of the questions, in order
 * @property {number} at the one last shown
 * @property {Record<string, [right: boolean, tries: number]>} done how the answered ones went
 * @property {boolean} over whether the end was reached
 */

/** @param {Course} course */
const key = (course) => `fascicule:${course.id}:session`;

/** @param {Course} course @returns {Session | null} */
export function readSession(course) {
  try {
    /** @type {Session} */
    const session = JSON.parse(sessionStorage.getItem(key(course)) ?? "null");
    // Written by the same scripts; after an update a question may be gone.
    return session.ids.length > 0 && session.ids.every((id) => id in course.prints) ? session : null;
  } catch {
    return null;
  }
}

/**
 * @param {Course} course
 * @param {Session | null} session null forgets it
 * @returns {boolean} whether the tab has kept it
 */
export function keepSession(course, session) {
  try {
    if (session) {
      sessionStorage.setItem(key(course), JSON.stringify(session));
    } else {
      sessionStorage.removeItem(key(course));
    }
    return true;
  } catch {
    return false;
  }
}

/** Where a question is asked, from the folder of the exercise books. @param {Course} course @param {string} id */
export function stepAddress(course, id) {
  return `${course.banks[course.about[id]?.[1] ?? 0]?.[0]}.html#question-${id}`;
}
