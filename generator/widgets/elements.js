/**
 * The few elements that the scripts add to a page. Text only, never markup.
 */

/** Says a thing to a reader who does not see it happen. @param {string} text */
export function tell(text) {
  let region = document.getElementById("fx-told");
  if (!region) {
    region = make("div", "fx-sr");
    region.id = "fx-told";
    region.setAttribute("role", "status");
    (document.getElementById("fx-content") ?? document.body).append(region);
  }
  region.textContent = text;
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} className
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/**
 * A filled button that sends no form.
 * @param {string} text
 * @param {() => void} act
 */
export function button(text, act) {
  const made = make("button", "fx-button", text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}
