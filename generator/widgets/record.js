/**
 * The learner's record on this device: one entry a question, under the prefix of the course. No DOM; the store is given.
 *
 * A key a question, so that two tabs never overwrite each other's questions; what both say of one question is joined by
 * `join`, in any order with the same end. Key: `fascicule:<course>:1:<question>`, 1 being the version of the format: a
 * later version reads these and writes its own. `fascicule:<course>:last` holds the lesson last opened.
 *
 * Nothing here throws: a store that is forbidden or full leaves a copy in memory, and a fault is told once.
 */

export const VERSION = 1;

/**
 * What is known of one question.
 * @typedef {object} Entry
 * @property {string} print fingerprint of the question that was answered
 * @property {boolean} right whether the last response was right
 * @property {boolean} over whether the round is over: right, or missed as often as is allowed
 * @property {number} round 1, then one more each time a missed question is done again
 * @property {number} tries validated responses of this round
 * @property {number} score of the last response, 0 to 1
 * @property {string[]} response what stood in the fields
 * @property {string} day of the last response, never finer
 */

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Store */
/** @typedef {"forbidden" | "full" | "unreadable"} Fault */
/** @typedef {"new" | "updated" | "tried" | "missed" | "right"} Standing */

/**
 * An entry from its text; null when it is not one.
 * @param {string} text
 * @returns {Entry | null}
 */
export function readEntry(text) {
  /** @type {unknown} */
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(data) || data.length !== 8) {
    return null;
  }
  const [print, right, over, round, tries, score, response, day] = data;
  const count = (/** @type {unknown} */ value) => Number.isInteger(value) && Number(value) > 0;
  const texts = Array.isArray(response) && response.every((one) => typeof one === "string");
  if (typeof print !== "string" || typeof day !== "string" || !texts || !count(round) || !count(tries)) {
    return null;
  }
  if (typeof right !== "boolean" || typeof over !== "boolean" || typeof score !== "number" || !(score >= 0 && score <= 1)) {
    return null;
  }
  return { print, right, over, round, tries, score, response, day };
}

/**
 * @param {Entry} entry
 * @returns {string}
 */
export function writeEntry(entry) {
  const { print, right, over, round, tries, score, response, day } = entry;
  return JSON.stringify([print, right, over, round, tries, score, response, day]);
}

/**
 * Which of two entries of one version of a question is further: right before wrong, then the later round, then the
 * later try, then the later day; what is still equal is settled by the text, so that the order does not count.
 * @param {Entry} one
 * @param {Entry} other
 * @returns {Entry}
 */
export function join(one, other) {
  const steps = [
    Number(one.right) - Number(other.right),
    one.round - other.round,
    one.tries - other.tries,
    Number(one.day > other.day) - Number(one.day < other.day),
    Number(writeEntry(one) >= writeEntry(other)) - 0.5,
  ];
  return (steps.find((step) => step !== 0) ?? 1) > 0 ? one : other;
}

/**
 * Where the learner stands with a question whose fingerprint is now `print`.
 * @param {Entry | null | undefined} entry
 * @param {string} print
 * @returns {Standing}
 */
export function standing(entry, print) {
  if (!entry) {
    return "new";
  }
  if (entry.print !== print) {
    return "updated";
  }
  return entry.right ? "right" : entry.over ? "missed" : "tried";
}

/**
 * The record of a course in a store. `reach` gives the store and may throw.
 */
export class Record {
  /**
   * @param {string} course
   * @param {() => Store} reach
   */
  constructor(course, reach) {
    this.prefix = `fascicule:${course}:`;
    this.entries = `${this.prefix}${VERSION}:`;
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
      this.store.getItem(this.entries);
    } catch {
      this.store = null;
      this.fault("forbidden");
    }
  }

  /** @param {Fault} fault */
  fault(fault) {
    if (!this.said.has(fault)) {
      this.said.add(fault);
      this.unsaid.push(fault);
    }
  }

  /**
   * The faults of these kinds that nobody has been told of yet.
   * @param {readonly Fault[]} kinds
   * @returns {Fault[]}
   */
  faults(kinds) {
    const found = this.unsaid.filter((fault) => kinds.includes(fault));
    this.unsaid = this.unsaid.filter((fault) => !kinds.includes(fault));
    return found;
  }

  /**
   * @param {string} key
   * @returns {string | null}
   */
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

  /** Every key of ours that begins with `start`. @param {string} start @returns {string[]} */
  keys(start) {
    const found = new Set(this.memory.keys());
    try {
      for (let index = 0; index < (this.store?.length ?? 0); index += 1) {
        found.add(this.store?.key(index) ?? "");
      }
    } catch {
      this.fault("forbidden");
    }
    return [...found].filter((key) => key.startsWith(start));
  }

  /**
   * What is known of a question. What cannot be read is told and put away: the question counts as not answered.
   * @param {string} id
   * @returns {Entry | null}
   */
  entry(id) {
    const text = this.get(this.entries + id);
    const entry = text === null ? null : readEntry(text);
    if (text !== null && !entry) {
      this.fault("unreadable");
      this.remove(this.entries + id);
    }
    return entry;
  }

  /** Every question known. @returns {Map<string, Entry>} */
  all() {
    /** @type {Map<string, Entry>} */
    const found = new Map();
    for (const key of this.keys(this.entries).sort()) {
      const id = key.slice(this.entries.length);
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
    this.set(this.entries + id, writeEntry(joined));
    return joined;
  }

  /**
   * Drops what is known of questions that the course no longer has. Done when a page opens, since it has just read the
   * list: a page left open for weeks must not drop what a newer one wrote. A list without a question is no list.
   * @param {Iterable<string>} ids of all questions
   * @returns {string[]} the ids dropped
   */
  keepOnly(ids) {
    const known = new Set(ids);
    if (known.size === 0) {
      return [];
    }
    const gone = this.keys(this.entries).map((key) => key.slice(this.entries.length)).filter((id) => !known.has(id));
    for (const id of gone) {
      this.remove(this.entries + id);
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
