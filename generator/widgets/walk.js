/**
 * A decision tree to walk: one question of it at a time, the answers given so far above it, a way back, and at the end the
 * decision. The tree in words and its ends as choices stand in the page; they are put away while this walks.
 *
 * A response is the value of the leaf, then the branches taken, each as `node.choice`.
 */
import { button, make } from "./elements.js";
import { Fields } from "./plain-fields.js";

/** @typedef {{ branch: string, leaf: string, node: string, text: Element }} Branch */

export class WalkFields extends Fields {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    super(form);
    this.form = form;
    this.words = document.getElementById("fx-words")?.dataset ?? {};
    this.tree = /** @type {HTMLElement} */ (form.querySelector(".fx-tree"));
    /** The branches taken. @type {string[]} */
    this.taken = [];
    /** Of these, the one that left the right way, once it is known. */
    this.left = -1;
    this.locked = false;
    this.box = make("div", "fx-walk");
    for (const written of [this.tree, this.set.querySelector(".fx-choices")]) {
      written?.setAttribute("hidden", "");
    }
    this.set.append(this.box);
    // Before there is a decision, to send the form is to go on.
    form.addEventListener("submit", (event) => {
      if (!this.locked && !this.leaf && this.chosen()) {
        event.preventDefault();
        event.stopImmediatePropagation();
        this.goOn();
      }
    });
    // On a paper the form has no button to send it: Enter is read here.
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target instanceof HTMLInputElement && this.chosen()) {
        event.preventDefault();
        this.goOn();
      }
    });
    this.render();
  }

  /** Tells the form that what it says has changed. */
  changed() {
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** @param {string} branch @returns {Branch | null} */
  branch(branch) {
    const row = this.tree.querySelector(`[data-branch="${CSS.escape(branch)}"]`);
    const text = row?.querySelector(":scope > .fx-tree__choice");
    if (!(row instanceof HTMLElement) || !text) {
      return null;
    }
    return { branch, leaf: row.dataset["leaf"] ?? "", node: row.dataset["node"] ?? "", text };
  }

  /** Where the reader stands: the node to answer, empty at a leaf. */
  get node() {
    const last = this.taken.at(-1);
    return last === undefined ? "0" : (this.branch(last)?.node ?? "");
  }

  /** The value of the leaf reached; empty on the way. */
  get leaf() {
    return this.branch(this.taken.at(-1) ?? "")?.leaf ?? "";
  }

  /** The question of a node. @param {string} node @returns {Element | null} */
  question(node) {
    if (node === "0") {
      return this.tree.querySelector(".fx-tree__question");
    }
    const rows = [...this.tree.querySelectorAll(`[data-node="${CSS.escape(node)}"]`)];
    return rows.find((row) => row.querySelector(":scope > ul"))?.querySelector(":scope > .fx-tree__question") ?? null;
  }

  /** The branches that go from a node. @param {string} node @returns {Branch[]} */
  branches(node) {
    const rows = [...this.tree.querySelectorAll(`[data-branch^="${CSS.escape(node)}."]`)];
    return rows.flatMap((row) => this.branch(row instanceof HTMLElement ? (row.dataset["branch"] ?? "") : "") ?? []);
  }

  chosen() {
    return this.box.querySelector("input:checked");
  }

  goOn() {
    const ticked = this.chosen();
    if (ticked instanceof HTMLInputElement) {
      this.taken.push(ticked.value);
      this.render();
      this.first()?.focus();
      this.changed();
    }
  }

  goBack() {
    const last = this.taken.pop();
    this.render();
    const radio = [...this.box.querySelectorAll("input")].find((one) => one.value === last);
    if (radio) {
      radio.checked = true;
      radio.focus();
    }
    this.changed();
  }

  // --- what a question asks of its fields

  /** @override @returns {string[]} */
  read() {
    return this.leaf ? [this.leaf, ...this.taken] : [];
  }

  /** @override @param {readonly string[]} response */
  write([leaf = "", ...branches]) {
    const whole = branches.length > 0 && branches.every((branch) => this.branch(branch));
    this.taken = whole ? branches : this.wayTo(leaf);
    this.left = -1;
    this.render();
  }

  /** The shortest way to a leaf. @param {string} leaf @returns {string[]} */
  wayTo(leaf) {
    /** @type {{ node: string, way: string[] }[]} */
    const waiting = [{ node: "0", way: [] }];
    const seen = new Set(["0"]);
    for (const { node, way } of waiting) {
      for (const one of this.branches(node)) {
        const here = [...way, one.branch];
        if (leaf && one.leaf === leaf) {
          return here;
        }
        if (one.node && !seen.has(one.node)) {
          seen.add(one.node);
          waiting.push({ node: one.node, way: here });
        }
      }
    }
    return [];
  }

  /** @override */
  get repeats() {
    return false;
  }

  /** @override @returns {string} */
  get lack() {
    return this.leaf ? "" : "emptyWalk";
  }

  /** @override @returns {HTMLElement} */
  first() {
    return this.box.querySelector("input") ?? this.box.querySelector(".fx-walk__leaf") ?? this.box;
  }

  /** A second try begins where the way was left. @override */
  release() {
    this.taken = this.left < 0 ? [] : this.taken.slice(0, this.left);
    this.left = -1;
    this.render();
  }

  /** @override @param {boolean} locked */
  lock(locked) {
    super.lock(locked);
    this.locked = locked;
    this.render();
  }

  /** @override @returns {{ value: string, place: HTMLElement }[]} */
  parts() {
    const rows = /** @type {HTMLElement[]} */ ([...this.box.querySelectorAll(".fx-walk__taken > li")]);
    return rows.map((place, index) => ({ value: this.taken[index] ?? "", place }));
  }

  /** @override @param {string} mark */
  wordFor(mark) {
    return mark === "wrong" ? "leftHere" : "";
  }

  /** @override */
  worded() {
    return true;
  }

  /** The remark stands under the answer that it is about. @override @param {HTMLElement[]} remarks */
  explain(remarks) {
    const rows = this.parts().map(({ place }) => place);
    this.left = rows.findIndex((row) => row.dataset["mark"] === "wrong");
    if (this.left < 0) {
      return remarks;
    }
    rows[this.left]?.append(...remarks);
    return [make("p", "fx-feedback__text", (this.words["leftAt"] ?? "").replace("{n}", String(this.left + 1)))];
  }

  // --- what is seen

  render() {
    const { leaf, node, taken } = this;
    this.form.dataset["walk"] = leaf ? "arrived" : "going";
    this.box.replaceChildren();
    if (taken.length > 0) {
      const list = make("ol", "fx-walk__taken");
      list.setAttribute("aria-label", this.words["walked"] ?? "");
      for (const branch of taken) {
        const row = make("li", "");
        const asked = make("span", "fx-walk__asked");
        const said = make("strong", "fx-walk__said");
        fill(asked, this.question(branch.split(".")[0] ?? ""));
        fill(said, this.branch(branch)?.text);
        row.append(asked, " ", said);
        list.append(row);
      }
      this.box.append(list);
    }
    this.box.append(leaf ? this.decision(leaf) : this.asked(node));
    if (!this.locked) {
      const actions = make("p", "fx-walk__actions");
      if (!leaf) {
        actions.append(button(this.words["walkOn"] ?? "", () => (this.chosen() ? this.goOn() : this.first().focus())));
      }
      if (taken.length > 0) {
        const back = button(this.words["walkBack"] ?? "", () => this.goBack());
        back.classList.add("fx-button--outline");
        actions.append(back);
      }
      this.box.append(actions);
    }
  }

  /** A question of the tree, its answers as radio buttons. @param {string} node */
  asked(node) {
    const set = make("fieldset", "fx-walk__node");
    const legend = make("legend", "fx-walk__question");
    fill(legend, this.question(node));
    const list = make("ul", "fx-choices");
    for (const { branch, text } of this.branches(node)) {
      const label = make("label", "fx-choice fx-choice--bare");
      const radio = make("input", "");
      radio.type = "radio";
      radio.name = `${this.form.dataset["question"]}--walk`;
      radio.value = branch;
      radio.autocomplete = "off";
      const said = make("span", "fx-choice__text");
      fill(said, text);
      label.append(radio, said);
      const row = make("li", "");
      row.append(label);
      list.append(row);
    }
    set.append(legend, list);
    return set;
  }

  /** The end that was reached. @param {string} leaf */
  decision(leaf) {
    const box = make("div", "fx-walk__leaf");
    box.tabIndex = -1;
    const said = make("p", "");
    fill(said, this.tree.querySelector(`[data-leaf="${CSS.escape(leaf)}"] > .fx-tree__leaf`));
    said.querySelector(".fx-tree__letter")?.remove();
    box.append(make("p", "fx-walk__label", this.words["decision"] ?? ""), said);
    return box;
  }
}

/**
 * Repeats what an element of the page says.
 * @param {HTMLElement} place
 * @param {Element | null | undefined} said
 */
function fill(place, said) {
  place.append(...(said?.cloneNode(true).childNodes ?? []));
}
