/**
 * The record as a file, and a file joined with the record of this device. No DOM but in `offerTransfer`, which gives
 * the buttons of « Mes résultats » their use.
 *
 * Joining is a choice by question between what is here and what is handed: any order, any number of times, has the same
 * end. A file is written by anyone: whatever is in it, it is taken, left out and counted, or refused in words.
 */
import { plain, readResult, readSitting, writeResult } from "./attempt.js";
import { join, readEntry, today, writeEntry } from "./entry.js";
import { VERSION } from "./record.js";
import { counted, said } from "./said.js";

/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("./record.js").Record} Answers */
/** What is in a file that was not refused: nothing in it is checked yet. @typedef {Record<string, unknown>} Handed */
/** @typedef {"big" | "unreadable" | "newer" | "other"} Refusal */
/**
 * How many answers a file gave: read, new here, better than what was here, not as good; all kinds that were spoilt or are
 * not of this course any more; results and sittings added.
 * @typedef {{ read: number, fresh: number, better: number, kept: number, spoilt: number, gone: number, results: number, sittings: number }} Taken
 */

/** The most bytes a record can have: some twenty times what a long course gives. */
export const MOST = 2_000_000;

/** @param {unknown} value */
const parts = (value) => (plain(value) ? Object.entries(value) : []);

/** An object, a line a member. @param {object} members */
const lines = (members) =>
  `{${Object.entries(members).map(([name, value]) => `\n  ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(",")}\n }`;

/**
 * Everything kept of this course but preferences.
 * @param {Answers} record
 * @param {Pick<Course, "id" | "edition">} course
 * @param {string} title of the course, for who opens the file
 * @param {string} day
 * @returns {string}
 */
export function fileOf(record, course, title, day) {
  /** @param {string[]} ids @param {(id: string) => unknown} value */
  const of = (ids, value) => lines(Object.fromEntries(ids.map((id) => [id, value(id)])));
  const assessments = record.names("result").map((name) => name.replace(/:\d+$/, ""));
  const head = JSON.stringify({ fascicule: VERSION, course: course.id, title, edition: course.edition, day, last: record.last }, null, 1);
  const body = [
    `"entries": ${lines(Object.fromEntries(record.all()))}`,
    `"results": ${of(assessments, (id) => record.results(id))}`,
    `"sittings": ${of(record.names("sitting"), (id) => record.sitting(id))}`,
  ];
  return `${head.slice(0, -2)},\n ${body.join(",\n ")}\n}\n`;
}

/**
 * A file as far as it says what it is.
 * @param {string} text
 * @param {string} course
 * @returns {{ refusal: Refusal, title: string } | { handed: Handed }}
 */
export function openFile(text, course) {
  /** @type {unknown} */
  let handed = null;
  try {
    handed = JSON.parse(text);
  } catch {
    // Said below.
  }
  const version = plain(handed) ? handed["fascicule"] : 0;
  if (!plain(handed) || typeof version !== "number" || !(version >= 1) || typeof handed["course"] !== "string") {
    return { refusal: "unreadable", title: "" };
  }
  if (handed["course"] !== course) {
    return { refusal: "other", title: String(handed["title"] || handed["course"]).slice(0, 80) };
  }
  return version > VERSION ? { refusal: "newer", title: "" } : { handed };
}

const FIELDS = ["print", "right", "over", "round", "tries", "score", "response", "day", "sure", "box"];

/** @param {unknown} value */
const entryIn = (value) => (plain(value) ? readEntry(JSON.stringify(FIELDS.map((name) => value[name]))) : null);

/**
 * Which of two entries of a question is kept, whichever is here and whichever is handed: one to the question as it is
 * asked today before one to another version of it, then as `join` says.
 * @param {Entry} one
 * @param {Entry} other
 * @param {string} print fingerprint of today's question
 * @returns {Entry}
 */
export function better(one, other, print) {
  if (one.print === other.print) {
    return join(one, other);
  }
  if (one.print === print || other.print === print) {
    return one.print === print ? one : other;
  }
  // Two versions that are both gone: which one stays changes nothing, so long as it is always the same.
  return one.print > other.print ? one : other;
}

/**
 * Joins what a file hands with the record.
 * @param {Answers} record
 * @param {Pick<Course, "prints" | "assessments" | "lessons">} course
 * @param {Handed} handed
 * @returns {Taken}
 */
export function takeIn(record, course, handed) {
  const taken = { read: 0, fresh: 0, better: 0, kept: 0, spoilt: 0, gone: 0, results: 0, sittings: 0 };
  for (const [id, value] of parts(handed["entries"])) {
    const print = Object.hasOwn(course.prints, id) ? course.prints[id] : undefined;
    const entry = entryIn(value);
    if (print === undefined || !entry) {
      taken[print === undefined ? "gone" : "spoilt"] += 1;
      continue;
    }
    const there = record.entry(id);
    const best = there ? better(there, entry, print) : entry;
    taken.read += 1;
    if (best !== there) {
      record.set(record.key("entry", id), writeEntry(best));
      taken[there ? "better" : "fresh"] += 1;
    } else if (writeEntry(entry) !== writeEntry(there)) {
      taken.kept += 1;
    }
  }
  const held = new Set(course.assessments.map(([id]) => id));
  /** @type {Map<string, import("./attempt.js").Result[]>} */
  const results = new Map([...held].map((id) => [id, []]));
  for (const [id, values] of parts(handed["results"])) {
    for (const value of Array.isArray(values) ? values : [null]) {
      const result = readResult(JSON.stringify(value));
      if (held.has(id) && result) {
        results.get(id)?.push(result);
      } else {
        taken[held.has(id) ? "spoilt" : "gone"] += 1;
      }
    }
  }
  for (const [id, found] of results) {
    taken.results += addResults(record, id, found);
  }
  for (const [id, value] of parts(handed["sittings"])) {
    const sitting = readSitting(JSON.stringify(value));
    if (!held.has(id) || !sitting) {
      taken[held.has(id) ? "spoilt" : "gone"] += 1;
    } else if (!record.sitting(id) && !record.results(id).some(({ paper, day }) => paper === sitting.paper && day >= sitting.day)) {
      // Not one that goes on here, nor one that has been handed in since.
      record.sit(id, sitting);
      taken.sittings += 1;
    }
  }
  const last = handed["last"];
  if (!record.last && course.lessons.some(([id]) => id === last)) {
    record.last = String(last);
  }
  return taken;
}

/**
 * Adds results and numbers all of them again by day, so that two devices that know the same tell it alike.
 * @param {Answers} record
 * @param {string} assessment
 * @param {import("./attempt.js").Result[]} handed
 * @returns {number} how many were not there
 */
function addResults(record, assessment, handed) {
  const there = record.results(assessment);
  const texts = new Map([...there, ...handed].map((result) => [writeResult(result), result.day]));
  const known = new Set(there.map(writeResult)).size;
  const order = [...texts].sort(([one, day], [other, otherDay]) => (day + one < otherDay + other ? -1 : 1));
  const names = order.map((_, index) => `${assessment}:${index + 1}`);
  // From the last, whose place is new: where the store is full, none of those that are there has been written over yet.
  for (const [index, [text]] of [...order.entries()].reverse()) {
    const key = record.key("result", names[index]);
    if (record.get(key) !== text) {
      record.set(key, text);
    }
    if (record.memory.has(key)) {
      return 0;
    }
  }
  for (const name of record.resultNames(assessment).filter((one) => !names.includes(one))) {
    record.remove(record.key("result", name));
  }
  return texts.size - known;
}

/**
 * What was taken, in one sentence.
 * @param {Taken} taken
 * @param {DOMStringMap} words of each count one and many, parted by `|`; `nothing`
 * @param {string} lang
 * @returns {string}
 */
export function takenSaid(taken, words, lang) {
  const told = Object.entries(taken).flatMap(([name, count]) => (count || name === "read" ? [counted(words, name, count, lang)] : []));
  const { fresh, better: more, results, sittings } = taken;
  return `${[...told, ...(fresh + more + results + sittings ? [] : [words["nothing"] ?? ""])].join(", ")}.`;
}

/**
 * The buttons that save the record to a file and take one up.
 * @param {HTMLElement} box
 * @param {Course} course
 * @param {Answers} record
 */
export function offerTransfer(box, course, record) {
  const words = box.dataset;
  const [save, take, status] = ["save", "take", "said"].map((name) => box.querySelector(`[data-fx-${name}]`));
  const input = box.querySelector("input");
  if (!input || !status) {
    return;
  }
  /** @param {string} word @param {{ [name: string]: string }} values */
  const say = (word, values) => {
    status.textContent = said(words, word, values);
  };
  save?.addEventListener("click", () => {
    const day = today();
    const link = document.createElement("a");
    link.download = said(words, "file", { course: course.id, day });
    const text = fileOf(record, course, words["title"] ?? "", day);
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.click();
    say("saved", { name: link.download });
  });
  take?.addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) {
      return;
    }
    /** @type {ReturnType<typeof openFile>} */
    let found = { refusal: "big", title: "" };
    if (file.size <= MOST) {
      found = openFile(await file.text().catch(() => ""), course.id);
    }
    // The same file may be chosen again.
    input.value = "";
    if ("refusal" in found) {
      say(found.refusal, { title: found.title });
      return;
    }
    const taken = takeIn(record, course, found.handed);
    document.dispatchEvent(new CustomEvent("fx-record"));
    status.textContent = takenSaid(taken, words, document.documentElement.lang);
  });
}
