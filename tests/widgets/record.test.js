/** The record: what survives a rebuild, two tabs, and a store that is forbidden, full or spoilt. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { join, readEntry, standing, writeEntry } from "../../generator/widgets/entry.js";
import { Record } from "../../generator/widgets/record.js";
import { Memory } from "./memory.js";

/** @typedef {import("../../generator/widgets/entry.js").Entry} Entry */

/** @param {Partial<Entry>} [more] @returns {Entry} */
const entry = (more) => ({ print: "aaaaaaaa", right: false, over: false, round: 1, tries: 1, score: 0, response: ["2"], day: "2026-01-15", sure: 0, box: 0, ...more });

const right = entry({ right: true, over: true, score: 1, response: ["1"] });

/** @param {Memory} store @param {string} [course] */
const open = (store, course = "course") => new Record(course, () => store);

describe("an entry", () => {
  it("comes back as it was written", () => {
    assert.deepEqual(readEntry(writeEntry(right)), right);
  });
  it("is nothing when it is spoilt, and never an error", () => {
    const whole = writeEntry(right);
    const spoilt = ["", "null", "{}", "[]", whole.slice(0, -3), whole.replace("true", '"true"'), whole.replace(",1,1,1,", ",0,1,1,"), whole.replace(",1,[", ",2,["), whole.replace('["1"]', "[1]"), whole.replace(",0,0]", ",4,0]"), whole.replace(",0,0]", ",0,-1]"), whole.replace(",0,0]", ",0]"), whole.replace("2026-01-15", "yesterday")];
    for (const text of spoilt) {
      assert.equal(readEntry(text), null, text);
    }
  });
});

describe("an update of the course", () => {
  const before = { "q-1": "aaaaaaaa", "q-2": "bbbbbbbb", "q-3": "cccccccc" };
  /** @param {{ [id: string]: string }} after */
  const updated = (after) => {
    const store = new Memory();
    const old = open(store);
    old.put("q-1", right);
    old.put("q-2", entry({ print: before["q-2"] }));
    old.put("q-3", entry({ print: before["q-3"], over: true, tries: 2 }));
    const record = open(store);
    record.keepOnly(Object.keys(after));
    return Object.fromEntries(Object.entries(after).map(([id, print]) => [id, standing(record.entry(id), print)]));
  };
  it("changes nothing when nothing changed", () => {
    assert.deepEqual(updated(before), { "q-1": "right", "q-2": "tried", "q-3": "missed" });
  });
  it("changes nothing when the order changed", () => {
    assert.deepEqual(updated({ "q-3": "cccccccc", "q-1": "aaaaaaaa", "q-2": "bbbbbbbb" }), { "q-3": "missed", "q-1": "right", "q-2": "tried" });
  });
  it("finds a question that was added new", () => {
    assert.deepEqual(updated({ ...before, "q-0": "dddddddd" }), { "q-1": "right", "q-2": "tried", "q-3": "missed", "q-0": "new" });
  });
  it("marks a question that was changed, whatever was known of it", () => {
    assert.deepEqual(updated({ "q-1": "11111111", "q-2": "22222222", "q-3": "33333333" }), { "q-1": "updated", "q-2": "updated", "q-3": "updated" });
  });
  it("drops a question that is gone, and only that one", () => {
    const store = new Memory();
    const old = open(store);
    old.put("q-1", right);
    old.put("q-2", right);
    open(store, "other").put("q-2", right);
    assert.deepEqual(open(store).keepOnly(["q-1"]), ["q-2"]);
    assert.deepEqual([...open(store).all().keys()], ["q-1"]);
    assert.deepEqual([...open(store, "other").all().keys()], ["q-2"]);
    const back = open(store);
    back.keepOnly(["q-1", "q-2"]);
    assert.equal(standing(back.entry("q-2"), "aaaaaaaa"), "new");
  });
  it("drops nothing on a page whose list is empty", () => {
    const store = new Memory();
    open(store).put("q-1", right);
    assert.deepEqual(open(store).keepOnly([]), []);
    assert.equal(open(store).all().size, 1);
  });
  it("lets a new answer take the place of one to an older version", () => {
    const record = open(new Memory());
    record.put("q-1", right);
    const now = entry({ print: "22222222" });
    assert.deepEqual(record.put("q-1", now), now);
    assert.equal(standing(record.entry("q-1"), "22222222"), "tried");
  });
});

describe("two tabs", () => {
  it("keep each other's questions", () => {
    const store = new Memory();
    const [one, other] = [open(store), open(store)];
    one.put("q-1", right);
    other.put("q-2", right);
    one.put("q-3", entry());
    assert.deepEqual([...other.all().keys()], ["q-1", "q-2", "q-3"]);
  });
  it("keep the later round, since what was known may be forgotten", () => {
    const again = entry({ round: 2 });
    for (const order of [[right, again], [again, right]]) {
      const store = new Memory();
      order.forEach((one) => open(store).put("q-1", one));
      assert.deepEqual(open(store).entry("q-1"), again);
    }
  });
  it("keep the further of two answers of one round, whoever writes last", () => {
    const second = entry({ tries: 2, over: true });
    for (const order of [[right, second], [second, right]]) {
      const store = new Memory();
      for (const [index, one] of order.entries()) {
        open(store).put("q-1", one);
        assert.ok(index >= 0);
      }
      assert.deepEqual(open(store).entry("q-1"), right);
    }
  });
  it("join in any order and any number of times to the same", () => {
    const all = [entry(), entry({ day: "2026-01-16" }), entry({ tries: 2, over: true }), entry({ round: 2 }), right, entry({ response: ["3"] }), { ...right, round: 2 }];
    for (const one of all) {
      assert.equal(join(one, one), one);
      for (const other of all) {
        assert.deepEqual(join(one, other), join(other, one));
        for (const third of all) {
          assert.deepEqual(join(join(one, other), third), join(one, join(other, third)));
        }
      }
    }
  });
});

describe("a store that fails", () => {
  it("is told once and keeps the answers of the page when it is forbidden", () => {
    const record = new Record("course", () => {
      throw new DOMException("no", "SecurityError");
    });
    record.put("q-1", right);
    record.put("q-2", right);
    assert.deepEqual(record.entry("q-1"), right);
    assert.equal(record.all().size, 2);
    assert.deepEqual(record.faults(["forbidden", "full"]), ["forbidden"]);
    assert.deepEqual(record.faults(["forbidden", "full"]), []);
    record.erase();
    assert.equal(record.all().size, 0);
  });
  it("is told once and keeps the answers of the page when it is full", () => {
    const record = open(new Memory(20));
    record.put("q-1", right);
    record.put("q-2", right);
    assert.deepEqual(record.entry("q-2"), right);
    assert.deepEqual(record.faults(["forbidden", "full"]), ["full"]);
  });
  it("writes what it could not keep as soon as there is room", () => {
    const store = new Memory(20);
    const record = open(store);
    record.put("q-1", right);
    store.room = Infinity;
    record.put("q-1", right);
    assert.deepEqual(open(store).entry("q-1"), right);
    assert.equal(record.memory.size, 0);
  });
  it("loses one spoilt entry, says so once, and no other", () => {
    const store = new Memory();
    open(store).put("q-1", right);
    store.setItem("fascicule:course:2:q:q-2", '["aaaaaaaa",tru');
    const record = open(store);
    assert.deepEqual([...record.all().keys()], ["q-1"]);
    assert.deepEqual(record.faults(["unreadable"]), ["unreadable"]);
    assert.deepEqual(open(store).faults(["unreadable"]), []);
    assert.deepEqual([...open(store).all().keys()], ["q-1"]);
  });
  it("says nothing when only the last lesson could not be kept", () => {
    const record = open(new Memory(5));
    record.last = "bases/mentions";
    assert.equal(record.last, "bases/mentions");
    assert.deepEqual(record.faults(["forbidden", "full", "unreadable"]), []);
  });
});

describe("a record", () => {
  it("leaves alone what a later version of the format wrote, until it is erased", () => {
    const store = new Memory();
    store.setItem("fascicule:course:3:q:q-1", "{}");
    store.setItem("fascicule:courses:1:q-1", writeEntry(right));
    store.setItem("__palette", "x");
    const record = open(store);
    record.put("q-1", right);
    record.last = "bases/mentions";
    record.keepOnly(["q-1"]);
    assert.deepEqual(record.faults(["newer"]), ["newer"]);
    assert.equal(store.getItem("fascicule:course:3:q:q-1"), "{}");
    assert.equal(store.length, 5);
    record.erase();
    assert.deepEqual([...store.map.keys()], ["fascicule:courses:1:q-1", "__palette"]);
  });
  it("takes over what the first version of the format kept", () => {
    const store = new Memory();
    store.setItem("fascicule:course:1:q-1", '["aaaaaaaa",true,true,1,1,1,["1"],"2026-01-15"]');
    store.setItem("fascicule:course:1:q-2", '["aaaaaaaa",false,true,1,2,0,["2"],"2026-01-15"]');
    store.setItem("fascicule:course:1:q-3", "[]");
    store.setItem("fascicule:course:last", "bases/mentions");
    const record = open(store);
    assert.deepEqual(record.entry("q-1"), { ...right, box: 1 });
    assert.deepEqual(record.entry("q-2"), entry({ over: true, tries: 2 }));
    assert.deepEqual(record.faults(["unreadable", "newer"]), ["unreadable"]);
    assert.equal(record.last, "bases/mentions");
    assert.deepEqual([...store.map.keys()].sort(), ["fascicule:course:2:q:q-1", "fascicule:course:2:q:q-2", "fascicule:course:last"]);
  });
  it("keeps results by assessment in their order, and none twice", () => {
    const record = open(new Memory());
    /** @type {import("../../generator/widgets/attempt.js").Result} */
    const first = { paper: "a", day: "2026-01-15", score: 0.5, objectives: { "o-1": [1, 2] }, answers: [["q-1", "aaaaaaaa", 1, 3, ["1"]], ["q-2", "aaaaaaaa", 0, 0, []]] };
    for (let index = 0; index < 11; index += 1) {
      assert.ok(record.addResult("final", { ...first, score: index / 20 }));
    }
    assert.ok(!record.addResult("final", { ...first, score: 0.5 }));
    record.addResult("final-2", first);
    assert.deepEqual(record.results("final").map(({ score }) => score), [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5]);
    assert.deepEqual(record.results("final-2"), [first]);
  });
  it("keeps a sitting until it is handed in, and drops that of an assessment that is gone", () => {
    const record = open(new Memory());
    /** @type {import("../../generator/widgets/attempt.js").Sitting} */
    const sitting = { paper: "b", day: "2026-01-15", at: "q-1", answers: { "q-1": ["aaaaaaaa", 2, ["1"]] }, flags: ["q-1"] };
    record.sit("final", sitting);
    record.sit("gone", sitting);
    record.keepOnly(["q-1"], ["final"]);
    assert.deepEqual(record.sitting("final"), sitting);
    assert.equal(record.sitting("gone"), null);
    record.sit("final", null);
    assert.equal(record.sitting("final"), null);
    assert.deepEqual(record.faults(["unreadable"]), []);
  });
  it("tells of a sitting or a result that is spoilt, and drops it", () => {
    const store = new Memory();
    for (const [name, text] of [["s:final", '{"paper":"a"}'], ["r:final:1", "[1]"], ["r:final:2", '{"paper":"a","day":"2026-01-15","score":2,"objectives":{},"answers":[]}']]) {
      store.setItem(`fascicule:course:2:${name}`, text ?? "");
    }
    const record = open(store);
    assert.equal(record.sitting("final"), null);
    assert.deepEqual(record.results("final"), []);
    assert.deepEqual(record.faults(["unreadable"]), ["unreadable"]);
    assert.equal(store.length, 0);
  });
  it("knows its own keys, and that a store was emptied", () => {
    const record = open(new Memory());
    assert.ok(record.owns("fascicule:course:1:q-1") && record.owns(null));
    assert.ok(!record.owns("fascicule:courses:1:q-1"));
  });
  it("holds no time finer than the day", () => {
    assert.match(JSON.parse(writeEntry(entry()))[7], /^\d{4}-\d\d-\d\d$/);
  });
});
