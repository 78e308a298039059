/**
 * How a typed response is read: what of it counts and what does not. Pure; no DOM, no question.
 * The same reading, rule for rule and in the same order, is in `grading/reading.py`; tests hold the two together.
 */

const MOST_DIGITS = 40;

/** @type {Record<string, string>} */
const LIGATURES = { œ: "oe", æ: "ae", ß: "ss", ς: "σ" };

/** The names of each month in French and in English, folded. */
const MONTHS = (
  "janvier janv january jan|fevrier fevr february feb|mars march mar|avril avr april apr|mai may|juin june jun|" +
  "juillet juil july jul|aout august aug|septembre september sept sep|octobre october oct|novembre november nov|" +
  "decembre december dec"
)
  .split("|")
  .map((names) => names.split(" "));

const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const SPACES = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/**
 * The text as it was typed, but for its spaces: one plain one inside, none around, and nothing unseen.
 * @param {string} text
 * @returns {string}
 */
export function typed(text) {
  return text.normalize("NFC").replace(UNSEEN, "").replace(SPACES, " ").replace(/^ | $/g, "");
}

/**
 * The text without accents, case, ligatures, quotes, kinds of apostrophe, dash and space.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return text
    .replace(/[’‘ʼ‛′´`]/g, "'")
    .replace(/[«»“”„‟"]/g, " ")
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .replace(UNSEEN, "")
    .toLowerCase()
    .replace(/[œæßς]/g, (letter) => LIGATURES[letter] ?? letter)
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(SPACES, " ")
    .replace(/^ | $/g, "")
    .replace(/ (?=[;:!?])/g, "");
}

/**
 * What a response says, in one form: two texts that read the same are the same response. A date becomes `2026-09-01`,
 * a number `1200.5`, anything else its folded text without punctuation at the ends. Nothing typed is the empty text.
 * @param {string} text
 * @returns {string}
 */
export function reading(text) {
  const said = bare(fold(text));
  return date(said) || plainNumber(said) || said;
}

/**
 * A number without rounding: `units` divided by ten to the power of `places`.
 * @typedef {{ units: bigint, places: number }} Exact
 */

/**
 * The number that a text gives, with or without the unit, which is already read by `unitReading`.
 * @param {string} text
 * @param {string} [unit]
 * @returns {Exact | null}
 */
export function number(text, unit = "") {
  const [, before = "", sign = "", given = "", after = "", rest = ""] =
    bare(fold(text)).match(/^([^-+.,0-9]*)([+-]?) ?([0-9][0-9 ]*)?(?:[.,] ?([0-9 ]*))?(.*)$/) ?? [];
  const whole = given.replaceAll(" ", "");
  const decimals = after.replaceAll(" ", "");
  const strange = [before, rest].map(unitReading).some((word) => word && word !== unit);
  if (strange || (before && rest) || !(whole + decimals) || Math.max(whole.length, decimals.length) > MOST_DIGITS) {
    return null;
  }
  const units = BigInt(whole + decimals);
  return { units: sign === "-" ? -units : units, places: decimals.length };
}

/**
 * Whether two numbers are at most `tolerance` apart.
 * @param {Exact} one
 * @param {Exact} other
 * @param {Exact} tolerance
 * @returns {boolean}
 */
export function within(one, other, tolerance) {
  const places = Math.max(one.places, other.places, tolerance.places);
  /** @param {Exact} exact */
  const scaled = (exact) => exact.units * 10n ** BigInt(places - exact.places);
  const apart = scaled(one) - scaled(other);
  return (apart < 0n ? -apart : apart) <= scaled(tolerance);
}

/**
 * The sum of numbers, exactly.
 * @param {readonly Exact[]} all
 * @returns {Exact}
 */
export function sum(all) {
  const places = Math.max(0, ...all.map((one) => one.places));
  return { units: all.reduce((units, one) => units + one.units * 10n ** BigInt(places - one.places), 0n), places };
}

/**
 * A number in one form, without zeros in excess: `-1234.5`.
 * @param {Exact} exact
 * @returns {string}
 */
export function decimal({ units, places }) {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
  const cut = digits.length - places;
  const decimals = digits.slice(cut).replace(/0+$/, "");
  return (units < 0n ? "-" : "") + digits.slice(0, cut) + (decimals && `.${decimals}`);
}

/**
 * The date that a text gives, as `2026-09-01`; empty if it gives no whole date.
 * @param {string} text
 * @returns {string}
 */
export function day(text) {
  const read = reading(text);
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(read) ? read : "";
}

/**
 * A unit in one form: `Jour` and `jours` are one, `€` and `euros` too.
 * @param {string} unit
 * @returns {string}
 */
export function unitReading(unit) {
  return unclosed(fold(unit))
    .split(" ")
    .map((word) => (word === "€" || word === "eur" ? "euro" : word).replace(/(?<=..)s$/, ""))
    .join("");
}

/** @param {string} folded */
function unclosed(folded) {
  return folded.replace(/[.,;:!?')\]} ]+$/, "");
}

/** @param {string} folded */
function bare(folded) {
  return unclosed(folded.replace(/^['([{¿¡ ]+/, "")) || folded;
}

/**
 * A number alone; figures that begin with a zero are a code, and keep it.
 * @param {string} said
 * @returns {string}
 */
function plainNumber(said) {
  const [found, sign, whole = "", after] = said.replaceAll(" ", "").match(/^([+-]?)([0-9]*)(?:[.,]([0-9]*))?$/) ?? [];
  const decimals = after ?? "";
  if (found === undefined || Math.max(whole.length, decimals.length) > MOST_DIGITS || !(whole + decimals)) {
    return "";
  }
  if (after === undefined && /^0./.test(whole)) {
    return whole;
  }
  const kept = decimals.replace(/0+$/, "");
  const value = (whole.replace(/^0+/, "") || "0") + (kept && `.${kept}`);
  return sign === "-" && value !== "0" ? `-${value}` : value;
}

/**
 * A date, a day of the year (`--09-01`) or a month (`2026-09`) in the order of ISO 8601; empty if it is none.
 * @param {string} said
 * @returns {string}
 */
function date(said) {
  const text = said.replace(/^(?:le|en) /, "");
  /** @param {string} [name] */
  const month = (name = "") => MONTHS.findIndex((names) => names.includes(name)) + 1;
  /** @type {RegExpMatchArray | null} */
  let found;
  if ((found = text.match(/^([0-9]{4})[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2}))?$/))) {
    return iso(found[1], Number(found[2]), found[3]);
  }
  if ((found = text.match(/^([0-9]{1,2}) ?([-/.]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{2})$/))) {
    return iso(found[4]?.padStart(4, "20"), Number(found[3]), found[1]);
  }
  if ((found = text.match(/^([0-9]{1,2})\/([0-9]{1,2})$/))) {
    return iso(undefined, Number(found[2]), found[1]);
  }
  if ((found = text.match(/^([0-9]{1,2})\/([0-9]{4})$/))) {
    return iso(found[2], Number(found[1]), undefined);
  }
  if ((found = text.match(/^(?:([0-9]{1,2})(?:er|e|st|nd|rd|th)? )?([a-z]+)\.?(?: ([0-9]{4}))?$/))) {
    return iso(found[3], month(found[2]), found[1]);
  }
  if ((found = text.match(/^([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?$/))) {
    return iso(found[3], month(found[1]), found[2]);
  }
  return "";
}

/**
 * @param {string | undefined} year
 * @param {number} month from 1; 0 for no month
 * @param {string | undefined} day
 * @returns {string}
 */
function iso(year, month, day) {
  if (month < 1 || month > 12 || (year === undefined && day === undefined)) {
    return "";
  }
  const parts = `${year ?? "-"}-${String(month).padStart(2, "0")}`;
  if (day === undefined) {
    return parts;
  }
  return Number(day) >= 1 && Number(day) <= days(Number(year ?? 0), month) ? `${parts}-${day.padStart(2, "0")}` : "";
}

/** @param {number} year @param {number} month */
function days(year, month) {
  if (month !== 2) {
    return [4, 6, 9, 11].includes(month) ? 30 : 31;
  }
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
