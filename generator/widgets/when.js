/**
 * A day as one says it: today, tomorrow, in three days, on 3 December. Pure; the words are the page's.
 */

/**
 * @param {string} day 2026-12-03
 * @param {string} today
 * @param {{ today: string, tomorrow: string, days: string, on: string }} words the last two with {n} and {date}
 * @param {string} lang
 * @returns {string}
 */
export function whenSaid(day, today, words, lang) {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  if (days < 2) {
    return days < 1 ? words.today : words.tomorrow;
  }
  return days < 8 ? words.days.replace("{n}", String(days)) : words.on.replace("{date}", dateSaid(day, lang));
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
