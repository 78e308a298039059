/**
 * The word file of the search (generator/theme/assets/javascripts/lunr/min/lunr.fr.min.js): its functions by themselves, then inside
 * Material's own worker, as installed, with the separator of mkdocs.yml. What a reader sees: tests/browser/test_search.py.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

/**
 * @typedef {{ location: string, title: string, text: string, score: number, terms: Record<string, boolean> }} Found
 * @typedef {{ location: string, title: string, text: string }} Entry
 * @typedef {(message: { data: { type: number, data?: unknown } }) => Promise<void>} Listener
 */

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const WORDS = path.join(ROOT, "generator/theme/assets/javascripts/lunr/min/lunr.fr.min.js");

/** The separator as it stands in mkdocs.yml: a quoted scalar on one line. */
const SEPARATOR = /^\s*separator: '(.+)'$/m.exec(readFileSync(path.join(ROOT, "mkdocs.yml"), "utf8"))?.[1]?.replaceAll("''", "'") ?? "";

/** Loads the file beside a Lunr of two members: enough for its own functions. */
function loadWords() {
  const lunr = { Pipeline: { registerFunction() {} }, QueryParser: class {}, Index: class {}, Query: { presence: { OPTIONAL: 1 } } };
  const context = vm.createContext({ lunr });
  vm.runInContext(readFileSync(WORDS, "utf8"), context, { filename: WORDS });
  return context.lunr.fr;
}

/** Where the installed Material keeps its worker. */
function materialScripts() {
  const python = [".venv/bin/python", ".venv/Scripts/python.exe"].map((file) => path.join(ROOT, file)).find(existsSync) ?? "python3";
  const found = execFileSync(python, ["-c", "import material; print(material.__path__[0])"], { encoding: "utf8" });
  return path.join(found.trim(), "templates/assets/javascripts");
}

/**
 * Material's worker over a small index. The script runs as in a browser: globals, `importScripts`, messages.
 * @param {Entry[]} docs
 */
async function search(docs) {
  const scripts = materialScripts();
  const worker = readdirSync(path.join(scripts, "workers")).find((file) => /^search\..*\.min\.js$/.test(file)) ?? "";
  /** @type {{ type: number, data: { items: Found[][] } }[]} */
  const answers = [];
  /** @type {Listener[]} */
  const listeners = [];
  const context = vm.createContext({
    console: { ...console, warn: (/** @type {unknown} */ text) => assert.fail(`the worker warns: ${text}`) },
    addEventListener: (/** @type {string} */ _name, /** @type {Listener} */ listener) => listeners.push(listener),
    postMessage: (/** @type {{ type: number, data: { items: Found[][] } }} */ answer) => answers.push(answer),
    importScripts: (/** @type {string[]} */ ...files) => {
      for (const file of files) {
        const source = file.endsWith("lunr.fr.min.js") ? WORDS : path.join(scripts, "workers", file);
        vm.runInContext(readFileSync(source, "utf8"), context, { filename: source });
      }
    },
  });
  context.self = context;
  vm.runInContext(readFileSync(path.join(scripts, "workers", worker), "utf8"), context);
  const ask = async (/** @type {{ type: number, data?: unknown }} */ message) => {
    await listeners[0]?.({ data: message });
    return answers.at(-1)?.data;
  };
  const fields = { title: { boost: 5 }, text: { boost: 1 }, tags: { boost: 10 } };
  const config = { lang: ["fr"], separator: SEPARATOR, pipeline: ["stopWordFilter"], fields };
  await ask({ type: 0, data: { config, docs, options: { suggest: false } } });
  /** @param {string} query */
  return async (query) => {
    const items = Array.from((await ask({ type: 2, data: query }))?.items ?? []).flatMap((group) => Array.from(group));
    return items.filter((item) => item.score > 0); // a page stands above its sections even when it has none of the words
  };
}

const DOCS = [
  { location: "cadres.html", title: "Les cadres de facturation", text: "<p>Tous les cadres, d’un coup d’œil.</p>" },
  { location: "cadres.html#a9", title: "A9", text: "<p>Demande de paiement du sous-traitant</p><p>sous-traitance</p>" },
  { location: "cadres.html#a90", title: "A90", text: "<p>Un cadre qui n’existe pas</p>" },
  { location: "cadres.html#a4", title: "A4", text: "<p>Projet de décompte mensuel, sous la main</p>" },
  { location: "delais.html", title: "Les délais", text: "" },
  { location: "delais.html#rejet", title: "Rejet du titulaire", text: "<p>15\u00a0jours à compter du 1<sup>er</sup> du mois</p>" },
  { location: "delais.html#mandat", title: "Délai en jours", text: "<p>150 jours</p><p>10,40\u00a0%</p>" },
  { location: "delais.html#vide", title: "Jours", text: "<p>sans rien d’autre</p>" },
  { location: "statuts.html", title: "Les statuts", text: "" },
  { location: "statuts.html#suspendue", title: "Suspendue", text: "<p>Compléter le numéro d'engagement</p><p>doublon, travaux &lt;b&gt;</p>" },
  { location: "statuts.html#rejetee", title: "Rejetée", text: "<p>Le montant dépasse l’engagement juridique</p>" },
];

/** @param {string} query */
async function first(query) {
  const found = await (await search(DOCS))(query);
  return found[0]?.location;
}

describe("a word", () => {
  const { reduce } = loadWords();

  for (const [one, other] of [
    ["Suspendue", "suspendues"], ["numéro", "NUMEROS"], ["déposer", "déposées"], ["dépose", "déposé"], ["première", "premiers"],
    ["journal", "journaux"], ["fiscale", "fiscaux"], ["bureau", "bureaux"], ["délai", "délais"], ["œuvre", "oeuvres"],
    ["1er", "1"], ["2e", "2ème"], ["1st", "1"], ["10,40", "10.40"], ["invoices", "Invoice"], ["address", "addresses"],
  ]) {
    it(`« ${one} » is found by « ${other} »`, () => assert.equal(reduce(one), reduce(other)));
  }

  for (const [one, other] of [["cas", "ca"], ["A9", "A"], ["a4", "a"], ["lot", "lo"], ["mandat", "mandataire"], ["mer", "m"]]) {
    it(`« ${one} » is not « ${other} »`, () => assert.notEqual(reduce(one), reduce(other)));
  }

  for (const code of ["A9", "15", "2026", "F01", "D3S"]) {
    it(`the code « ${code} » stays whole`, () => assert.equal(reduce(code), code.toLowerCase()));
  }

  it("half typed begins like the word it will be", () => {
    const words = "suspendues engagements journaux fiscales premières déposées travaux bureaux décompte adresses maîtrise numéros créées \
      prix taux œuvres processus entreprises totaux idéaux facturières agréées d’ordinaire companies".split(/\s+/);
    for (const word of words) {
      for (let length = 1; length <= word.length; length++) {
        const typed = word.slice(0, length);
        assert.ok(reduce(word).startsWith(reduce(typed)), `${typed} → ${reduce(typed)}, ${word} → ${reduce(word)}`);
      }
    }
  });
});

describe("the search of Material's worker", () => {
  it("has its separator from mkdocs.yml", () => assert.notEqual(SEPARATOR, ""));

  for (const [query, location] of [
    ["A9", "cadres.html#a9"], ["a9", "cadres.html#a9"], ["15 jours", "delais.html#rejet"], ["15", "delais.html#rejet"],
    ["suspendues", "statuts.html#suspendue"], ["numero", "statuts.html#suspendue"], ["NUMÉRO", "statuts.html#suspendue"],
    ["sous-traitant", "cadres.html#a9"], ["sous traitants", "cadres.html#a9"], ["doublon", "statuts.html#suspendue"],
    ["10.40", "delais.html#mandat"], ["decomptes mensuels", "cadres.html#a4"], ["travau", "statuts.html#suspendue"],
    ["1er", "delais.html#rejet"], ["d'engagement juridique", "statuts.html#rejetee"], ["oeil", "cadres.html"],
    ["\"numéro d’engagement\"", "statuts.html#suspendue"], ["title:suspendue", "statuts.html#suspendue"],
  ]) {
    it(`finds « ${query} »`, async () => assert.equal(await first(query ?? ""), location));
  }

  for (const query of ["engagement", "engagements", "d'engagement", "d’engagement", "l’engagement"]) {
    it(`finds « ${query} » after both apostrophes`, async () => {
      const found = await (await search(DOCS))(query);
      assert.deepEqual(found.map((item) => item.location).sort(), ["statuts.html#rejetee", "statuts.html#suspendue"]);
    });
  }

  it("counts every word typed as found or missing, in the form of the index", async () => {
    const found = await (await search(DOCS))("suspendues le introuvable");
    assert.deepEqual({ ...found[0]?.terms }, { suspendu: true, introuvabl: false });
  });

  it("marks the word as it stands in the page, once", async () => {
    const [found] = await (await search(DOCS))("numeros d'engagement suspendues");
    assert.equal(found?.title, "<mark>Suspendue</mark>");
    assert.equal(found?.text, "<p>Compléter le <mark>numéro</mark> d'<mark>engagement</mark></p>");
  });

  it("returns nothing for signs and unknown words", async () => {
    const ask = await search(DOCS);
    for (const query of ["%", "…", "’", "zzz", "", "-", "« »"]) assert.deepEqual(await ask(query), [], query);
  });

  it("leaves out what a minus forbids", async () => {
    const found = await (await search(DOCS))("engagement -numero");
    assert.deepEqual(found.map((item) => item.location), ["statuts.html#rejetee"]);
  });

  it("sees no word in an escaped sign", async () => {
    assert.deepEqual(await (await search(DOCS))("lt"), []);
  });
});
