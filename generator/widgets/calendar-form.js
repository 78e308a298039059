/**
 * Offers a day to note in one's calendar: that of the delayed assessment, some months after the final one.
 */
import { calendarOf, monthsLater } from "./calendar.js";
import { recordOf } from "./course.js";
import { today } from "./entry.js";

/** @typedef {import("./course.js").Course} Course */

/** @param {Course} course */
export function offerCalendar(course) {
  const box = document.querySelector("[data-fx-calendar]");
  const form = box?.querySelector("form");
  const field = box?.querySelector("input");
  const said = box?.querySelector("[role=status]");
  if (!(box instanceof HTMLElement) || !form || !field || !said || form.dataset["led"] !== undefined) {
    return;
  }
  const { fxCalendar: id = "", months = "2", event = "", text = "", file = "", badDay = "", saved = "" } = box.dataset;
  const record = recordOf(course);
  form.dataset["led"] = "";
  form.noValidate = true;
  box.hidden = false;
  const propose = () => {
    const finals = course.assessments.filter(([, type]) => type === "final");
    const last = finals.flatMap(([final]) => record.results(final).slice(-1)).map(({ day }) => day).sort().at(-1);
    const day = monthsLater(last ?? today(), Number(months));
    field.min = today();
    field.value = day < today() ? today() : day;
  };
  propose();
  form.addEventListener("submit", (submit) => {
    submit.preventDefault();
    const day = field.value;
    const bad = !/^\d{4}-\d{2}-\d{2}$/.test(day) || day < today();
    field.setAttribute("aria-invalid", String(bad));
    said.textContent = bad ? badDay : saved.replace("{name}", file);
    if (bad) {
      field.focus();
      return;
    }
    const url = new URL(`${id}.html`, location.href).href;
    save(file, calendarOf([{ uid: `${course.id}-${id}-${day}@fascicule`, day, stamp: today(), title: event, text, url }]));
  });
}

/** @param {string} name @param {string} text */
function save(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
