/** What a page shows of a mark, in what order rows move, and how the counts are made: the parts without a page. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { byRank } from "../../generator/widgets/order.js";
import { countIn } from "../../generator/widgets/progress.js";
import { verdictOf } from "../../generator/widgets/verdict.js";

/** @typedef {import("../../generator/widgets/entry.js").Entry} Entry */

describe("a verdict", () => {
  const letters = ["1", "2", "3", "4"];
  it("marks the choice made and no other", () => {
    /** @type {import("../../generator/widgets/grade.js").Key} */
    const key = { type: "single-choice", key: ["3"], feedback: ["1", "2"] };
    const wrong = verdictOf(key, ["2"], letters, false);
    assert.deepEqual([wrong.right, wrong.marks, wrong.remarks], [false, ["", "wrong", "", ""], [1]]);
    assert.deepEqual(verdictOf(key, ["3"], letters, true).marks, ["", "", "right", ""]);
  });
  it("tells of several choices only the wrong ones until the end", () => {
    /** @type {import("../../generator/widgets/grade.js").Key} */
    const key = { type: "multiple-choice", key: [true, true, false, false], feedback: ["3"] };
    assert.deepEqual(verdictOf(key, ["1", "3"], letters, false).marks, ["", "", "wrong", ""]);
    assert.deepEqual(verdictOf(key, ["1", "3"], letters, true).marks, ["right", "", "wrong", ""]);
    const half = verdictOf(key, ["1"], letters, false);
    assert.deepEqual([half.right, half.lacking, half.marks], [false, true, ["", "", "", ""]]);
  });
  it("counts the parts of what is graded part by part", () => {
    /** @type {import("../../generator/widgets/grade.js").Key} */
    const key = { type: "matching", key: ["2", "1", "3"], feedback: [0, 2] };
    const verdict = verdictOf(key, ["2", "3", "1"], ["2", "3", "1"], false);
    assert.deepEqual([verdict.count, verdict.total, verdict.marks, verdict.remarks], [1, 3, ["right", "wrong", "wrong"], [1]]);
  });
  it("marks no rank, since one thing in a wrong place displaces others", () => {
    const verdict = verdictOf({ type: "ordering", key: ["2", "3", "1"] }, ["1", "2", "3"], ["1", "2", "3"], false);
    assert.deepEqual([verdict.right, verdict.marks, verdict.total, verdict.lacking], [false, ["", "", ""], 0, false]);
  });
});

describe("rows", () => {
  it("stand by their ranks, those without one last, as they stood", () => {
    assert.deepEqual(byRank([{ rank: "" }, { rank: "2" }, { rank: "" }, { rank: "1" }]), [3, 1, 0, 2]);
    assert.deepEqual(byRank([{ rank: "" }, { rank: "" }]), [0, 1]);
  });
});

describe("progress", () => {
  /** @param {string} print @param {boolean} right @returns {Entry} */
  const entry = (print, right) => ({ print, right, over: true, round: 1, tries: 2, score: 0, response: [], day: "2026-01-15", sure: 0, box: 0 });
  /** @type {import("../../generator/widgets/course.js").Course} */
  const course = {
    id: "course",
    edition: "2026.01",
    words: {},
    about: {},
    objectives: [],
    banks: [],
    assessments: [],
    practice: { gaps: [1] },
    prints: { a: "1", b: "2", c: "3", d: "4" },
    lessons: [["one/first", "1.1", ["a", "b"]], ["one/second", "1.2", ["b", "c"]], ["one-more/third", "2.1", ["d"]]],
  };
  const entries = new Map([["a", entry("1", true)], ["b", entry("old", true)], ["c", entry("3", false)], ["gone", entry("9", true)]]);
  it("counts by lesson and by module, a question once, an updated one not", () => {
    assert.deepEqual(countIn(course, entries, "one/first"), { right: 1, total: 2 });
    assert.deepEqual(countIn(course, entries, "one"), { right: 1, total: 3 });
    assert.deepEqual(countIn(course, entries, "one-more"), { right: 0, total: 1 });
    assert.deepEqual(countIn(course, entries, "nothing"), { right: 0, total: 0 });
  });
});
