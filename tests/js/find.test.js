// What search does without a page: letters, questions, states, excerpts, near names.

import assert from "node:assert/strict";
import { test } from "node:test";

import { best, excerpt, hitAddress, locate } from "../../src/onrecord/hosts/theme/assets/find/excerpts.js";
import { fold, key, unaccented, useTable } from "../../src/onrecord/hosts/theme/assets/find/folding.js";
import { distance, nearest } from "../../src/onrecord/hosts/theme/assets/find/nearest.js";
import { parseQuestion } from "../../src/onrecord/hosts/theme/assets/find/question.js";
import { changeState, formatState, parseState } from "../../src/onrecord/hosts/theme/assets/find/state.js";

const LETTERS = [..."abcdefghijk"];
const SETTINGS = {
  limit: 40,
  norms: LETTERS.map((letter) => ({ id: `13${letter}`, letter, locator: `13(${letter})`, title: "" })),
  words: { asked: { norm: "norm norms", paragraph: "para para. paragraph", small: "a on the to" } },
};

/** @param {string} typed */
const ask = (typed) => parseQuestion(typed, SETTINGS);

useTable({ đ: "d", ø: "o", ł: "l", ß: "ss", ʻ: "" });

test("letters become plain, by marks that fall away and by the table", () => {
  assert.equal(fold("Radunović Đorđe SØREN Strauß Ōʻahu ليلى A/70/174"), "radunovic dorde soren strauss oahu ليلى a/70/174");
});

test("what counts of a word are its letters and digits", () => {
  assert.equal(key("“Łukasz,”"), "lukasz");
  assert.equal(key("13(e)"), "13e");
  assert.equal(key("…"), "");
});

test("a link hands on words without marks, for a page without the table", () => {
  assert.equal(unaccented("Primerić,"), "primeric");
  assert.equal(unaccented("Łukasz"), "łukasz");
});

test("every form of a norm is one word", () => {
  for (const typed of ["13 (e)", "13(e)", "13e", "13 e", "13.e", "norm e", "norm (e)", "UN GGE norm E", "GGE norm 13(e)", "para. 13(e)", "¶ 13e", "(e)"]) {
    assert.equal(ask(typed).norm, "13e", typed);
    assert.equal(ask(typed).words, "13e", typed);
  }
});

test("what names no norm stays as it is", () => {
  for (const typed of ["A/70/174", "norm a State", "113e", "13even", "well-kept", "norm z", "e"]) {
    assert.equal(ask(typed).norm, null, typed);
  }
  assert.equal(ask("norm a").norm, "13a");
  assert.equal(parseQuestion("13e", { ...SETTINGS, norms: [] }).norm, null);
});

test("the last norm of several counts, and the rest may be a name", () => {
  const question = ask("Serge Droz on norms 13(j) 13(k)");
  assert.equal(question.norm, "13k");
  assert.deepEqual(question.terms, ["Serge", "Droz", "on", "13j", "13k"]);
  assert.deepEqual(question.rest, ["Serge", "Droz", "13j"]);
});

test("words between quotation marks are looked for as they stand", () => {
  const question = ask('"Civil society,  13(e)"');
  assert.equal(question.words, '"civil society 13e"');
  assert.ok(question.exact);
  assert.equal(question.norm, null);
});

test("a question says whether there is anything in it, and whether it was cut", () => {
  const { empty, nothing, cut } = ask("");
  assert.deepEqual([empty, nothing, cut], [true, false, false]);
  assert.ok(ask("!?… ()").nothing);
  assert.ok(ask("word ".repeat(20)).cut);
  assert.deepEqual(ask("word word WORD").terms, ["word", "WORD"]);
});

test("every state of a search is an address, and comes back from it", () => {
  for (const search of ["", "?q=incident+response", "?q=x&kind=summary&norm=13k&sort=date", "?speaker=serge-droz&year=2018&shown=30"]) {
    assert.equal(formatState(parseState(search)), search);
  }
  assert.equal(formatState({ q: "a" }), "?q=a");
});

test("what an address says wrongly is left out", () => {
  const state = parseState("?q=%E0%A4%A&sort=backwards&shown=-3&speaker=&other=x");
  assert.equal(state.sort, null);
  assert.equal(state.shown, 10);
  assert.deepEqual(state.chosen, {});
  assert.equal(parseState("?shown=100000").shown, 500);
});

test("another choice begins the hits anew", () => {
  const state = parseState("?q=a&norm=13k&shown=30");
  assert.equal(formatState(changeState(state, { chosen: { speaker: "ann" } })), "?q=a&norm=13k&speaker=ann");
  assert.equal(formatState(changeState(state, { chosen: { norm: null } })), "?q=a");
  assert.equal(formatState(changeState(state, { sort: "date" })), "?q=a&norm=13k&sort=date");
});

/** @param {string} text @param {PagePart[]} parts @param {number[]} locations @returns {Parameters<typeof locate>[0]} */
const hit = (text, parts, locations = []) => ({
  url: "summaries/first/",
  facts: { kind: "summary", parts },
  locations: locations.map((location) => ({ location })),
  words: () => text.split(" "),
});

const TEXT = "Intro Primerić said libraries matter. Eksempel said libraries, lighthouses and libraries matter.";
const FOUND = hit(TEXT, [[0, "h", "Intro", []], [1, "p-1", 1, ["a"]], [5, "p-2", 2, ["b"]]]);

test("the words of a question are found in the parts of a text", () => {
  const [heading, first, second] = locate(FOUND, ask("library libraries lighthouse"));
  assert.deepEqual(heading.found, []);
  assert.deepEqual(first.found, [[3, "libraries"]]);
  assert.deepEqual(second.found.map(([, word]) => word), ["libraries", "lighthouses", "libraries"]);
  assert.deepEqual([second.anchor, second.label, second.speakers, second.to], ["p-2", 2, ["b"], 12]);
});

test("what Pagefind found is found, and of short words nothing else", () => {
  const [whole] = locate({ ...FOUND, facts: { kind: "passage" }, locations: [{ location: 1 }] }, ask("li sa"));
  assert.deepEqual(whole.found, [[1, "primeric"]]);
});

test("the parts with most of the question are shown, in the order of the text", () => {
  const found = locate(FOUND, ask("libraries lighthouse"));
  assert.deepEqual(best(found, 1).map((part) => part.anchor), ["p-2"]);
  assert.deepEqual(best(found, 3).map((part) => part.anchor), ["p-1", "p-2"]);
});

test("a long text is cut around its first mark", () => {
  const words = Array.from({ length: 200 }, (_, i) => `w${i}x`).join(" ");
  const [part] = locate(hit(words, [[0, "p", 1, []]]), ask("w100x"));
  const pieces = excerpt(part);
  assert.equal(pieces[0][0], "… ");
  assert.equal(pieces.at(-1)?.[0], "…");
  assert.deepEqual(pieces.filter(([, marked]) => marked), [["w100x", true]]);
  assert.ok(pieces.length < 90);
  assert.equal(excerpt(part, Infinity).map(([text]) => text).join(""), words);
});

test("a hit leads to its part, and names the words to be marked there", () => {
  const [, , second] = locate(FOUND, ask("lighthouse"));
  const url = new URL(hitAddress(FOUND, second));
  assert.ok(url.pathname.endsWith("/summaries/first/"));
  assert.equal(url.search + url.hash, "?highlight=lighthouses#p-2");
  assert.equal(new URL(hitAddress(FOUND)).search, "");
});

test("words are as far apart as changes make them", () => {
  assert.equal(distance("radunovik", "radunovic"), 1 / 9);
  assert.equal(distance("droz", "dorz"), 1 / 4);
  assert.equal(distance("droz", "droz"), 0);
  assert.equal(distance("a", "abcdef"), 1);
});

test("near names come nearest first, whatever their spelling", () => {
  /** @type {(id: string, ...forms: string[]) => SearchName} */
  const name = (id, ...forms) => ({ kind: "speaker", id, name: id, url: "", forms, former: [] });
  const names = [name("b", "droz"), name("a", "vladimir radunovic", "radunovich"), name("c", "kaspar")];
  assert.deepEqual(nearest(names, ["Radunović"]).map(({ id }) => id), ["a"]);
  assert.deepEqual(nearest(names, ["dros", "radunovik"]).map(({ id }) => id), ["a", "b"]);
  assert.deepEqual(nearest(names, ["dros", "radunovik"], 1).length, 1);
  assert.deepEqual(nearest(names, ["xy", "qqqqqq"]), []);
});
