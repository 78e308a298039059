/**
 * How far the learner is: counts and gauges on home, modules and lessons, « Reprendre », and erasing on the page about
 * data. Reads the record, and writes only which lesson was opened last. Questions themselves are in quiz.js.
 */
import { recordOf, theCourse } from "./course.js";
import { standing } from "./entry.js";

/** @typedef {import("./course.js").Course} Course */
/** @typedef {import("./entry.js").Entry} Entry */

/**
 * How many questions of a lesson, or of all lessons of a module, are known.
 * @param {Course} course
 * @param {ReadonlyMap<string, Entry>} entries
 * @param {string} place id of a lesson or of a module
 * @returns {{ right: number, total: number }}
 */
export function countIn(course, entries, place) {
  const lessons = course.lessons.filter(([id]) => id === place || id.startsWith(`${place}/`));
  const questions = new Set(lessons.flatMap(([, , ids]) => ids));
  const right = [...questions].filter((id) => standing(entries.get(id), course.prints[id] ?? "") === "right");
  return { right: right.length, total: questions.size };
}

/**
 * The questions begun and not known, in the order of the course, with their lesson.
 * @param {Course} course
 * @param {ReadonlyMap<string, Entry>} entries
 * @returns {{ lesson: string, question: string }[]}
 */
export function missedIn(course, entries) {
  const seen = new Set();
  return course.lessons.flatMap(([lesson, , ids]) =>
    ids.flatMap((question) => {
      const found = standing(entries.get(question), course.prints[question] ?? "");
      const again = !seen.has(question) && (found === "missed" || found === "tried" || found === "updated");
      seen.add(question);
      return again ? [{ lesson, question }] : [];
    }),
  );
}

/**
 * @param {string} pattern with {n} and {total}
 * @param {number} n
 * @param {number} total
 */
const filled = (pattern, n, total) => pattern.replace("{n}", String(n)).replace("{total}", String(total));

/** @param {Course} course @param {ReadonlyMap<string, Entry>} entries */
function showCounts(course, entries) {
  for (const place of document.querySelectorAll("[data-fx-count]")) {
    if (!(place instanceof HTMLElement)) {
      continue;
    }
    const { right, total } = countIn(course, entries, place.dataset["fxCount"] ?? "");
    const target = place.querySelector("a") ?? place;
    if (total > 0 && place.dataset["fxText"]) {
      target.textContent = filled(place.dataset["fxText"], right, total);
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
  const lesson = course.lessons.find(([id]) => id === last);
  const missed = missedIn(course, entries);
  const first = missed[0];
  const at = lesson ?? course.lessons.find(([id]) => id === first?.lesson);
  if (!(box instanceof HTMLElement)) {
    return;
  }
  box.hidden = !at;
  const title = box.querySelector("[data-fx-resume-title]");
  const link = box.querySelector("[data-fx-resume-link]");
  const again = box.querySelector("[data-fx-resume-missed]");
  if (at && title && link instanceof HTMLAnchorElement && again instanceof HTMLAnchorElement) {
    title.textContent = at[1];
    link.href = `${at[0]}.html`;
    again.hidden = !first;
    again.href = first ? `${first.lesson}.html#question-${first.question}` : "#";
    again.textContent = filled(again.dataset[missed.length === 1 ? "fxOne" : "fxMany"] ?? "", missed.length, 0);
  }
}

/** The two steps of erasing. @param {import("./record.js").Record} record @param {() => void} show */
function offerErase(record, show) {
  const box = document.querySelector("[data-fx-erase]");
  const [ask, sure, yes, no, done] = ["ask", "sure", "yes", "no", "done"].map((name) => box?.querySelector(`[data-fx-erase-${name}]`));
  if (!(box instanceof HTMLElement) || !(ask instanceof HTMLElement) || !(sure instanceof HTMLElement) || !(done instanceof HTMLElement)) {
    return;
  }
  if (!(yes instanceof HTMLElement) || !(no instanceof HTMLElement) || !box.hidden) {
    return;
  }
  /** @param {boolean} asking */
  const turn = (asking) => {
    ask.hidden = asking;
    sure.hidden = !asking;
    (asking ? no : ask).focus();
  };
  box.hidden = false;
  ask.addEventListener("click", () => {
    done.textContent = "";
    turn(true);
  });
  no.addEventListener("click", () => turn(false));
  yes.addEventListener("click", () => {
    record.erase();
    turn(false);
    done.textContent = done.dataset["fxText"] ?? "";
    show();
  });
}

/**
 * Says once, in words, what goes wrong with the record. It lies over the page, so that nothing moves.
 * @param {Course} course
 * @param {readonly import("./record.js").Fault[]} faults
 */
function say(course, faults) {
  for (const fault of faults) {
    const notice = document.createElement("div");
    notice.className = "fx-notice";
    notice.setAttribute("role", "status");
    const close = document.createElement("button");
    close.type = "button";
    close.className = "fx-button fx-button--outline";
    close.textContent = course.words["close"] ?? "";
    close.addEventListener("click", () => notice.remove());
    const text = document.createElement("p");
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
    for (const kept of document.querySelectorAll("[data-fx-kept]")) {
      if (kept instanceof HTMLElement) {
        const count = entries.size;
        kept.textContent = filled(kept.dataset[count === 0 ? "fxNone" : count === 1 ? "fxOne" : "fxMany"] ?? "", count, 0);
      }
    }
  };
  show();
  offerErase(record, show);
  // That nothing can be kept matters once there is something to keep.
  say(course, record.faults(["unreadable", "newer"]));
  document.addEventListener("fx-record", () => {
    show();
    say(course, record.faults(["forbidden", "full", "unreadable", "newer"]));
  });
  addEventListener("pageshow", show);
  addEventListener("storage", (event) => {
    if (record.owns(event.key)) {
      show();
    }
  });
}
