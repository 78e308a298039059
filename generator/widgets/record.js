/**
 * The learner's record on this device, under the prefix of the course. No DOM; the store is given.
 *
 * A key a thing, so that two tabs never overwrite each other's; what both say of one question is joined by `join`, in any
 * order with the same end. Keys: `fascicule:<course>:2:<kind>:<name>`, 2 being the version of the format and the kind one
 * of KINDS; `fascicule:<course>:last` holds the lesson last opened. Entries of version 1 are rewritten when a page opens.
 * What a newer version wrote is told and left alone.
 *
 * Nothing here throws: a store that is forbidden or full leaves a copy in memory, and a fault is told once.
 */
import { readResult, readSitting, writeResult, writeSitting } from "./attempt.js";
import { join, readEntry, writeEntry } from "./entry.js";

export const VERSION = 2;

/** Kinds of keys: entry of a question, sitting in progress, result, preference. */
export const KINDS = { entry: "q", sitting: "s", result: "r", preference: "p" };

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("./attempt.js").Sitting} Sitting */
/** @typedef {import("./attempt.js").Result} Result */
/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Store */
/** @typedef {"forbidden" | "full" | "unreadable" | "newer"} Fault */

/** The record of a course in a store. `reach` gives the store and may throw. */
export class Record {
  /**
   * @param {string} course
   * @param {() => Store} reach
   */
  constructor(course, reach) {
    this.prefix = `fascicule:${course}:`;
    this.own = `${this.prefix}${VERSION}:`;
    /** What the store did not take. @type {Map<string, string>} */
    this.memory = new Map();
    /** @type {Fault[]} */
    this.unsaid = [];
    /** @type {Set<Fault>} */
    this.said = new Set();
    /** @type {Store | null} */
    this.store = null;
    try {
      this.store = reach();
      this.store.getItem(this.own);
    } catch {
      this.store = null;
      this.fault("forbidden");
    }
    this.moveUp();
  }

  /** Rewrites what the first version kept, and notes what a newer one did. */
  moveUp() {
    for (const key of this.keys(this.prefix)) {
      const [version = "", id = ""] = key.slice(this.prefix.length).split(/:(.*)/s);
      if (Number(version) > VERSION) {
        this.fault("newer");
      } else if (version === "1") {
        const entry = readEntry(this.get(key) ?? "");
        const there = this.entry(id);
        if (entry && there && there.print !== entry.print) {
          // An old edition, open in another tab, answered an older question.
        } else if (entry) {
          this.put(id, entry);
        } else {
          this.fault("unreadable");
        }
        this.remove(key);
      }
    }
  }

  /** @param {Fault} fault */
  fault(fault) {
    if (!this.said.has(fault)) {
      this.said.add(fault);
      this.unsaid.push(fault);
    }
  }

  /** The faults of these kinds that nobody has been told of yet. @param {readonly Fault[]} kinds @returns {Fault[]} */
  faults(kinds) {
    const found = this.unsaid.filter((fault) => kinds.includes(fault));
    this.unsaid = this.unsaid.filter((fault) => !kinds.includes(fault));
    return found;
  }

  /** @param {string} key @returns {string | null} */
  get(key) {
    try {
      return this.memory.get(key) ?? this.store?.getItem(key) ?? null;
    } catch {
      this.fault("forbidden");
      return null;
    }
  }

  /**
   * @param {string} key
   * @param {string} text
   * @param {boolean} [quiet] whether a fault of this write is not worth a word
   */
  set(key, text, quiet = false) {
    try {
      if (this.store) {
        this.store.setItem(key, text);
        this.memory.delete(key);
        return;
      }
    } catch (error) {
      if (!quiet) {
        const full = error instanceof Error && /quota/i.test(`${error.name} ${error.message}`);
        this.fault(full ? "full" : "forbidden");
      }
    }
    this.memory.set(key, text);
  }

  /** @param {string} key */
  remove(key) {
    this.memory.delete(key);
    try {
      this.store?.removeItem(key);
    } catch {
      this.fault("forbidden");
    }
  }

  /** Every key of ours that begins with `start`, sorted. @param {string} start @returns {string[]} */
  keys(start) {
    const found = new Set(this.memory.keys());
    try {
      for (let index = 0; index < (this.store?.length ?? 0); index += 1) {
        found.add(this.store?.key(index) ?? "");
      }
    } catch {
      this.fault("forbidden");
    }
    return [...found].filter((key) => key.startsWith(start)).sort();
  }

  /** @param {keyof typeof KINDS} kind @param {string} [name] */
  key(kind, name = "") {
    return `${this.own}${KINDS[kind]}:${name}`;
  }

  /** The names kept of a kind, sorted. @param {keyof typeof KINDS} kind @returns {string[]} */
  names(kind) {
    return this.keys(this.key(kind)).map((key) => key.slice(this.key(kind).length));
  }

  /**
   * A kept text, read. What cannot be read is told and put away.
   * @template T
   * @param {string} key
   * @param {(text: string) => T | null} reader
   * @returns {T | null}
   */
  read(key, reader) {
    const text = this.get(key);
    const found = text === null ? null : reader(text);
    if (text !== null && found === null) {
      this.fault("unreadable");
      this.remove(key);
    }
    return found;
  }

  /** What is known of a question; null when it has not been answered. @param {string} id @returns {Entry | null} */
  entry(id) {
    return this.read(this.key("entry", id), readEntry);
  }

  /** Every question known. @returns {Map<string, Entry>} */
  all() {
    /** @type {Map<string, Entry>} */
    const found = new Map();
    for (const id of this.names("entry")) {
      const entry = this.entry(id);
      if (entry) {
        found.set(id, entry);
      }
    }
    return found;
  }

  /**
   * Writes an entry, joined with what another tab may have written since; of an older version of the question nothing
   * is kept.
   * @param {string} id
   * @param {Entry} entry
   * @returns {Entry}
   */
  put(id, entry) {
    const there = this.entry(id);
    const joined = there && there.print === entry.print ? join(there, entry) : entry;
    this.set(this.key("entry", id), writeEntry(joined));
    return joined;
  }

  /** @param {string} assessment @returns {Sitting | null} */
  sitting(assessment) {
    return this.read(this.key("sitting", assessment), readSitting);
  }

  /** @param {string} assessment @param {Sitting | null} sitting null ends it */
  sit(assessment, sitting) {
    if (sitting) {
      this.set(this.key("sitting", assessment), writeSitting(sitting));
    } else {
      this.remove(this.key("sitting", assessment));
    }
  }

  /** The results of an assessment, the first first. @param {string} assessment @returns {Result[]} */
  results(assessment) {
    return this.resultNames(assessment).flatMap((name) => this.read(this.key("result", name), readResult) ?? []);
  }

  /** @param {string} assessment */
  resultNames(assessment) {
    const number = (/** @type {string} */ name) => Number(name.slice(assessment.length + 1));
    const names = this.names("result").filter((name) => name.startsWith(`${assessment}:`) && number(name) > 0);
    return names.sort((one, other) => number(one) - number(other));
  }

  /**
   * Adds a result; one that is there already, word for word, is not added again.
   * @param {string} assessment
   * @param {Result} result
   * @returns {boolean} whether it was added
   */
  addResult(assessment, result) {
    const text = writeResult(result);
    const names = this.resultNames(assessment);
    if (names.some((name) => this.get(this.key("result", name)) === text)) {
      return false;
    }
    const last = Number(names.at(-1)?.slice(assessment.length + 1) ?? 0);
    this.set(this.key("result", `${assessment}:${last + 1}`), text);
    return true;
  }

  /** @param {string} name @returns {string} empty when nothing was preferred */
  preference(name) {
    return this.get(this.key("preference", name)) ?? "";
  }

  /** @param {string} name @param {string} value */
  prefer(name, value) {
    this.set(this.key("preference", name), value, true);
  }

  /**
   * Drops what is known of questions and assessments that the course no longer has. Done when a page opens, since it has
   * just read the lists: a page left open for weeks must not drop what a newer one wrote. A list without a question is no
   * list.
   * @param {Iterable<string>} ids of all questions
   * @param {Iterable<string>} [assessments]
   * @returns {string[]} the questions dropped
   */
  keepOnly(ids, assessments = []) {
    const known = new Set(ids);
    if (known.size === 0) {
      return [];
    }
    const gone = this.names("entry").filter((id) => !known.has(id));
    for (const id of gone) {
      this.remove(this.key("entry", id));
    }
    const held = new Set(assessments);
    for (const id of this.names("sitting").filter((name) => !held.has(name))) {
      this.remove(this.key("sitting", id));
    }
    return gone;
  }

  /** The lesson last opened. */
  get last() {
    return this.get(`${this.prefix}last`) ?? "";
  }

  set last(lesson) {
    if (this.last !== lesson) {
      this.set(`${this.prefix}last`, lesson, true);
    }
  }

  /** Forgets everything about this course, of every version of the format. */
  erase() {
    for (const key of this.keys(this.prefix)) {
      this.remove(key);
    }
  }

  /** Whether a key of the store is one of ours. @param {string | null} key */
  owns(key) {
    return key === null || key.startsWith(this.prefix);
  }
}
