/**
 * The graders of the learner's page on the vectors they share with Python (`tests/examples/grading.yml`, written with
 * their key data to `tests/golden/grading.json`), and how a typed response is read.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

import { feedbackFor, grade } from "../../generator/widgets/grade.js";
import { fold, number, reading, unitReading, within } from "../../generator/widgets/reading.js";

/** @typedef {import("../../generator/widgets/grade.js").Key} Key */
/** @typedef {{ response: string[], score: number, feedback?: number[], parts?: (boolean | null)[] }} Case */

/** @type {{ question: string, key: Key, cases: Case[] }[]} */
const VECTORS = JSON.parse(readFileSync(new URL("../golden/grading.json", import.meta.url), "utf8"));

for (const { question, key, cases } of VECTORS) {
  describe(question, () => {
    for (const { response, score, feedback = [], parts } of cases) {
      it(`gives ${JSON.stringify(response)} a score of ${score}`, () => {
        const graded = grade(key, response);
        assert.ok(graded);
        assert.equal(graded.score, score);
        assert.deepEqual(graded.feedback, feedback);
        assert.deepEqual(feedbackFor(key, response), feedback);
        assert.deepEqual(graded.parts, parts ?? graded.parts);
      });
    }
    it("gives nothing for nothing", () => {
      const { score, parts, feedback } = grade(key, []) ?? assert.fail();
      assert.equal(score, 0);
      // An empty form may break rules, and a field that is to stay empty is right.
      if (key.type !== "form") {
        assert.deepEqual([new Set(parts), feedback], [new Set([null]), []]);
      }
    });
  });
}

describe("a type that this script does not know", () => {
  it("is given no mark and no feedback", () => {
    const key = /** @type {Key} */ (JSON.parse('{"type": "drawing"}'));
    assert.equal(grade(key, ["1"]), null);
    assert.deepEqual(feedbackFor(key, ["1"]), []);
  });
});

describe("reading", () => {
  it("drops accents, case, ligatures, quotes, punctuation at the ends and kinds of space", () => {
    assert.equal(reading(" « Maîtrise d’Œuvre »\u202f! "), "maitrise d'oeuvre");
    assert.equal(fold("e\u0301tat\u00a0: \ufb01n"), "etat: fin");
  });
  it("keeps what would leave nothing", () => {
    assert.equal(reading("?!"), "?!");
  });
  it("gives dates and numbers one form", () => {
    assert.deepEqual(["1er sept. 2026", "01/09/26", "2026-9-1"].map(reading), Array(3).fill("2026-09-01"));
    assert.deepEqual(["1 200,50", "1200.5", "+1\u202f200,500"].map(reading), Array(3).fill("1200.5"));
    assert.deepEqual(["29/02/2024", "29/02/2025", "29/02/2100"].map(reading), ["2024-02-29", "29/02/2025", "29/02/2100"]);
  });
});

describe("numbers", () => {
  it("are compared without rounding", () => {
    const exact = (/** @type {string} */ text) => number(text) ?? assert.fail();
    assert.ok(within(exact("0,3"), exact("0,2"), exact("0,1")));
    assert.ok(!within(exact("0,3"), exact("0,2"), exact("0,09999999999999999999")));
  });
  it("are refused with another unit", () => {
    assert.equal(number("15 j", unitReading("jours")), null);
    assert.ok(number("15 Jours", unitReading("jours")));
  });
});
