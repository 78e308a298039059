/**
 * The words of a page with what they name put in. Pure.
 */

/**
 * @param {DOMStringMap} words
 * @param {string} word
 * @param {{ [name: string]: string }} [values]
 * @returns {string}
 */
export function said(words, word, values = {}) {
  return (words[word] ?? "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/**
 * A counted word: both forms stand in one, parted by a bar.
 * @param {DOMStringMap} words
 * @param {string} word
 * @param {number} count
 * @param {string} lang
 * @param {{ [name: string]: string }} [values]
 * @returns {string}
 */
export function counted(words, word, count, lang, values = {}) {
  const [one = "", many = ""] = (words[word] ?? "").split("|");
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(count);
  const form = new Intl.PluralRules(lang).select(count) === "one" ? one : many;
  return said({ form }, "form", { n: number, ...values });
}
