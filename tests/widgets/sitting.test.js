// The copy of an assessment: which paper is next, what is taken up, how it is marked. Pages are in tests/browser/assessments.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readResult, readSitting, writeResult, writeSitting } from "../../generator/widgets/attempt.js";
import { HANDED, given, handed, lettersOf, paperNow, reachedBy, resultOf, standingOf, takenUp } from "../../generator/widgets/copy.js";
import { counted, said } from "../../generator/widgets/said.js";

/** @typedef {import("../../generator/widgets/attempt.js").Sitting} Sitting */
/** @typedef {import("../../generator/widgets/attempt.js").Result} Result */
/** @typedef {import("../../generator/widgets/copy.js").Assessment} Assessment */

/** @type {Sitting} */
const sitting = {
  paper: "b",
  day: "2026-11-24",
  at: "q-2",
  answers: { "q-1": ["11111111", 3, ["1"]], "q-2": ["22222222", 0, ["", "2"]], "q-9": ["99999999", 1, ["x"]] },
  flags: ["q-2", "q-9"],
};
/** @type {Result} */
const result = { paper: "a", day: "2026-11-20", score: 0.5, objectives: {}, answers: [] };
/** @param {string} type @param {number} count @returns {Assessment} */
const assessment = (type, count) => ["fin", type, "Fin", 0.7, Array.from({ length: count }, () => ["p.html", "k.html"])];

test("papers have letters where an assessment has papers", () => {
  assert.deepEqual(lettersOf(assessment("final", 3)), ["a", "b", "c"]);
  assert.deepEqual(lettersOf(assessment("delayed", 1)), ["a"]);
  assert.deepEqual(lettersOf(assessment("positioning", 1)), [""]);
});

test("each attempt takes the next paper, and after the last the first", () => {
  const letters = ["a", "b"];
  assert.equal(paperNow(letters, null, []), "a");
  assert.equal(paperNow(letters, null, [result]), "b");
  assert.equal(paperNow(letters, null, [result, result]), "a");
});

test("a copy under way comes first, unless its paper is gone", () => {
  assert.equal(paperNow(["a", "b"], sitting, [result, result]), "b");
  assert.equal(paperNow(["a"], sitting, []), "a");
});

test("what is taken up are the answers to questions that are still the same", () => {
  const { kept, changed, flags } = takenUp(sitting, ["q-1", "q-2", "q-3"], { "q-1": "11111111", "q-2": "changed1", "q-3": "33333333" });
  assert.deepEqual(Object.keys(kept), ["q-1"]);
  assert.deepEqual(changed, ["q-2"]);
  assert.deepEqual(flags, ["q-2"]);
});

test("a question called like a part of every object is no answer", () => {
  const { kept, changed } = takenUp({ ...sitting, answers: {} }, ["constructor", "to-string"], {});
  assert.deepEqual([kept, changed], [{}, []]);
});

test("a copy is handed in by a mark that no question has as its id, and reads as one", () => {
  const copy = { ...sitting, at: HANDED };
  assert.ok(handed(copy));
  assert.ok(!handed(sitting));
  assert.ok(!handed(null));
  assert.deepEqual(readSitting(writeSitting(copy)), copy);
  assert.doesNotMatch(HANDED, /^[a-z]/);
});

test("an answer is empty, begun or given", () => {
  assert.equal(standingOf([], "emptyChoice"), "empty");
  assert.equal(standingOf(["", ""], "emptyList"), "empty");
  assert.equal(standingOf(["1", ""], "emptyList"), "begun");
  assert.equal(standingOf(["1", "2"], ""), "answered");
  assert.ok(!given(["", ""]));
});

const course = {
  objectives: /** @type {[string, string][]} */ ([["o-1", "Lire"], ["o-2", "Relancer"]]),
  about: /** @type {import("../../generator/widgets/course.js").Course["about"]} */ ({
    "q-1": [0, 0, 0],
    "q-2": [0, 0, 0],
    "q-3": [1, 0, 0],
  }),
};
const marks = [
  { id: "q-1", print: "11111111", score: 1, response: ["1"] },
  { id: "q-2", print: "22222222", score: 1 / 3, response: ["", "2"] },
  { id: "q-3", print: "33333333", score: 0, response: [] },
];

test("a result counts points by objective, keeps certainty and order, and reads as one", () => {
  const made = resultOf(course, sitting, marks, "2026-11-25");
  assert.equal(made.score, 0.4444);
  assert.deepEqual(made.objectives, { "o-1": [1.3333, 2], "o-2": [0, 1] });
  assert.deepEqual(made.answers.map(([id, , , sure]) => [id, sure]), [["q-1", 3], ["q-2", 0], ["q-3", 0]]);
  assert.equal(made.paper, "b");
  assert.deepEqual(readResult(writeResult(made)), made);
});

test("an objective is reached at the mastery score, and what was not asked is neither", () => {
  const made = { ...result, objectives: { "o-1": /** @type {[number, number]} */ ([7, 10]), "o-2": /** @type {[number, number]} */ ([6.9, 10]), "o-3": /** @type {[number, number]} */ ([0, 0]) } };
  assert.deepEqual(reachedBy(made, 0.7), { reached: ["o-1"], missed: ["o-2"] });
});

test("words take their values, once, and count in their language", () => {
  assert.equal(said({ a: "{x} sur {y}" }, "a", { x: "{y}", y: "2" }), "{y} sur 2");
  assert.equal(said({}, "a"), "");
  const words = { points: "{n} point|{n} points" };
  assert.deepEqual([0, 1, 1.5, 2].map((n) => counted(words, "points", n, "fr")), ["0 point", "1 point", "1,5 point", "2 points"]);
  assert.equal(counted(words, "points", 0, "en"), "0 points");
});
