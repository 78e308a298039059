/** The schedule of the reviews on a clock of its own: weeks of practice, siblings, sessions. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { later, nextBox } from "../../generator/widgets/entry.js";
import { draw, due, knownBefore, missed, nextDay, reviews, unseen } from "../../generator/widgets/review.js";

/** @typedef {import("../../generator/widgets/entry.js").Entry} Entry */
/** @typedef {import("../../generator/widgets/entry.js").Sure} Sure */
/** @typedef {import("../../generator/widgets/course.js").Course} Course */

/**
 * A course of these questions: `id objective group`, the lesson showing the first so many.
 * @param {readonly string[]} lines
 * @param {number} [shown]
 * @returns {Course}
 */
function courseOf(lines, shown = lines.length) {
  const rows = lines.map((line) => line.split(" "));
  return {
    id: "course",
    edition: "2026.11",
    words: {},
    objectives: [],
    banks: [["bank", "Bank"]],
    assessments: [],
    practice: { gaps: [1, 2, 7, 21, 60] },
    prints: Object.fromEntries(rows.map(([id]) => [id, `print-${id}`])),
    about: Object.fromEntries(rows.map(([id, objective, group]) => [id, [Number(objective ?? 0), 0, Number(group ?? 0)]])),
    lessons: [["one/first", "1.1", rows.slice(0, shown).map(([id]) => String(id))]],
  };
}

/** A learner on a clock of their own, whose answers are kept as the page of a question keeps them. */
class Learner {
  /** @param {Course} course */
  constructor(course) {
    this.course = course;
    this.today = "2026-11-24";
    /** @type {Map<string, Entry>} */
    this.entries = new Map();
  }

  /** @param {number} days */
  wait(days) {
    this.today = later(this.today, days);
    return this;
  }

  /** One round of a question. @param {string} id @param {{ right?: boolean, tries?: number, sure?: Sure }} [how] */
  answer(id, { right = true, tries = right ? 1 : 2, sure = 2 } = {}) {
    const { course, entries, today } = this;
    const round = (entries.get(id)?.round ?? 0) + 1;
    const before = knownBefore(course, id, { round }, (one) => entries.get(one) ?? null);
    const box = nextBox(before, { right, tries, sure }, today, course.practice.gaps);
    entries.set(id, { print: course.prints[id] ?? "", right, over: true, round, tries, score: Number(right), response: [], day: today, sure, box });
    return this;
  }

  get all() {
    return reviews(this.course, this.entries);
  }

  get due() {
    return due(this.all, this.today).map(({ question }) => question);
  }
}

describe("a question on its own", () => {
  it("comes back after 1, 2, 7, 21 and 60 days as it is known better, then every 60", () => {
    const learner = new Learner(courseOf(["a"]));
    learner.answer("a", { right: false });
    for (const gap of [1, 2, 7, 21, 60, 60]) {
      assert.deepEqual(learner.due, [], "not on the day itself");
      assert.deepEqual(learner.wait(gap - 1).due, [], `not before ${gap} days`);
      assert.deepEqual(learner.wait(1).due, ["a"], `after ${gap} days`);
      learner.answer("a");
    }
  });
  it("begins again from tomorrow when it is missed, found at the second try, or found by chance", () => {
    /** @type {{ right?: boolean, tries?: number, sure?: Sure }[]} */
    const slips = [{ right: false }, { right: true, tries: 2 }, { right: true, sure: 1 }];
    for (const slip of slips) {
      const learner = new Learner(courseOf(["a"])).answer("a").wait(2).answer("a").wait(7).answer("a", slip);
      assert.deepEqual(learner.wait(1).due, ["a"]);
      assert.deepEqual(learner.answer("a").wait(1).due, []);
      assert.deepEqual(learner.wait(1).due, ["a"]);
    }
  });
  it("gains nothing by being done again before its day, and loses nothing", () => {
    const learner = new Learner(courseOf(["a"])).answer("a").answer("a").answer("a");
    assert.equal(learner.entries.get("a")?.box, 1);
    assert.deepEqual([learner.wait(1).due, learner.wait(1).due], [[], ["a"]]);
  });
  it("waits as long as it takes: who comes back after months finds it, and it moves on by one step", () => {
    const learner = new Learner(courseOf(["a"])).answer("a").wait(200);
    assert.deepEqual(learner.due, ["a"]);
    assert.equal(learner.answer("a").entries.get("a")?.box, 2);
  });
});

describe("what is due", () => {
  it("comes in order: sure and wrong, missed, updated, then the right ones, the longest overdue first", () => {
    const course = courseOf(["late", "updated", "missed", "later", "sure", "soon"]);
    const learner = new Learner(course).answer("late").wait(1).answer("later").wait(5);
    learner.answer("updated").answer("missed", { right: false }).answer("sure", { right: false, sure: 3 }).answer("soon").wait(1);
    course.prints["updated"] = "another";
    assert.deepEqual(learner.due, ["sure", "missed", "updated", "late", "later"]);
    assert.deepEqual(learner.all.map(({ reason }) => reason), ["sure", "missed", "updated", "right", "right", "right"]);
    assert.deepEqual(nextDay(learner.all, learner.today), { day: later(learner.today, 1), count: 1 });
  });
  it("keeps sure and wrong first even when the second try was right, until a round goes well", () => {
    const learner = new Learner(courseOf(["a", "b"])).answer("a", { right: false }).answer("b", { tries: 2, sure: 3 }).wait(1);
    assert.deepEqual(learner.due, ["b", "a"]);
    learner.answer("b", { sure: 3 }).wait(2);
    assert.deepEqual(learner.all.map(({ question, reason }) => [question, reason]), [["a", "missed"], ["b", "right"]]);
  });
  it("asks an updated question at once, and the others only when their day has come", () => {
    const course = courseOf(["a", "b"]);
    const learner = new Learner(course).answer("a").answer("b", { right: false });
    course.prints["a"] = "another";
    assert.deepEqual(learner.due, ["a"]);
    assert.deepEqual(missed(course, learner.entries), ["a", "b"]);
  });
  it("is nothing for who has never answered, and everything is new, once for each thing", () => {
    const learner = new Learner(courseOf(["reserve 0 1", "a 0 1", "b 0", "c 1"], 0));
    learner.course.lessons = [["one/first", "1.1", ["b", "a"]]];
    assert.deepEqual([learner.due, nextDay(learner.all, learner.today)], [[], null]);
    assert.deepEqual(unseen(learner.course, learner.entries), ["b", "a", "c"]);
    assert.deepEqual(unseen(learner.course, learner.answer("reserve").entries), ["b", "c"]);
  });
});

describe("siblings", () => {
  const lines = ["a 0 1", "b 0 1", "c 0 1", "other 1"];
  it("take turns: never answered first, then answered longest ago", () => {
    const learner = new Learner(courseOf(lines)).answer("a", { right: false });
    /** @type {string[]} */
    const asked = [];
    for (let week = 0; week < 5; week += 1) {
      const [question = ""] = learner.wait(80).due;
      asked.push(question);
      learner.answer(question);
    }
    assert.deepEqual(asked, ["b", "c", "a", "b", "c"]);
  });
  it("share one place in the schedule: the box goes on from whichever was asked last", () => {
    const learner = new Learner(courseOf(lines)).answer("a");
    for (const [id, gap] of /** @type {[string, number][]} */ ([["b", 2], ["c", 7], ["a", 21], ["b", 60]])) {
      assert.deepEqual(learner.wait(gap - 1).due, []);
      assert.deepEqual(learner.wait(1).due, [id]);
      learner.answer(id);
    }
    assert.deepEqual(["a", "b", "c"].map((id) => learner.entries.get(id)?.box), [4, 5, 3]);
  });
  it("stand where the one answered last stands; of one day the weakest tells", () => {
    const learner = new Learner(courseOf(lines)).answer("a", { right: false, sure: 3 }).wait(1).answer("b");
    assert.deepEqual(learner.all.map(({ reason }) => reason), ["right"]);
    learner.answer("c", { right: false });
    assert.deepEqual(learner.all.map(({ question, reason }) => [question, reason]), [["a", "missed"]]);
  });
  it("forget what was known of a version that is gone", () => {
    const course = courseOf(lines);
    const learner = new Learner(course).answer("a").wait(2).answer("b");
    course.prints["b"] = "another";
    assert.equal(learner.all[0]?.reason, "updated");
    assert.equal(knownBefore(course, "b", { round: 2 }, (id) => learner.entries.get(id) ?? null)?.box, 1);
  });
});

describe("a session", () => {
  const course = courseOf(["a1 0", "a2 0", "a3 0", "b1 1", "b2 1", "c1 2"]);
  /** @param {readonly string[]} drawn */
  const neighbours = (drawn) => drawn.filter((id, index) => index > 0 && course.about[id]?.[0] === course.about[drawn[index - 1] ?? ""]?.[0]);
  it("takes the most urgent and no more than asked for", () => {
    assert.deepEqual(draw(course, ["a1", "b1", "c1", "a2"], 3), ["a1", "b1", "c1"]);
    assert.deepEqual(draw(course, [], 10), []);
    assert.deepEqual(draw(course, ["a1"], 10), ["a1"]);
  });
  it("keeps two of one objective apart wherever that can be done, in every order of arrival", () => {
    /** @param {string[]} left @returns {string[][]} */
    const orders = (left) => (left.length < 2 ? [left] : left.flatMap((id) => orders(left.filter((one) => one !== id)).map((rest) => [id, ...rest])));
    for (const order of orders(Object.keys(course.prints))) {
      const drawn = draw(course, order, 6);
      assert.deepEqual(neighbours(drawn), [], `${order} gave ${drawn}`);
      assert.deepEqual([...drawn].sort(), Object.keys(course.prints).sort());
      assert.deepEqual(draw(course, order, 6), drawn);
    }
  });
  it("begins with the most urgent, unless a topic crowds", () => {
    assert.equal(draw(course, ["b1", "a1", "c1", "a2"], 4)[0], "b1");
    assert.deepEqual(draw(course, ["b1", "a1", "a2"], 3), ["a1", "b1", "a2"]);
    assert.deepEqual(draw(course, ["a1", "a2", "a3", "b1"], 4), ["a1", "b1", "a2", "a3"]);
  });
});
