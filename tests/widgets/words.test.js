/** Which rows of a memo a reader's words find, and what the count says. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { countText } from "../../generator/widgets/filter.js";
import { placeBelow } from "../../generator/widgets/terms.js";
import { fold, matches, wordsOf } from "../../generator/widgets/words.js";

/** @param {string} query @param {string} text */
const finds = (query, text) => matches(wordsOf(query), wordsOf(text));

describe("fold", () => {
  it("drops accents, case and ligatures", () => {
    assert.equal(fold("Maîtrise d’Œuvre, À RECYCLER"), "maitrise d’oeuvre, a recycler");
  });
});

describe("matches", () => {
  it("finds a plural by its singular and the other way round", () => {
    assert.ok(finds("suspendues", "Suspendue par le client"));
    assert.ok(finds("travail", "Travails") && finds("suspendue", "factures suspendues"));
  });
  it("finds a word behind an elision, with either apostrophe", () => {
    assert.ok(finds("engagement", "le numéro d’engagement"));
    assert.ok(finds("d'engagement", "un engagement"));
    assert.ok(finds("qu’engagement", "un engagement"));
  });
  it("finds numbers and codes", () => {
    assert.ok(finds("06", "Suspendue 06") && finds("A9", "cadre A9") && finds("15 jours", "en 15 jours"));
    assert.ok(!finds("A9", "cadre A12"));
  });
  it("finds the beginning of a word, not its middle", () => {
    assert.ok(finds("susp", "Suspendue"));
    assert.ok(!finds("pendue", "Suspendue"));
  });
  it("asks for every word, in any order", () => {
    assert.ok(finds("client rejetee", "Rejetée, posée par le client"));
    assert.ok(!finds("client brouillon", "Rejetée, posée par le client"));
  });
  it("shows everything for an empty query", () => {
    assert.ok(finds("", "Brouillon") && finds("  ’ ", "Brouillon"));
  });
});

describe("countText", () => {
  const say = { text: "{n} statuts sur {total}", one: "{n} statut sur {total}", none: "Aucun statut." };
  it("fills both numbers", () => {
    assert.equal(countText(say, 4, 14), "4 statuts sur 14");
  });
  it("says one and none in their own words, when it has them", () => {
    assert.equal(countText(say, 1, 14), "1 statut sur 14");
    assert.equal(countText(say, 0, 14), "Aucun statut.");
    assert.equal(countText({ ...say, one: "", none: "" }, 0, 14), "0 statuts sur 14");
  });
});

describe("placeBelow", () => {
  it("stays under the word where there is room", () => {
    assert.deepEqual(placeBelow({ left: 100, bottom: 50 }, 300, { width: 1000, x: 0, y: 200 }), { left: 100, top: 256 });
  });
  it("never leaves the window, even one as narrow as the box", () => {
    assert.equal(placeBelow({ left: 300, bottom: 0 }, 288, { width: 360, x: 0, y: 0 }).left, 56);
    assert.equal(placeBelow({ left: 300, bottom: 0 }, 340, { width: 320, x: 0, y: 0 }).left, 16);
  });
});
