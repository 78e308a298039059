// What a calendar file holds, line by line. That another program reads it is proven by tests/browser/assessments.
import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarOf, monthsLater } from "../../generator/widgets/calendar.js";

const day = {
  uid: "cours-a-froid-2027-01-24@fascicule",
  day: "2027-01-24",
  stamp: "2026-11-24",
  title: "Chorus Pro : évaluation à froid",
  text: "Durée prévue : 15 min.",
  url: "https://exemple.org/assessments/a-froid.html",
};

test("a whole day, with the day after as its end and a reminder in the morning", () => {
  const lines = calendarOf([day]).split("\r\n");
  for (const line of ["DTSTAMP:20261124T000000Z", "DTSTART;VALUE=DATE:20270124", "DTEND;VALUE=DATE:20270125", "TRIGGER:PT9H", `UID:${day.uid}`]) {
    assert.ok(lines.includes(line), line);
  }
  assert.equal(lines[0], "BEGIN:VCALENDAR");
  assert.deepEqual(lines.slice(-2), ["END:VCALENDAR", ""]);
});

test("no line is longer than 75 octets, and what was folded is whole when unfolded", () => {
  const text = "Évaluation à froid, à faire à l’agence ; « relire » \\ puis répondre. ".repeat(9);
  const file = calendarOf([{ ...day, text }]);
  for (const line of file.split("\r\n")) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!line.includes("\uFFFD"), line);
  }
  const unfolded = file.replaceAll("\r\n ", "");
  assert.ok(unfolded.includes(`DESCRIPTION:${text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,")}`));
});

test("a line break of a text is written, not made", () => {
  assert.ok(calendarOf([{ ...day, text: "un\r\ndeux\ntrois" }]).includes("DESCRIPTION:un\\ndeux\\ntrois\r\n"));
});

test("the address of a page opened from a folder stays out", () => {
  assert.ok(calendarOf([day]).includes("URL:https://exemple.org"));
  assert.ok(!calendarOf([{ ...day, url: "file:///D:/cours/a-froid.html" }]).includes("URL:"));
});

test("the same day gives the same bytes", () => {
  assert.equal(calendarOf([day]), calendarOf([{ ...day }]));
});

test("months later is the same day, or the last of a shorter month", () => {
  assert.equal(monthsLater("2026-11-24", 2), "2027-01-24");
  assert.equal(monthsLater("2026-12-31", 2), "2027-02-28");
  assert.equal(monthsLater("2027-12-31", 2), "2028-02-29");
  assert.equal(monthsLater("2026-01-31", 1), "2026-02-28");
  assert.equal(monthsLater("2026-10-15", 15), "2028-01-15");
});
