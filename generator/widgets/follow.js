/**
 * What is shown of the record follows it.
 */

/**
 * Shows now, and again whenever the record may have changed: in this page, in another tab, or while the page was away.
 * @param {Pick<import("./record.js").Record, "owns">} record
 * @param {() => void} show
 */
export function follow(record, show) {
  show();
  document.addEventListener("fx-record", show);
  addEventListener("pageshow", (event) => event.persisted && show());
  addEventListener("storage", (event) => {
    if (record.owns(event.key)) {
      show();
    }
  });
}
