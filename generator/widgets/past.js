/**
 * In the head, around a script that only who has answered something needs at once: `data-fx-past` names it. Who has a past, or
 * follows a link into the page, gets it here, before the first picture, so that nothing moves. To the others later.js brings
 * it when it is wanted: that of the questions is a tenth of what a lesson weighs.
 *
 * Written into the document, and not added to it: only then does it run in its turn, once the page is read, and hold the
 * first picture back.
 */
const here = document.currentScript;
let past = location.hash !== "";
try {
  // Every lesson notes that it was opened: that alone shows nothing.
  past ||= Object.keys(localStorage).some((key) => key.startsWith("fascicule:") && !key.endsWith(":last"));
} catch {
  // A browser that keeps nothing has no past.
}
if (here && past) {
  document.write(`<script defer blocking="render" src="${here.dataset["fxPast"]}"></script>`);
  delete here.dataset["fxPast"];
}
