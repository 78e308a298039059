/** When a question comes back: the boxes and their days, on a clock that the test sets. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { dueDay, later, nextBox, sureAndWrong } from "../../generator/widgets/entry.js";

/** @typedef {import("../../generator/widgets/entry.js").Entry} Entry */

/** @param {Partial<Entry>} [more] @returns {Entry} */
const entry = (more) => ({ print: "aaaaaaaa", right: false, over: false, round: 1, tries: 1, score: 0, response: ["2"], day: "2026-01-15", sure: 0, box: 0, ...more });

const right = entry({ right: true, over: true, score: 1, response: ["1"] });

describe("the next review", () => {
  const gaps = [1, 2, 7, 21, 60];
  it("comes later each time it goes well, and starts again after a miss", () => {
    let known = /** @type {Entry | null} */ (null);
    let day = "2026-01-15";
    const days = [];
    for (let round = 1; round < 8; round += 1) {
      const box = nextBox(known, { right: true, tries: 1, sure: 3 }, day, gaps);
      known = { ...right, round, day, box };
      day = dueDay(known, gaps);
      days.push(day);
    }
    assert.deepEqual(days, ["2026-01-17", "2026-01-24", "2026-02-14", "2026-04-15", "2026-06-14", "2026-08-13", "2026-10-12"]);
    assert.equal(nextBox(known, { right: false, tries: 1, sure: 0 }, day, gaps), 0);
    assert.equal(dueDay({ ...right, day, box: 0 }, gaps), later(day, 1));
  });
  it("is not put off by practising before the day", () => {
    const known = { ...right, box: 2 };
    assert.equal(nextBox(known, { right: true, tries: 1, sure: 3 }, "2026-01-16", gaps), 2);
    assert.equal(nextBox(known, { right: true, tries: 1, sure: 3 }, "2026-01-22", gaps), 3);
  });
  it("is tomorrow for a lucky guess or a second try", () => {
    assert.equal(nextBox(null, { right: true, tries: 1, sure: 1 }, "2026-01-15", gaps), 0);
    assert.equal(nextBox({ ...right, box: 3 }, { right: true, tries: 2, sure: 3 }, "2026-03-15", gaps), 0);
  });
  it("knows who was sure and wrong, even when the second try was right", () => {
    assert.ok(sureAndWrong(entry({ sure: 3 })) && sureAndWrong({ ...right, sure: 3, tries: 2 }));
    assert.ok(!sureAndWrong({ ...right, sure: 3 }) && !sureAndWrong(entry({ sure: 2 })));
  });
  it("crosses months, leap days and the change to summer time by calendar days", () => {
    assert.deepEqual([later("2028-02-28", 1), later("2026-12-31", 1), later("2026-03-28", 2)], ["2028-02-29", "2027-01-01", "2026-03-30"]);
  });
});
