// What search makes of Pagefind: what has the words of a question, in which order, and what is asked for besides.

import assert from "node:assert/strict";
import { test } from "node:test";

// The modules that make elements look at the language of the page.
Object.assign(globalThis, { document: { querySelector: () => null, documentElement: { lang: "en" } } });
const { Engine } = await import("../../src/onrecord/hosts/theme/assets/find/engine.js");
const { Index } = await import("../../src/onrecord/hosts/theme/assets/find/index.js");
const { parseQuestion } = await import("../../src/onrecord/hosts/theme/assets/find/question.js");
const { suggestions } = await import("../../src/onrecord/hosts/theme/assets/find/suggestions.js");

/** @type {SearchSettings} */
const SETTINGS = {
  address: "", beginnings: [], endings: [["y", "ies"]], everything: "ꙮ", fixed: [], fold: {}, limit: 200, passages: 0, periods: [],
  frameworks: [{ ids: { e: "13e" }, names: ["un", "gge"], nouns: ["norm"], prefix: "13" }],
  norms: [{ id: "13e", letter: "e", locator: "13(e)", title: "Human rights" }], stop: ["about", "on", "what", "who"],
  words: /** @type {any} */ ({
    anyWords: "“{words}”", cited: "About {subject}", said: "{name} on {subject}", normWith: "{norm} {words}", statements: "Said",
    kinds: { speaker: { other: "Speakers" }, summary: { other: "Summaries" } },
    asked: {
      norm: "norm", paragraph: "para", about: "about on", asks: "who", since: "since", until: "until", after: "after", before: "before",
      and: "and", within: "in",
    },
  }),
};

/** @typedef {{ kind: string, title: string, text?: string, id?: string, date?: string, year?: string }} Page */

/** An index of pages: the words of their titles stand before those of their texts. @param {...Page} pages */
const engine = (...pages) => {
  const plain = (/** @type {string} */ text) => text.toLowerCase().split(" ");
  const pagefind = {
    async init() {},
    async mergeIndex() {},
    /** @param {string} asked */
    async search(asked) {
      const word = asked.slice(1, -1);
      const results = pages.flatMap(({ kind, title, text = "", ...facts }, i) => {
        const content = [...plain(title), ...plain(text)];
        const words = content.flatMap((one, at) => (one === word ? [at] : []));
        const has = word === "ꙮ" || words.length || (word.includes(" ") && content.join(" ").includes(word));
        const data = async () => ({ url: `/${i} ${JSON.stringify({ kind, title, ...facts })}`, content: content.join(" "), meta: {} });
        return has ? [{ id: `und_${i}x`, words, data }] : [];
      });
      return { results };
    },
  };
  const index = new Index(/** @type {Pagefind} */ (pagefind), SETTINGS);
  /** @type {FacetValue[]} */
  const values = [];
  const rows = pages.map(({ kind, title, id, year }) => {
    const own = /** @type {FacetValue[]} */ ([id && [kind, id, title], year && ["year", year, year]].filter(Boolean));
    return own.map((value) => values.push(value) - 1);
  });
  const lengths = pages.map(({ title }) => title.split(" ").length);
  const read = index.read({ heads: lengths, ids: pages.map((_, i) => String(i)).join(""), language: "und", length: 1, kinds: pages.map(({ kind }) => kind), titles: lengths, years: pages.map(({ date = "" }) => date.slice(0, 4)) }, index.pages);
  index.addFacets = async () => {};
  index.readFacets({ dates: pages.map(({ date = "" }) => date), rows, values }, read);
  return new Engine(SETTINGS, index);
};

/** @type {Narrowed} */
const ALL = { chosen: {}, from: "", to: "", sort: null };

/** @param {InstanceType<typeof Engine>} all @param {string} typed @param {Partial<Narrowed>} [narrowed] */
const titles = async (all, typed, narrowed) => {
  const found = await all.find(typed, { ...ALL, ...narrowed });
  return (await all.texts(found, 0, 9)).map(({ title }) => title);
};

test("what is called so comes before what only says so, and the manual last", async () => {
  const all = engine(
    { kind: "manual", title: "Libraries" }, { kind: "summary", title: "A day", text: "libraries libraries libraries" },
    { kind: "summary", title: "A day of libraries" }, { kind: "topic", title: "Libraries", id: "libraries" },
  );
  assert.deepEqual(await titles(all, "library"), ["Libraries", "A day of libraries", "A day", "Libraries"]);
});

test("nothing is found for the beginning of a word, nor for a longer one", async () => {
  const all = engine({ kind: "summary", title: "Attribution", text: "at norm c" });
  assert.deepEqual(await titles(all, "attributions"), []);
  assert.deepEqual(await titles(all, "attrib"), []);
  assert.deepEqual(await titles(all, "crime"), []);
});

test("where nothing has all words, what has most of them is found, but for the manual", async () => {
  const all = engine({ kind: "summary", title: "A", text: "red blue" }, { kind: "summary", title: "B", text: "red green" }, { kind: "manual", title: "C", text: "red blue" }, { kind: "summary", title: "D", text: "red" });
  const { have, known, unknown } = await all.find("red blue green yellow", ALL);
  assert.deepEqual([have, known, unknown], [2, 3, ["yellow"]]);
  assert.deepEqual(new Set(await titles(all, "red blue green yellow")), new Set(["A", "B"]));
});

test("several choices of a facet are any of them, and choices of two are both", async () => {
  const all = engine({ kind: "summary", title: "A", year: "2019", date: "2019-01-01" }, { kind: "summary", title: "B", year: "2020", date: "2020-01-01" }, { kind: "summary", title: "C", year: "2021", date: "2021-01-01" });
  assert.deepEqual(await titles(all, "", { chosen: { year: ["2019", "2021"] } }), ["C", "A"]);
  assert.deepEqual(await titles(all, "", { chosen: { year: ["2019"], kind: ["topic"] } }), []);
  assert.deepEqual(await titles(all, "", { from: "2020" }), ["C", "B"]);
  assert.deepEqual(await titles(all, "until 2020"), ["B", "A"]);
  const chosen = { year: ["2019"] };
  assert.deepEqual(all.count(await all.find("", { ...ALL, chosen }), { ...ALL, chosen }, "year"), { 2019: 1, 2020: 1, 2021: 1 });
});

test("who speaks of a norm is not whoever speaks beside them", async () => {
  const all = engine();
  const add = (/** @type {string} */ id, /** @type {Row["facets"]} */ facets) => all.index.passages.set(id, { date: "", kind: "said", title: 0, head: 0, facets: { kind: ["said"], ...facets } });
  add("1", { norm: ["13e", "13k"], speaker: ["ann", "ben"], voice: ["ann:13e", "ben:13k"] });
  all.index.everything = async () => new Map([...all.index.passages.values()].map((row) => [row, /** @type {any} */ ({ locations: [] })]));
  const hits = async (/** @type {Chosen} */ chosen) => (await all.find("", { ...ALL, chosen })).hits.length;
  assert.deepEqual([await hits({ norm: ["13e"], speaker: ["ann"] }), await hits({ norm: ["13k"], speaker: ["ann"] }), await hits({ norm: ["13k"], speaker: ["ann", "ben"] })], [1, 0, 1]);
  const chosen = { norm: ["13k"] };
  assert.deepEqual(all.count(await all.find("", { ...ALL, chosen }), { ...ALL, chosen }, "speaker"), { ben: 1 });
});

test("a year that is part of a name, or that nothing is of, is a word", async () => {
  const all = engine({ kind: "series", title: "IGF 2021" }, { kind: "summary", title: "IGF again", date: "2021-05-05" }, { kind: "summary", title: "Report of 2015", date: "2020-01-01" });
  assert.deepEqual(await titles(all, "IGF 2021"), ["IGF 2021"]);
  assert.deepEqual(await titles(all, "report 2015"), ["Report of 2015"]);
});

test("a value of a facet has words, or there is no such value", () => {
  const all = engine({ kind: "summary", title: "A", year: "2020" });
  assert.deepEqual(["kind", "kind", "kind", "norm", "year", "year"].map((name, i) =>
    all.label(/** @type {Facet} */ (name), ["said", "summary", "passage", "13e", "2020", "1066"][i])), ["Said", "Summaries", undefined, "13(e)", "2020", undefined]);
});

test("a question suggests exactly the passages that it asks for", async () => {
  const all = engine({ kind: "speaker", title: "Ann Example", id: "ann" }, { kind: "speaker", title: "Ben Sample", id: "ben" }, { kind: "organisation", title: "Example Institute", id: "institute" });
  const suggested = async (/** @type {string} */ typed) => (await suggestions(all, parseQuestion(typed, SETTINGS))).map(({ words, q, chosen, from }) => [words, q, chosen, from]);
  assert.deepEqual(await suggested("13(e)"), [["About 13(e)", "", { norm: ["13e"] }, ""]]);
  assert.deepEqual((await suggested("Ann on norm 13(e)"))[0], ["Ann Example on 13(e)", "", { norm: ["13e"], speaker: ["ann"] }, ""]);
  assert.deepEqual((await suggested("ann libraries 13e"))[0], ["Ann Example on 13(e) libraries", "libraries", { norm: ["13e"], speaker: ["ann"] }, ""]);
  assert.deepEqual(await suggested("ben on libraries since 2020"), [["Ben Sample on “libraries” · 2020–", "libraries", { kind: ["said"], speaker: ["ben"] }, "2020"]]);
  assert.deepEqual(await suggested("who institute example libraries"), [["Example Institute on “libraries”", "libraries", { kind: ["said"], organisation: ["institute"] }, ""]]);
  assert.deepEqual(await suggested("who libraries"), [["About “libraries”", "libraries", { kind: ["said"] }, ""]]);
  assert.deepEqual([await suggested("who ann"), await suggested("ann libraries")], [[], []]);
});
