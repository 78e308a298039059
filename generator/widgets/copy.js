/**
 * The copy of a learner: which paper comes next, what is taken up of a sitting, how it is marked. Pure; no DOM, no store.
 */

/** @typedef {import("./attempt.js").Sitting} Sitting */
/** @typedef {import("./attempt.js").Result} Result */
/** @typedef {import("./course.js").Course} Course */
/** @typedef {Course["assessments"][number]} Assessment */
/** @typedef {"answered" | "begun" | "empty"} Standing */

/** In the place of the question last worked on: the copy is handed in and waits for its corrected page. No id begins so. */
export const HANDED = "!";

/** @param {Sitting | null} sitting */
export const handed = (sitting) => sitting?.at === HANDED;

/**
 * The letters of the papers; empty where the assessment has one page only.
 * @param {Assessment} assessment
 * @returns {string[]}
 */
export function lettersOf([, type, , , papers]) {
  return papers.map((_, index) => (type === "final" || type === "delayed" ? String.fromCharCode(97 + index) : ""));
}

/**
 * The paper to work on: the one under way, else the next one after those handed in.
 * @param {readonly string[]} letters
 * @param {Sitting | null} sitting
 * @param {readonly Result[]} results
 * @returns {string}
 */
export function paperNow(letters, sitting, results) {
  if (sitting && letters.includes(sitting.paper)) {
    return sitting.paper;
  }
  return letters[results.length % letters.length] ?? "";
}

/**
 * What is taken up of a sitting: the answers to questions that are still the same.
 * @param {Sitting} sitting
 * @param {readonly string[]} ids of the paper
 * @param {{ readonly [id: string]: string }} prints
 * @returns {{ kept: Sitting["answers"], changed: string[], flags: string[] }}
 */
export function takenUp(sitting, ids, prints) {
  /** @type {Sitting["answers"]} */
  const kept = {};
  /** @type {string[]} */
  const changed = [];
  for (const id of ids) {
    const answer = Object.hasOwn(sitting.answers, id) ? sitting.answers[id] : undefined;
    if (answer && answer[0] === prints[id]) {
      kept[id] = answer;
    } else if (answer) {
      changed.push(id);
    }
  }
  return { kept, changed, flags: sitting.flags.filter((id) => ids.includes(id)) };
}

/** Whether something was answered at all. @param {readonly string[]} response */
export const given = (response) => response.some(Boolean);

/**
 * Where a question of the copy stands.
 * @param {readonly string[]} response
 * @param {string} lack what the fields still miss
 * @returns {Standing}
 */
export const standingOf = (response, lack) => (!given(response) ? "empty" : lack ? "begun" : "answered");

/**
 * The result of a copy.
 * @param {Pick<Course, "about" | "objectives">} course
 * @param {Sitting} sitting
 * @param {readonly { id: string, print: string, score: number, response: string[] }[]} marks in the order of the paper
 * @param {string} day
 * @returns {Result}
 */
export function resultOf(course, sitting, marks, day) {
  /** @type {Result["objectives"]} */
  const objectives = {};
  for (const { id, score } of marks) {
    const objective = course.objectives[course.about[id]?.[0] ?? -1]?.[0];
    if (objective !== undefined) {
      const [points, most] = objectives[objective] ?? [0, 0];
      objectives[objective] = [short(points + score), most + 1];
    }
  }
  const points = marks.reduce((sum, { score }) => sum + score, 0);
  return {
    paper: sitting.paper,
    day,
    score: marks.length > 0 ? short(points / marks.length) : 0,
    objectives,
    answers: marks.map(({ id, print, score, response }) => [id, print, short(score), sitting.answers[id]?.[1] ?? 0, response]),
  };
}

/** Four decimals are enough, and the same text everywhere. @param {number} score */
const short = (score) => Math.round(score * 10_000) / 10_000;

/**
 * The objectives that are reached, and those that are not; what was not asked is in neither.
 * @param {Result} result
 * @param {number} enough
 * @returns {{ reached: string[], missed: string[] }}
 */
export function reachedBy(result, enough) {
  const asked = Object.entries(result.objectives).filter(([, [, most]]) => most > 0);
  const reached = asked.filter(([, [points, most]]) => points / most >= enough - 1e-9).map(([id]) => id);
  return { reached, missed: asked.map(([id]) => id).filter((id) => !reached.includes(id)) };
}
