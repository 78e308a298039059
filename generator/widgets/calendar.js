/**
 * A day for a calendar, as the text of an .ics file (RFC 5545). Pure: days are handed in, nothing is saved here.
 */

/**
 * @typedef {object} Day
 * @property {string} uid the same for the same thing on the same day, so that adding it twice gives one
 * @property {string} day 2027-01-24, a whole day
 * @property {string} stamp the day the file is made
 * @property {string} title
 * @property {string} text
 * @property {string} [url] of the page; left out unless it can be opened from elsewhere
 */

/** The hour of the reminder, on the day itself. */
const REMINDER = "PT9H";

/** The most octets of a line, its end left out. */
const LINE = 75;

/**
 * The whole file.
 * @param {readonly Day[]} days
 * @returns {string}
 */
export function calendarOf(days) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fascicule//Fascicule//FR", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"];
  for (const one of days) {
    lines.push(
      "BEGIN:VEVENT",
      `UID:${escaped(one.uid)}`,
      `DTSTAMP:${compact(one.stamp)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(one.day)}`,
      // The end is the first day that is no longer in it.
      `DTEND;VALUE=DATE:${compact(nextDay(one.day))}`,
      `SUMMARY:${escaped(one.title)}`,
      `DESCRIPTION:${escaped(one.text)}`,
      ...(/^https?:\/\//.test(one.url ?? "") ? [`URL:${one.url}`] : []),
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escaped(one.title)}`,
      `TRIGGER:${REMINDER}`,
      "END:VALARM",
      "END:VEVENT",
    );
  }
  lines.push("END:VCALENDAR");
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** @param {string} day */
const compact = (day) => day.replaceAll("-", "");

/** @param {string} day */
const nextDay = (day) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** What a text value may not hold as it is. @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");

/**
 * A line in pieces of 75 octets, no sign of which is cut; each piece but the first begins with a space.
 * @param {string} line
 * @returns {string}
 */
function folded(line) {
  let text = "";
  let room = LINE;
  for (const sign of line) {
    const octets = new TextEncoder().encode(sign).length;
    if (octets > room) {
      text += "\r\n ";
      room = LINE - 1;
    }
    text += sign;
    room -= octets;
  }
  return text;
}

/**
 * The same day some months later; the last day of a shorter month where it has none.
 * @param {string} day
 * @param {number} months
 * @returns {string}
 */
export function monthsLater(day, months) {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last.getUTCDate()))).toISOString().slice(0, 10);
}
