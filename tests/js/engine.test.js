// What search makes of Pagefind: one answer of several indexes, and what a question asks for besides.

import assert from "node:assert/strict";
import { test } from "node:test";

// The modules that make elements look at the language of the page.
Object.assign(globalThis, { document: { querySelector: () => null, documentElement: { lang: "en" } } });
const { Engine } = await import("../../src/onrecord/hosts/theme/assets/find/engine.js");
const { Hits, Index } = await import("../../src/onrecord/hosts/theme/assets/find/indexes.js");
const { parseQuestion } = await import("../../src/onrecord/hosts/theme/assets/find/question.js");
const { suggestions } = await import("../../src/onrecord/hosts/theme/assets/find/suggestions.js");

/** @type {SearchSettings} */
const SETTINGS = {
  address: "", everything: "ꙮ", fold: {}, limit: 200, passages: { en: 3, fr: 1 },
  norms: [{ id: "13e", letter: "e", locator: "13(e)", title: "Human rights" }],
  words: /** @type {any} */ ({
    asked: { norm: "norm", paragraph: "para", small: "on" }, kinds: { speaker: {}, summary: {} },
    cited: "About {norm}", said: "{name} on {norm}", saidWith: "{name} on {norm}: {words}",
  }),
};

/** @param {string} url @param {string} content @param {number} score @param {object} facts @returns {PagefindResult} */
const result = (url, content, score = 1, facts = {}) => ({
  score,
  data: async () => ({ url: `/${url} ${JSON.stringify({ kind: "summary", ...facts })}`, content, meta: { title: content }, weighted_locations: [] }),
});

/** An index of texts by their addresses; it takes a shorter word for one that it lacks, as Pagefind does. */
class Fake {
  /** @type {[words: string, options: { filters: Record<string, unknown> }][]} */
  asked = [];

  /** @param {Record<string, string>} texts */
  constructor(texts) {
    this.texts = texts;
  }

  async options() {}
  async init() {}
  async mergeIndex() {}

  /** @param {string} words @param {any} options */
  async search(words, options) {
    this.asked.push([words, options]);
    const exact = words.startsWith('"');
    const starts = words.replaceAll('"', "").toLowerCase().split(" ").map((word) => (exact ? word : word.slice(0, 3)));
    const has = (/** @type {string} */ text) => starts.every((start) => start === "ꙮ" || text.toLowerCase().split(" ").some((word) => word.startsWith(start)));
    const results = Object.entries(this.texts).filter(([, text]) => has(text)).map(([url, text]) => result(url, text));
    return { results, filters: { "said-year": { "2020|2020": results.length } } };
  }
}

/** @param {...Record<string, string>} texts */
const engine = (...texts) => {
  const fakes = texts.map((one) => new Fake(one));
  return { fakes, engine: new Engine(SETTINGS, fakes.map((fake) => new Index(/** @type {Pagefind} */ (fake), null))) };
};

test("hits of several indexes come in one order, by score or by date", async () => {
  const answers = [[result("a", "A", 3, { date: "2018" }), result("b", "B", 1, { date: "2021" })], [result("c", "C", 2, { date: "2020" })]]
    .map((results) => ({ results, filters: {} }));
  const urls = async (/** @type {Hits<PageFacts>} */ hits) => (await hits.next(9)).map(({ url }) => url);
  assert.deepEqual(await urls(new Hits(answers)), ["a", "c", "b"]);
  assert.deepEqual(await urls(new Hits(answers, "date")), ["c", "a", "b"]);
  const hits = new Hits(answers);
  assert.equal((await hits.next(1))[0].title, "A");
  assert.deepEqual(await urls(hits), ["c", "b"]);
  assert.deepEqual(await urls(hits), []);
});

test("an answer adds up the indexes, and names facets as addresses do", async () => {
  const { engine: all } = engine({ a: "Libraries matter" }, { b: "Les libraires" });
  const { total, counts } = await all.passages("libra", {}, { count: ["year"] });
  assert.equal(total, 2);
  assert.deepEqual(counts, { year: { "2020|2020": 2 } });
});

test("what is chosen filters, and what is to be counted is let through", async () => {
  const { engine: all, fakes: [fake] } = engine({});
  await all.pages("", { speaker: "ann|Ann" }, { count: ["year", "speaker"] });
  await all.passages("x", { norm: "13e|13(e)" }, {});
  assert.deepEqual(fake.asked.map(([words, { filters }]) => [words, filters]), [
    ["ꙮ", { kind: { any: ["speaker|", "summary|"] }, speaker: "ann|Ann", year: { none: ["-"] } }],
    ["x", { "said-norm": "13e|13(e)" }],
  ]);
});

test("a word that nothing has is left out, one that an index lacks only there", async () => {
  const { engine: all, fakes: [english, french] } = engine({ a: "Libraries matter" }, { b: "Bibliothèques ferment" });
  const { unknown, left } = await all.withoutUnknown(parseQuestion("libraries librarian bibliothèques", SETTINGS));
  assert.deepEqual(unknown, ["librarian"]);
  assert.equal(left.words, "libraries bibliotheques");
  await all.pages(left.words, {});
  assert.equal(english.asked.at(-1)?.[0], "libraries");
  assert.equal(french.asked.at(-1)?.[0], "bibliotheques");
  const exact = parseQuestion('"libraries librarian"', SETTINGS);
  assert.deepEqual(await all.withoutUnknown(exact), { unknown: [], left: exact });
});

test("the value of a facet is found by its id", async () => {
  const { engine: all } = engine({ a: "x" });
  assert.equal(await all.value("norm", "13e"), "13e|13(e)");
  assert.equal(await all.value("norm", "13z"), undefined);
  assert.equal(await all.value("year", "2020", true), "2020|2020");
  assert.equal(await all.value("year", "1066", true), undefined);
});

test("a question about a norm suggests exactly its passages, and those of a person", async () => {
  const { engine: all } = engine({ "speakers/ann-example/": "Ann Example", "speakers/ben/": "Ben" });
  const suggested = async (/** @type {string} */ typed) => (await suggestions(all, parseQuestion(typed, SETTINGS))).map(({ words, q, chosen }) => [words, q, chosen]);
  assert.deepEqual(await suggested("13(e)"), [["About 13(e)", "", { norm: "13e" }]]);
  assert.deepEqual(await suggested("Example on norm 13(e)"), [["Ann Example on 13(e)", "", { norm: "13e", speaker: "ann-example" }]]);
  assert.deepEqual(await suggested("ann libraries 13e"), [["Ann Example on 13(e): libraries", "libraries", { norm: "13e", speaker: "ann-example" }]]);
  assert.deepEqual(await suggested("nobody 13e"), []);
  assert.deepEqual(await suggested("example"), []);
});
