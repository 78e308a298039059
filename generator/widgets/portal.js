/**
 * What a simulated form answers to what was entered: the refusals, in the portal's order. First what cannot be read, which
 * every form refuses by itself; then the rules, each with its refusal and its hint from the « Corrigé ».
 */
import { broken, read, unread } from "./form-rules.js";

/** @typedef {{ at: number[], text: Node[], hint: HTMLElement | null }} Refusal the fields to mend, what is said, a hint */

/**
 * @param {import("./corrected.js").Corrected} key
 * @param {readonly string[]} response
 * @param {{ words: DOMStringMap, label: (place: number) => string }} said the words of the page, the labels of the fields
 * @returns {Refusal[]} none when the entry is accepted
 */
export function refusalsOf(key, response, { words, label }) {
  const { data } = key;
  if (data?.type !== "form") {
    return [];
  }
  const entry = read(data, response);
  const illegible = unread(entry).map((place) => {
    const text = (entry[place]?.kind === "date" ? words["unreadDate"] : words["unreadNumber"]) ?? "";
    return { at: [place], text: [new Text(text.replace("{field}", label(place)))], hint: null };
  });
  const refused = broken(data, entry).map((row) => {
    const [hint = null] = key.remarks([row]);
    return { at: data.rules[row]?.at ?? [], text: key.refusal(row), hint };
  });
  return [...illegible, ...refused];
}
