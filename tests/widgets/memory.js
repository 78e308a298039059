/** A store in memory, for the tests of the record. */

/** A store as browsers have it, with room for so many characters. */
export class Memory {
  /** @param {number} [room] */
  constructor(room = Infinity) {
    this.room = room;
    /** @type {Map<string, string>} */
    this.map = new Map();
  }

  get length() {
    return this.map.size;
  }

  /** @param {number} index */
  key(index) {
    return [...this.map.keys()][index] ?? null;
  }

  /** @param {string} key */
  getItem(key) {
    return this.map.get(key) ?? null;
  }

  /** @param {string} key @param {string} text */
  setItem(key, text) {
    if (text.length + key.length > this.room) {
      throw new DOMException("no room", "QuotaExceededError");
    }
    this.map.set(key, text);
  }

  /** @param {string} key */
  removeItem(key) {
    this.map.delete(key);
  }
}
