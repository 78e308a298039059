/** « Mes résultats » in figures: what is known, what to redo first, what is compared. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { compared, knownBy, pastOf, percent, share, toRedo } from "../../generator/widgets/results.js";

/** @typedef {import("../../generator/widgets/entry.js").Entry} Entry */
/** @typedef {import("../../generator/widgets/attempt.js").Result} Result */
/** @typedef {import("../../generator/widgets/course.js").Course} Course */

const practice = { gaps: [1, 2, 7] };
const prints = { a: "aaaaaaaa", b: "bbbbbbbb", c: "cccccccc", d: "dddddddd", e: "eeeeeeee", f: "ffffffff" };

/** @param {Partial<Entry>} more @returns {Entry} */
const entry = (more) => ({ print: "", right: false, over: true, round: 1, tries: 2, score: 0, response: ["2"], day: "2026-01-15", sure: 2, box: 0, ...more });

describe("what to redo", () => {
  it("begins with the sure and wrong, then the updated, then the missed, the one due first before the others", () => {
    const entries = new Map([
      ["a", entry({ print: prints.a, day: "2026-01-16" })],
      ["b", entry({ print: prints.b, over: false, tries: 1 })],
      ["c", entry({ print: "00000000", sure: 3 })],
      ["d", entry({ print: prints.d, sure: 3, right: true })],
      ["e", entry({ print: prints.e, sure: 3, day: "2026-01-14" })],
      ["f", entry({ print: prints.f, sure: 3, right: true, tries: 1, box: 1 })],
    ]);
    assert.deepEqual(toRedo({ prints, practice }, entries), [
      { id: "e", flag: "sure", due: "2026-01-15" },
      { id: "d", flag: "sure", due: "2026-01-16" },
      { id: "c", flag: "updated", due: "2026-01-16" },
      { id: "b", flag: "missed", due: "2026-01-16" },
      { id: "a", flag: "missed", due: "2026-01-17" },
    ]);
  });
  it("is nothing before anything was answered", () => {
    assert.deepEqual(toRedo({ prints, practice }, new Map()), []);
  });
});

describe("what is known", () => {
  it("is counted by objective, an updated question no longer", () => {
    /** @type {Course["about"]} */
    const about = { a: [0, 0, 0], b: [0, 0, 0], c: [1, 0, 0], d: [-1, 0, 0] };
    const right = { right: true, tries: 1 };
    const entries = new Map([["a", entry({ print: prints.a, ...right })], ["b", entry({ print: "00000000", ...right })], ["d", entry({ print: prints.d, ...right })]]);
    assert.deepEqual([...knownBy({ prints, about }, entries)].sort(), [[-1, 1], [0, 1], [1, 0]].sort());
  });
});

describe("before and after", () => {
  /** @param {string} day @param {Result["objectives"]} [objectives] @returns {Result} */
  const result = (day, objectives = {}) => ({ paper: "", day, score: 0.5, objectives, answers: [] });
  /** @type {Course["assessments"]} */
  const assessments = [["start", "positioning", "Start", null, []], ["pause", "recap", "Pause", null, []], ["end", "final", "End", 0.8, []], ["cold", "delayed", "Cold", 0.8, []]];
  it("are the first positioning test and the last final or delayed assessment", () => {
    /** @type {Record<string, Result[]>} */
    const results = {
      start: [result("2026-01-03"), result("2026-01-20")],
      pause: [result("2026-03-30")],
      end: [result("2026-01-10"), result("2026-01-12")],
      cold: [result("2026-03-12")],
    };
    const past = pastOf({ assessments }, (id) => results[id] ?? []);
    assert.deepEqual(past.map(({ result: { day } }) => day), ["2026-01-03", "2026-01-10", "2026-01-12", "2026-01-20", "2026-03-12", "2026-03-30"]);
    const { before, after } = compared(past);
    assert.deepEqual([before?.result.day, after?.assessment[0]], ["2026-01-03", "cold"]);
    assert.deepEqual(compared([]), { before: undefined, after: undefined });
  });
  it("are shares of what was asked of an objective, and nothing where nothing was", () => {
    const [past] = pastOf({ assessments }, (id) => (id === "end" ? [result("2026-01-10", { "o-1": [2, 4], "o-2": [0, 0] })] : []));
    assert.deepEqual([share(past, "o-1"), share(past, "o-2"), share(past, "o-3"), share(past, "constructor"), share(undefined, "o-1")], [0.5, null, null, null, null]);
  });
  it("are said in per cent and never rounded up to a threshold", () => {
    const said = [0.799, 0.8, 0.29, 1, null].map((one) => percent(one, "fr").replace(/\s/g, " "));
    assert.deepEqual(said, ["79 %", "80 %", "29 %", "100 %", "–"]);
  });
});
