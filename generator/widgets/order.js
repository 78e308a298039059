/**
 * Buttons that move the rows of an ordering question up and down. The ranks chosen in the lists and the order of the rows
 * say the same once a button has been used; each move is told. Nothing is dragged.
 */

/** @typedef {{ up: string, down: string, moved: string }} Say */

/**
 * The rows by rank, those without one after them, in the order they stand.
 * @param {readonly { rank: string }[]} rows
 * @returns {number[]} their indices
 */
export function byRank(rows) {
  const rank = (/** @type {number} */ index) => Number(rows[index]?.rank) || rows.length + 1;
  return rows.map((_, index) => index).sort((one, other) => rank(one) - rank(other) || one - other);
}

/**
 * Gives each row its two buttons.
 * @param {HTMLElement} list
 * @param {Say} say
 * @param {(text: string) => void} tell
 * @returns {(buttons: boolean) => void} shows the rows in the order of their ranks; takes the buttons away, or not
 */
export function moveRows(list, say, tell) {
  const written = /** @type {HTMLElement[]} */ ([...list.children]);
  const select = (/** @type {HTMLElement} */ row) => /** @type {HTMLSelectElement} */ (row.querySelector("select"));
  const name = (/** @type {HTMLElement} */ row) => row.querySelector(".fx-pair__left")?.textContent?.trim() ?? "";
  /** @type {HTMLButtonElement[]} */
  const buttons = [];

  const ordered = () => {
    const rows = /** @type {HTMLElement[]} */ ([...list.children]);
    const order = byRank(rows.map((row) => ({ rank: select(row).value })));
    return order.map((index) => /** @type {HTMLElement} */ (rows[index]));
  };
  /** @param {HTMLElement[]} rows */
  const place = (rows) => {
    list.append(...rows);
    for (const [index, row] of rows.entries()) {
      const [up, down] = row.querySelectorAll("button");
      up?.setAttribute("aria-disabled", String(index === 0));
      down?.setAttribute("aria-disabled", String(index === rows.length - 1));
    }
  };
  /**
   * @param {HTMLElement} row
   * @param {-1 | 1} by
   */
  const move = (row, by) => {
    const rows = ordered();
    const from = rows.indexOf(row);
    const to = Math.min(Math.max(from + by, 0), rows.length - 1);
    rows.splice(to, 0, ...rows.splice(from, 1));
    place(rows);
    for (const [index, one] of rows.entries()) {
      select(one).value = String(index + 1);
    }
    tell(say.moved.replace("{name}", name(row)).replace("{n}", String(to + 1)).replace("{total}", String(rows.length)));
  };

  for (const row of written) {
    const group = document.createElement("span");
    group.className = "fx-pair__moves";
    for (const [by, text] of /** @type {const} */ ([[-1, say.up], [1, say.down]])) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = `fx-move fx-move--${by < 0 ? "up" : "down"}`;
      button.setAttribute("aria-label", text.replace("{name}", name(row)));
      button.addEventListener("click", () => {
        move(row, by);
        button.focus();
      });
      group.append(button);
      buttons.push(button);
    }
    row.append(group);
  }
  place(written);
  // On paper the rows stand as written.
  addEventListener("beforeprint", () => list.append(...written));
  addEventListener("afterprint", () => place(ordered()));

  return (shown) => {
    // Without any rank the rows stand as written: how they stood would tell the last answer.
    place(written.some((row) => select(row).value) ? ordered() : written);
    for (const button of buttons) {
      button.hidden = !shown;
    }
  };
}
