/** The record as a file: two devices become one in any order, and nothing that is in a file breaks anything. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { Record } from "../../generator/widgets/record.js";
import { compared, knownBy, pastOf, share, toRedo } from "../../generator/widgets/results.js";
import { better, fileOf, openFile, takeIn } from "../../generator/widgets/transfer.js";
import { whenSaid } from "../../generator/widgets/when.js";
import { Memory } from "./memory.js";

/** @typedef {import("../../generator/widgets/entry.js").Entry} Entry */
/** @typedef {import("../../generator/widgets/attempt.js").Result} Result */
/** @typedef {import("../../generator/widgets/course.js").Course} Course */

const PRINTS = { "q-1": "aaaaaaaa", "q-2": "bbbbbbbb", "q-3": "cccccccc", "q-4": "dddddddd" };
/** @type {Course} */
const course = {
  id: "course",
  edition: "2026.11",
  prints: PRINTS,
  about: { "q-1": [0, 0, 0], "q-2": [0, 0, 0], "q-3": [1, 0, 0], "q-4": [-1, 0, 0] },
  objectives: [["o-1", "First"], ["o-2", "Second"]],
  banks: [["bank", "Bank"]],
  lessons: [["m/one", "One", ["q-1", "q-2"]]],
  assessments: [["before", "positioning", "Before", null, [["assessments/before.html", ""]]], ["final", "final", "Final", 0.8, []], ["later", "delayed", "Later", 0.8, []]],
  practice: { gaps: [1, 2, 7] },
  words: {},
};

/** @param {Memory} [store] */
const open = (store = new Memory()) => new Record("course", () => store);

/** @param {Partial<Entry>} [more] @returns {Entry} */
const entry = (more) => ({ print: "aaaaaaaa", right: false, over: false, round: 1, tries: 1, score: 0, response: ["2"], day: "2026-01-15", sure: 0, box: 0, ...more });

/** @param {Partial<Result>} [more] @returns {Result} */
const result = (more) => ({ paper: "", day: "2026-01-15", score: 0.5, objectives: { "o-1": [1, 2] }, answers: [["q-1", "aaaaaaaa", 1, 0, ["1"]]], ...more });

/** @param {Record} record */
const file = (record) => fileOf(record, course, "Course", "2026-01-20");

/** @param {Record} record @param {string} text */
function take(record, text) {
  const found = openFile(text, "course");
  assert.ok("handed" in found, JSON.stringify(found));
  return takeIn(record, course, found.handed);
}

/** Everything that is kept of answers and results. @param {Record} record */
const kept = (record) => JSON.stringify([[...record.all()], course.assessments.map(([id]) => record.results(id))]);

/** Numbers that look random and are the same every time. @param {number} seed */
function chance(seed) {
  let state = seed;
  return (/** @type {number} */ below) => Math.floor(((state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296) * below);
}

/** A device on which somebody has practised. @param {(below: number) => number} pick */
function device(pick) {
  const record = open();
  for (const [id, print] of Object.entries(PRINTS)) {
    if (pick(4) > 0) {
      const right = pick(2) === 1;
      const one = entry({
        print: pick(3) ? print : pick(2) ? "00000000" : "11111111", right, over: right || pick(2) === 1, round: 1 + pick(3), tries: 1 + pick(2),
        score: right ? 1 : 0, response: [String(pick(3))], day: `2026-01-1${pick(6)}`, sure: /** @type {0 | 1 | 2 | 3} */ (pick(4)), box: pick(4),
      });
      record.put(id, one);
    }
  }
  for (const [id] of course.assessments) {
    for (let left = pick(3); left > 0; left -= 1) {
      record.addResult(id, result({ paper: pick(2) ? "a" : "b", day: `2026-01-1${pick(6)}`, score: pick(3) / 2 }));
    }
  }
  return record;
}

/** A device with a copy of the record of another. @param {Record} record */
function copy(record) {
  const store = new Memory();
  record.keys("fascicule:").forEach((key) => store.setItem(key, record.get(key) ?? ""));
  return open(store);
}

describe("a file", () => {
  it("is read back as it was, and read again changes nothing", () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const record = device(chance(seed));
      record.last = "m/one";
      const other = open();
      const taken = take(other, file(record));
      assert.equal(taken.read, record.all().size);
      assert.equal(taken.fresh, taken.read);
      assert.equal(taken.spoilt + taken.gone + taken.better + taken.kept, 0);
      assert.deepEqual([...other.all()], [...record.all()]);
      assert.equal(other.last, "m/one");
      const before = kept(other);
      const again = take(other, file(record));
      assert.deepEqual([again.fresh, again.better, again.kept, again.results], [0, 0, 0, 0]);
      assert.equal(kept(other), before);
    }
  });
  it("makes two devices one, whichever takes up the other's", () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const pick = chance(seed);
      const [one, other] = [device(pick), device(pick)];
      const [there, back] = [copy(one), copy(other)];
      take(there, file(other));
      take(back, file(one));
      assert.equal(kept(there), kept(back), `seed ${seed}`);
    }
  });
  it("makes three devices one, in any order", () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const pick = chance(seed);
      const files = [device(pick), device(pick), device(pick)].map(file);
      const ends = [[0, 1, 2], [2, 1, 0], [1, 2, 0, 1]].map((order) => {
        const record = open();
        order.forEach((place) => take(record, files[place] ?? ""));
        return kept(record);
      });
      assert.equal(new Set(ends).size, 1, `seed ${seed}`);
    }
  });
  it("can be read by a person, an answer a line, and says what it is", () => {
    const record = open();
    record.put("q-1", entry({ right: true, over: true, score: 1 }));
    record.addResult("final", result());
    record.sit("before", { paper: "", day: "2026-01-15", at: "q-1", answers: {}, flags: [] });
    const text = file(record);
    const data = JSON.parse(text);
    assert.deepEqual(Object.keys(data), ["fascicule", "course", "title", "edition", "day", "last", "entries", "results", "sittings"]);
    assert.deepEqual([data.fascicule, data.course, data.title, data.edition, data.day], [2, "course", "Course", "2026.11", "2026-01-20"]);
    assert.deepEqual(data.entries["q-1"], record.entry("q-1"));
    assert.deepEqual(data.results, { final: [result()] });
    assert.equal(data.sittings.before.at, "q-1");
    assert.equal(text.split("\n").filter((line) => line.includes('"q-1": {')).length, 1);
  });
});

describe("an answer of the file", () => {
  it("to the question as it is today stands before one to another version, on either side", () => {
    const now = entry({ day: "2026-01-01" });
    const old = entry({ print: "00000000", day: "2026-01-15", round: 5 });
    assert.equal(better(now, old, "aaaaaaaa"), now);
    assert.equal(better(old, now, "aaaaaaaa"), now);
    const record = open();
    record.put("q-1", now);
    const older = open();
    older.put("q-1", old);
    assert.equal(take(record, file(older)).kept, 1);
    assert.deepEqual(record.entry("q-1"), now);
    assert.equal(take(older, file(record)).better, 1);
    assert.deepEqual(older.entry("q-1"), now);
  });
  it("to an older version is taken where nothing is known, and shown as updated", () => {
    const record = open();
    const older = open();
    older.put("q-1", entry({ print: "00000000" }));
    assert.equal(take(record, file(older)).fresh, 1);
    assert.deepEqual(toRedo(course, record.all()).map(({ id, flag }) => [id, flag]), [["q-1", "updated"]]);
  });
  it("to a question that is gone, or spoilt, is left out and counted", () => {
    const older = open();
    older.put("q-1", entry());
    older.put("q-9", entry());
    const data = JSON.parse(file(older));
    data.entries["q-2"] = { ...entry(), day: "2026-99-99" };
    data.entries["q-3"] = "x";
    data.entries["constructor"] = entry();
    data.results = { gone: [result()], final: [result(), { score: 2 }], before: "x" };
    data.sittings = { gone: {}, final: 3 };
    const record = open();
    const taken = take(record, JSON.stringify(data));
    assert.deepEqual(taken, { read: 1, fresh: 1, better: 0, kept: 0, spoilt: 5, gone: 4, results: 1, sittings: 0 });
    assert.deepEqual([...record.all().keys()], ["q-1"]);
  });
});

describe("a sitting of the file", () => {
  const sitting = { paper: "a", day: "2026-01-15", at: "", answers: {}, flags: [] };
  const handed = () => {
    const record = open();
    record.sit("final", sitting);
    return file(record);
  };
  it("goes on where none is under way", () => {
    const record = open();
    assert.equal(take(record, handed()).sittings, 1);
    assert.deepEqual(record.sitting("final"), sitting);
  });
  it("gives way to the one that goes on here", () => {
    const record = open();
    record.sit("final", { ...sitting, paper: "b" });
    assert.equal(take(record, handed()).sittings, 0);
    assert.equal(record.sitting("final")?.paper, "b");
  });
  it("does not come back once it has been handed in", () => {
    const record = open();
    record.addResult("final", result({ paper: "a", day: "2026-01-15" }));
    assert.equal(take(record, handed()).sittings, 0);
    assert.equal(record.sitting("final"), null);
  });
});

describe("a file that is none", () => {
  it("is refused with a reason, and nothing is written", () => {
    const record = open();
    record.put("q-1", entry());
    const text = file(record);
    const refusals = {
      unreadable: ["", "x", "null", "[]", "3", '"x"', "{}", '{"fascicule":"2","course":"course"}', '{"fascicule":2}', '{"fascicule":0,"course":"course"}', text.slice(0, -4)],
      newer: [text.replace('"fascicule": 2', '"fascicule": 3'), text.replace('"fascicule": 2', '"fascicule": 2.5')],
      other: [text.replace('"course": "course"', '"course": "other"')],
    };
    for (const [refusal, texts] of Object.entries(refusals)) {
      for (const one of texts) {
        const found = openFile(one, "course");
        assert.equal("refusal" in found && found.refusal, refusal, one);
      }
    }
    const other = openFile('{"fascicule":2,"course":"other","title":"Another one"}', "course");
    assert.equal("refusal" in other && other.title, "Another one");
  });
  it("breaks nothing, however it is spoilt", () => {
    const values = [null, true, -1, 1e400, 0.5, "", "__proto__", [], {}, [[]], [["q-1"]], { "q-1": null }, "2026-02-31", "2026-13-01"];
    const words = { today: "", tomorrow: "", inDays: "{n}", onDate: "{date}" };
    for (let seed = 1; seed <= 3000; seed += 1) {
      const pick = chance(seed);
      const data = JSON.parse(file(device(pick)));
      data.sittings = { final: { paper: "a", day: "2026-01-15", at: "", answers: { "q-1": ["aaaaaaaa", 1, ["1"]] }, flags: [] } };
      // Somewhere in it, something else stands.
      for (let left = 1 + pick(3); left > 0; left -= 1) {
        let place = data;
        for (let depth = pick(5); depth >= 0; depth -= 1) {
          const names = Object.keys(place);
          const name = names[pick(names.length)] ?? "x";
          const inner = place[name];
          if (depth === 0 || typeof inner !== "object" || inner === null) {
            place[name] = structuredClone(values[pick(values.length)]);
            break;
          }
          place = inner;
        }
      }
      const text = JSON.stringify(data);
      const cut = pick(6) === 0 ? text.slice(0, pick(text.length)) : text;
      const found = openFile(cut, "course");
      const record = device(pick);
      if ("handed" in found) {
        const taken = takeIn(record, course, found.handed);
        assert.ok(Object.values(taken).every((count) => Number.isSafeInteger(count) && count >= 0), cut);
      }
      // What the page does with it goes on, too.
      const entries = record.all();
      toRedo(course, entries).forEach(({ due }) => whenSaid(due, "2026-01-20", words, "fr"));
      knownBy(course, entries);
      const past = pastOf(course, (id) => record.results(id));
      const { before, after } = compared(past);
      for (const one of [share(before, "o-1"), share(after, "o-1")]) {
        assert.ok(one === null || (one >= 0 && one <= 1), cut);
      }
      record.results("final").forEach(({ day }) => whenSaid(day, "2026-01-20", words, "fr"));
      assert.deepEqual(record.faults(["unreadable"]), [], cut);
    }
  });
});
