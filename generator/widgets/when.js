/**
 * A day as one says it: today, tomorrow, in three days, on 3 December. Pure; the words are the page's.
 */
import { said } from "./said.js";

/**
 * @param {string} day 2026-12-03
 * @param {string} today
 * @param {DOMStringMap} words `today`, `tomorrow`, `inDays` with {n}, `onDate` with {date}
 * @param {string} lang
 * @returns {string}
 */
export function whenSaid(day, today, words, lang) {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  if (days < 2) {
    return words[days < 1 ? "today" : "tomorrow"] ?? "";
  }
  return days < 8 ? said(words, "inDays", { n: String(days) }) : said(words, "onDate", { date: dateSaid(day, lang) });
}

/**
 * 3 décembre 2026; the first of a month is « 1er » in French.
 * @param {string} day
 * @param {string} lang
 * @returns {string}
 */
export function dateSaid(day, lang) {
  const form = new Intl.DateTimeFormat(lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const said = form.format(new Date(day));
  return lang.startsWith("fr") ? said.replace(/^1 /, "1er ") : said;
}
