/**
 * How far the learner is: counts and gauges on home, modules and lessons, and « Reprendre ». Reads the record, and writes
 * only which lesson was opened last. Questions themselves are in quiz.js, erasing is in erase.js.
 */
import { recordOf, theCourse } from "./course.js";
import { button, make } from "./elements.js";
import { standing } from "./entry.js";
import { follow } from "./follow.js";
import { missed } from "./review.js";
import { counted, said } from "./said.js";

/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./entry.js").Entry} Entry */

/**
 * How many questions of a lesson, of all lessons of a module, or of an exercise book are known.
 * @param {Course} course
 * @param {ReadonlyMap<string, Entry>} entries
 * @param {string} place id of a lesson or of a module; `training/` and the name of a bank
 * @returns {{ right: number, total: number }}
 */
export function countIn(course, entries, place) {
  const lessons = course.lessons.filter(([id]) => id === place || id.startsWith(`${place}/`));
  const bank = course.banks.findIndex(([name]) => place === `training/${name}`);
  const own = Object.keys(course.prints).filter((id) => course.about[id]?.[1] === bank);
  const questions = new Set([...lessons.flatMap(([, , ids]) => ids), ...own]);
  const right = [...questions].filter((id) => standing(entries.get(id), course.prints[id] ?? "") === "right");
  return { right: right.length, total: questions.size };
}

/** @param {Course} course @param {ReadonlyMap<string, Entry>} entries */
function showCounts(course, entries) {
  for (const place of document.querySelectorAll("[data-fx-count]")) {
    if (!(place instanceof HTMLElement)) {
      continue;
    }
    const { right, total } = countIn(course, entries, place.dataset["fxCount"] ?? "");
    const target = place.querySelector("a") ?? place;
    if (total > 0 && place.dataset["fxText"]) {
      target.textContent = said(place.dataset, "fxText", { n: String(right), total: String(total) });
    }
  }
  for (const gauge of document.querySelectorAll("[data-fx-gauge]")) {
    if (gauge instanceof HTMLElement) {
      const { right, total } = countIn(course, entries, gauge.dataset["fxGauge"] ?? "");
      gauge.hidden = total === 0;
      gauge.style.setProperty("--fx-part", String(total ? right / total : 0));
    }
  }
}

/**
 * @param {Course} course
 * @param {ReadonlyMap<string, Entry>} entries
 * @param {string} last lesson
 */
function showResume(course, entries, last) {
  const box = document.querySelector("[data-fx-resume]");
  if (!(box instanceof HTMLElement)) {
    return;
  }
  const lesson = course.lessons.find(([id]) => id === last);
  const again = missed(course, entries);
  const at = lesson ?? course.lessons.find(([, , ids]) => ids.includes(again[0] ?? ""));
  box.hidden = !at;
  const title = box.querySelector("[data-fx-resume-title]");
  const link = box.querySelector("[data-fx-resume-link]");
  const redo = box.querySelector("[data-fx-resume-missed]");
  if (at && title && link instanceof HTMLAnchorElement && redo instanceof HTMLAnchorElement) {
    title.textContent = at[1];
    link.href = `${at[0]}.html`;
    redo.hidden = again.length === 0;
    redo.textContent = counted(redo.dataset, "fxResumeMissed", again.length, document.documentElement.lang);
  }
}

/**
 * Says once, in words, what goes wrong with the record. It lies over the page, so that nothing moves.
 * @param {Course} course
 * @param {readonly import("./record.js").Fault[]} faults
 */
function say(course, faults) {
  for (const fault of faults) {
    const notice = make("div", "fx-notice");
    notice.setAttribute("role", "status");
    const close = button(course.words["close"] ?? "", () => notice.remove());
    close.classList.add("fx-button--outline");
    const text = make("p", "");
    (document.getElementById("fx-content") ?? document.body).append(notice);
    notice.append(text, close);
    text.textContent = course.words[fault] ?? "";
  }
}

/** Shows what the record says, and keeps showing it. */
export function showProgress() {
  const course = theCourse();
  if (!course) {
    return;
  }
  const record = recordOf(course);
  const here = document.querySelector("[data-fx-lesson]");
  if (here instanceof HTMLElement && here.dataset["fxLesson"]) {
    record.last = here.dataset["fxLesson"];
  }
  const show = () => {
    const entries = record.all();
    showCounts(course, entries);
    showResume(course, entries, record.last);
  };
  follow(record, show);
  // That nothing can be kept matters once there is something to keep.
  say(course, record.faults(["unreadable", "newer"]));
  document.addEventListener("fx-record", () => say(course, record.faults(["forbidden", "full", "unreadable", "newer"])));
}
