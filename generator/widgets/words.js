/**
 * How a reader's words meet a text: accents, case, ligatures, elisions and plurals do not count. Pure; no DOM.
 * The site's search has its own rules, in the word file of its worker.
 */

/** Elided words of French before an apostrophe, straight or curly: they say nothing about the row. */
const ELIDED = /(?<![a-z0-9])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]/g;

/**
 * The text in plain lower-case letters.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "").replaceAll("œ", "oe").replaceAll("æ", "ae");
}

/**
 * The words of a text, folded, without elisions, in the singular (a final s or x of a word of four letters or more falls).
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  const plain = fold(text).replace(ELIDED, " ");
  const found = plain.match(/[a-z0-9]+/g) ?? [];
  return found.map((word) => (word.length > 3 ? word.replace(/[sx]$/, "") : word));
}

/**
 * Whether each word of the query begins a word of the text.
 * @param {readonly string[]} query
 * @param {readonly string[]} text
 * @returns {boolean}
 */
export function matches(query, text) {
  return query.every((asked) => text.some((word) => word.startsWith(asked)));
}
