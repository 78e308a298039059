/**
 * The filter above a memo's table: a field, toggle buttons, a live count. Hidden in the page until this script shows it.
 * Which words match is in words.js.
 */
import { matches, wordsOf } from "./words.js";

/**
 * @typedef {object} Line
 * @property {HTMLTableRowElement} row
 * @property {string[]} words
 * @property {string} group
 */

/**
 * The count as the reader sees it.
 * @param {{ text: string, one: string, none: string }} say text and one with {n} and {total}; one and none may be empty
 * @param {number} shown
 * @param {number} total
 * @returns {string}
 */
export function countText(say, shown, total) {
  if (shown === 0 && say.none) {
    return say.none;
  }
  return (shown === 1 && say.one ? say.one : say.text).replaceAll("{n}", String(shown)).replaceAll("{total}", String(total));
}

/**
 * @param {HTMLTableElement} table
 * @returns {Line[]}
 */
function linesOf(table) {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  return rows.map((row) => ({ row, words: wordsOf(row.textContent ?? ""), group: row.dataset["fxGroup"] ?? "" }));
}

/**
 * Shows and drives one filter form.
 * @param {HTMLFormElement} form
 */
function startFilter(form) {
  const table = document.getElementById(form.dataset["fxFilter"] ?? "");
  const field = form.querySelector("input");
  const count = form.querySelector("[role=status]");
  if (!(table instanceof HTMLTableElement) || !field || !(count instanceof HTMLElement)) {
    return;
  }
  const lines = linesOf(table);
  const toggles = [...form.querySelectorAll("button[data-fx-show]")].filter((button) => button instanceof HTMLElement);
  const say = { text: count.dataset["fxText"] ?? "", one: count.dataset["fxOne"] ?? "", none: count.dataset["fxNone"] ?? "" };
  let group = "";

  const apply = () => {
    const query = wordsOf(field.value);
    let shown = 0;
    for (const line of lines) {
      const fits = (!group || line.group === group) && matches(query, line.words);
      line.row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    const text = countText(say, shown, lines.length);
    if (text && count.textContent !== text) {
      count.textContent = text;
    }
  };
  /** @param {string} wanted */
  const choose = (wanted) => {
    group = wanted;
    for (const toggle of toggles) {
      toggle.setAttribute("aria-pressed", String((toggle.dataset["fxShow"] ?? "") === wanted));
    }
    apply();
  };
  /** A link to a row wins over the filter that hides it. */
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && table.contains(target) && target.closest("tr")?.hidden) {
      field.value = "";
      choose("");
      target.scrollIntoView();
    }
  };

  /** What is left must not hide below the window's edge, or behind a phone's keyboard: the filter goes to the top. */
  const bring = () => {
    const first = lines.find((line) => !line.row.hidden)?.row.getBoundingClientRect();
    const edges = getComputedStyle(document.documentElement);
    const view = window.visualViewport;
    const bottom = (view ? view.offsetTop + view.height : innerHeight) - (parseFloat(edges.scrollPaddingBottom) || 0);
    if (first && (first.top < (parseFloat(edges.scrollPaddingTop) || 0) || first.top + 48 > bottom)) {
      form.scrollIntoView();
    }
  };

  field.addEventListener("input", () => {
    apply();
    bring();
  });
  for (const toggle of toggles) {
    toggle.addEventListener("click", () => {
      choose(toggle.dataset["fxShow"] ?? "");
      bring();
    });
  }
  addEventListener("hashchange", reveal);
  form.hidden = false;
  apply();
}

/**
 * Starts each filter that is still hidden.
 * @param {ParentNode} root
 */
export function filterTables(root) {
  for (const form of root.querySelectorAll("form[data-fx-filter][hidden]")) {
    if (form instanceof HTMLFormElement) {
      startFilter(form);
    }
  }
}
