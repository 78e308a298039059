/**
 * A glossary term explained where it stands. The page holds plain links to the glossary with the definition in an
 * attribute; a click, a tap or Enter opens it beside the word instead of leaving the page. One is open at a time.
 * Escape, a click elsewhere or the focus going elsewhere closes it. Without a script, or in a browser without popovers,
 * the link stays a link.
 */

const MARGIN = 16;
const GAP = 6;

/**
 * Where the box goes: below the word, moved sideways as little as the window asks. In pixels of the document.
 * @param {{ left: number, bottom: number }} word place in the window
 * @param {number} width of the box
 * @param {{ width: number, x: number, y: number }} view width of the window, and how far it is scrolled
 * @returns {{ left: number, top: number }}
 */
export function placeBelow(word, width, view) {
  const furthest = Math.max(MARGIN, view.width - width - MARGIN);
  return { left: Math.min(Math.max(word.left, MARGIN), furthest) + view.x, top: word.bottom + GAP + view.y };
}

/**
 * The box of a term: definition, link to the glossary, button to close. Text only, never markup of an author.
 * @param {HTMLAnchorElement} link
 * @param {string} id
 * @param {{ close: string, glossary: string }} say
 * @param {() => void} onClose
 * @returns {HTMLElement}
 */
function makeBox(link, id, say, onClose) {
  const box = document.createElement("span");
  box.id = id;
  box.className = "fx-explain";
  box.popover = "manual";
  const definition = document.createElement("span");
  definition.textContent = link.dataset["definition"] ?? "";
  const foot = document.createElement("span");
  foot.className = "fx-explain__foot";
  const more = document.createElement("a");
  more.href = link.href;
  more.textContent = say.glossary;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = say.close;
  close.addEventListener("click", onClose);
  foot.append(more, close);
  box.append(definition, foot);
  return box;
}

/**
 * Gives each term its explanation. The box of a term is made when it is first asked for: most never are.
 * @param {ParentNode} root
 */
export function explainTerms(root) {
  const frame = root.querySelector("[data-glossary][data-close]");
  const links = root.querySelectorAll("a.fx-term[data-definition]:not([aria-expanded])");
  if (!(frame instanceof HTMLElement) || !("popover" in HTMLElement.prototype) || links.length === 0) {
    return;
  }
  const say = { close: frame.dataset["close"] ?? "", glossary: frame.dataset["glossary"] ?? "" };
  /** @type {WeakMap<HTMLAnchorElement, HTMLElement>} */
  const boxes = new WeakMap();
  let made = 0;
  /** @type {{ link: HTMLAnchorElement, box: HTMLElement } | null} */
  let open = null;

  /** @param {boolean} back whether the focus returns to the word */
  const close = (back) => {
    if (!open) {
      return;
    }
    const { link, box } = open;
    open = null;
    link.setAttribute("aria-expanded", "false");
    box.hidePopover();
    if (back) {
      link.focus();
    }
  };
  const place = () => {
    if (open) {
      const { link, box } = open;
      const view = { width: document.documentElement.clientWidth, x: scrollX, y: scrollY };
      const { left, top } = placeBelow(link.getBoundingClientRect(), box.offsetWidth, view);
      box.style.left = `${left}px`;
      box.style.top = `${top}px`;
    }
  };
  /** @param {HTMLAnchorElement} link */
  const boxOf = (link) => {
    const there = boxes.get(link);
    if (there) {
      return there;
    }
    const box = makeBox(link, `fx-explain-${made++}`, say, () => close(true));
    boxes.set(link, box);
    link.after(box);
    link.setAttribute("aria-controls", box.id);
    box.addEventListener("focusout", (event) => {
      if (event.relatedTarget instanceof Node && !box.contains(event.relatedTarget) && event.relatedTarget !== link) {
        close(false);
      }
    });
    return box;
  };

  for (const link of links) {
    link.setAttribute("aria-expanded", "false");
  }
  document.addEventListener("click", (event) => {
    const at = event.target instanceof Element ? event.target : null;
    const link = at?.closest("a.fx-term[aria-expanded]");
    if (!(link instanceof HTMLAnchorElement)) {
      if (open && at && !open.box.contains(at)) {
        close(false);
      }
    } else if (!event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      const again = open?.link === link;
      close(false);
      if (!again) {
        open = { link, box: boxOf(link) };
        link.setAttribute("aria-expanded", "true");
        open.box.showPopover();
        place();
      }
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open) {
      close(true);
    }
  });
  addEventListener("resize", place);
}
