/**
 * What Material's markup lacks for the keyboard and the screen reader, set from outside so that no template of the theme
 * is copied: names, roles, the current page. Only attributes; the look is in shell.css.
 */

/**
 * Puts a button where a <label> of a hidden checkbox stands: a label takes no focus and may not call itself a button.
 * It keeps the classes, the content and the `for` by which the theme's style sheet knows it.
 * @param {HTMLLabelElement} label
 * @param {string} name said where the content is an icon alone
 */
function buttonForLabel(label, name) {
  const box = document.getElementById(label.htmlFor);
  if (!(box instanceof HTMLInputElement)) {
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.setAttribute("for", label.htmlFor);
  if (label.id) {
    button.id = label.id;
  }
  if (name) {
    button.setAttribute("aria-label", name);
  }
  button.append(...label.childNodes);
  const tell = () => button.setAttribute("aria-expanded", String(box.checked));
  box.addEventListener("change", tell);
  button.addEventListener("click", () => box.click());
  tell();
  label.replaceWith(button);
}

/**
 * On a narrow window the closed search hides its field from the eye only: the keyboard is kept out of it too, or the next
 * link would be focused off screen.
 * @param {HTMLElement} query
 * @param {HTMLInputElement} box
 */
function closeToKeyboard(query, box) {
  const narrow = window.matchMedia("(max-width: 59.984375em)");
  const set = () => {
    query.tabIndex = narrow.matches && !box.checked ? -1 : 0;
  };
  box.addEventListener("change", set);
  narrow.addEventListener("change", set);
  set();
}

/**
 * @param {ParentNode} root
 */
export function mendTheme(root) {
  const search = root.querySelector(".md-search[role=dialog]");
  const query = root.querySelector(".md-search__input");
  const searchName = query?.getAttribute("aria-label") ?? "";
  if (search && searchName) {
    search.setAttribute("aria-label", searchName);
  }
  root.querySelector(".md-search__scrollwrap")?.setAttribute("aria-label", searchName);
  root.querySelector(".md-search__scrollwrap")?.setAttribute("role", "group");
  // « Initialisation », then how many were found: said without leaving the field.
  root.querySelector(".md-search-result__meta")?.setAttribute("role", "status");
  const searchBox = root.querySelector("#__search");
  if (query instanceof HTMLElement && searchBox instanceof HTMLInputElement) {
    closeToKeyboard(query, searchBox);
  }

  // aria-expanded means nothing on a <nav>; the label that folds it says it instead.
  for (const nav of root.querySelectorAll("nav[aria-expanded]")) {
    nav.removeAttribute("aria-expanded");
  }
  const navName = root.querySelector(".md-nav--primary")?.getAttribute("aria-label") ?? "";
  for (const label of root.querySelectorAll("label[for=__drawer].md-header__button, label[for=__search].md-header__button, label.md-nav__link[tabindex='0']")) {
    if (label instanceof HTMLLabelElement) {
      const names = new Map([["__drawer", navName], ["__search", searchName]]);
      const beside = label.textContent?.trim() ? "" : (label.parentElement?.querySelector("a")?.textContent?.trim() ?? "");
      buttonForLabel(label, names.get(label.htmlFor) ?? beside);
    }
  }
  for (const link of root.querySelectorAll(".md-nav--primary a.md-nav__link--active")) {
    if (!link.closest(".md-nav--secondary")) {
      link.setAttribute("aria-current", "page");
    }
  }
  root.querySelector(".md-tabs__item--active .md-tabs__link")?.setAttribute("aria-current", "true");
}
