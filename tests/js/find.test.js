// What search does without a page: letters, questions, states, excerpts, near names.

import assert from "node:assert/strict";
import { test } from "node:test";

import { best, excerpt, hitAddress, locate, marked } from "../../src/onrecord/hosts/theme/assets/find/excerpts.js";
import { fold, key, unaccented, useTable } from "../../src/onrecord/hosts/theme/assets/find/folding.js";
import { distance, nearest } from "../../src/onrecord/hosts/theme/assets/find/nearest.js";
import { formsOf, parseQuestion } from "../../src/onrecord/hosts/theme/assets/find/question.js";
import { changeState, formatState, ofPassages, parseState, toggle } from "../../src/onrecord/hosts/theme/assets/find/state.js";

const LETTERS = [..."abcdefghijk"];
const NUMBERS = [..."123456789"];
const SETTINGS = {
  limit: 40,
  frameworks: [
    {
      ids: Object.fromEntries(LETTERS.map((letter) => [letter, `13${letter}`])),
      names: ["gge", "un", "voluntary"], nouns: ["norm", "norms"], prefix: "13",
    },
    {
      ids: Object.fromEntries(NUMBERS.map((number) => [number, `paris-${number}`])),
      names: ["paris call"], nouns: ["principle", "principles"], prefix: "paris",
    },
  ],
  stop: ["a", "about", "did", "on", "said", "say", "the", "to", "what", "who"],
  endings: [["-", "s", "es", "ed", "ing"], ["e", "es", "ed", "ing"], ["y", "ies", "ied", "ying"], ["our", "or"]],
  beginnings: [["-", "ال"]],
  fixed: ["new", "news"],
  words: {
    asked: {
      norm: "norm norms", paragraph: "para para. paragraph", about: "about on", asks: "said say who",
      since: "since from", until: "until", after: "after", before: "before", and: "and to", within: "between from in",
    },
  },
};

/** @param {string} typed */
const ask = (typed) => parseQuestion(typed, SETTINGS);

/** @param {string} typed */
const keys = (typed) => ask(typed).terms.map((term) => term.key);

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
    assert.deepEqual(keys(typed), ["13e"], typed);
  }
});

test("a numbered norm has its own forms", () => {
  for (const typed of ["principle 5", "Principle #5", "principle no. 5", "Paris Call 5", "Paris Call principle 5", "principle 5 of the Paris Call", "paris-5", "Paris 5"]) {
    assert.equal(ask(typed).norm, "paris-5", typed);
    assert.deepEqual(keys(typed), ["paris5"], typed);
  }
  for (const typed of ["5", "norm 5", "principle 12", "principle 5.2", "Paris Call", "5 principles"]) {
    assert.equal(ask(typed).norm, null, typed);
  }
});

test("what names no norm stays as it is", () => {
  for (const typed of ["A/70/174", "norm a State", "113e", "13even", "well-kept", "norm z", "e"]) {
    assert.equal(ask(typed).norm, null, typed);
  }
  assert.equal(ask("norm a").norm, "13a");
  assert.equal(parseQuestion("13e", { ...SETTINGS, frameworks: [] }).norm, null);
});

test("the last norm of several counts, and small words are not searched for", () => {
  const question = ask("Serge Droz on norms 13(j) 13(k)");
  assert.equal(question.norm, "13k");
  assert.deepEqual(question.terms.map(({ shown }) => shown), ["Serge", "Droz", "13j", "13k"]);
  assert.deepEqual(keys("to the"), ["to", "the"]);
});

test("words between quotation marks are looked for as they stand, others beside them in all forms", () => {
  const { norm, terms } = ask('"Civil society,  the norm" libraries');
  assert.deepEqual(terms.map(({ forms }) => forms[0]), ["civil society the norm", "libraries"]);
  assert.equal(terms[0].forms.length, 1);
  assert.ok(terms[1].forms.includes("library"));
  assert.equal(norm, null);
});

test("the forms of a word differ by its endings, and by nothing else", () => {
  assert.ok(formsOf("policies", SETTINGS).includes("policy"));
  assert.ok(formsOf("behaviour", SETTINGS).includes("behavior"));
  assert.ok(!formsOf("news", SETTINGS).includes("new"));
  assert.ok(!formsOf("new", SETTINGS).includes("news"));
  assert.ok(!formsOf("attribution", SETTINGS).some((form) => form === "at" || form === "attribute"));
  assert.deepEqual(formsOf("13e", SETTINGS), ["13e"]);
  assert.ok(formsOf("ابواب", SETTINGS).includes("الابواب"));
  assert.ok(!formsOf("library", SETTINGS).some((form) => form.startsWith("ال")));
  assert.deepEqual(formsOf("us", SETTINGS).filter((form) => form.length < 3), ["us"]);
});

test("scripts that part no words are looked for by pairs of letters", () => {
  assert.deepEqual(keys("网络安全 x"), ["网络", "络安", "安全", "x"]);
  assert.deepEqual(keys("法"), ["法"]);
  assert.deepEqual(keys("인권을").map((word) => word.normalize("NFC")), ["인권", "권을"]);
  assert.deepEqual(keys("ｻｲﾊﾞｰ"), keys("サイバー"));
});

test("years in a question are years", () => {
  /** @param {string} typed */
  const years = (typed) => { const { from, to } = ask(typed); return [from, to, keys(typed).join(" ")]; };
  assert.deepEqual(years("libraries in 2019"), ["2019", "2019", "libraries"]);
  assert.deepEqual(years("since 2019 libraries"), ["2019", "", "libraries"]);
  assert.deepEqual(years("after 2019"), ["2020", "", ""]);
  assert.deepEqual(years("before 2019"), ["", "2018", ""]);
  assert.deepEqual(years("until 2019"), ["", "2019", ""]);
  for (const typed of ["2021-2019 x", "2019–2021 x", "from 2019 to 2021 x", "between 2019 and 2021 x", "x 2019 2021"]) {
    assert.deepEqual(years(typed), ["2019", "2021", "x"], typed);
  }
  assert.deepEqual(years("A/70/2015 20190"), ["", "", "a702015 20190"]);
  assert.equal(parseQuestion("x 2019", SETTINGS, false).terms.length, 2);
});

test("a question says whether it asks what somebody says", () => {
  assert.deepEqual([ask("who said x").asks, ask("x on y").about, ask("x on y").asks, ask("x y").about], [true, true, false, false]);
});

test("a question says whether there is anything in it, and whether it was cut", () => {
  const { empty, nothing, cut } = ask("");
  assert.deepEqual([empty, nothing, cut], [true, false, false]);
  assert.ok(ask("!?… ()").nothing);
  assert.ok(ask("word ".repeat(20)).cut);
  assert.deepEqual(keys("word word WORD"), ["word"]);
});

test("every state of a search is an address, and comes back from it", () => {
  for (const search of ["", "?q=incident+response", "?q=x&kind=summary&norm=13k&sort=date", "?speaker=a&speaker=b&year=2018&shown=30", "?kind=said&from=2019&to=2021"]) {
    assert.equal(formatState(parseState(search)), search);
  }
  assert.equal(formatState({ q: "a" }), "?q=a");
});

test("what an address says wrongly is left out", () => {
  const state = parseState("?q=%E0%A4%A&sort=backwards&shown=-3&speaker=&other=x&from=x&to=99");
  assert.equal(state.sort, null);
  assert.equal(state.shown, 10);
  assert.deepEqual([state.chosen, state.from, state.to], [{}, "", ""]);
  assert.equal(parseState("?shown=100000").shown, 500);
});

test("another choice begins the hits anew, and what is chosen again is no longer chosen", () => {
  const state = parseState("?q=a&norm=13k&shown=30");
  assert.equal(formatState(toggle(state, "speaker", "ann")), "?q=a&norm=13k&speaker=ann");
  assert.equal(formatState(toggle(state, "norm", "13e")), "?q=a&norm=13k&norm=13e");
  assert.equal(formatState(toggle(state, "norm", "13k")), "?q=a");
  assert.equal(formatState(changeState(state, { sort: "date" })), "?q=a&norm=13k&sort=date");
});

test("what people said is no page among others", () => {
  const said = toggle(parseState("?kind=summary&kind=norm"), "kind", "said");
  assert.equal(formatState(said), "?kind=said");
  assert.equal(formatState(toggle(said, "kind", "summary")), "?kind=summary");
  assert.deepEqual([said.chosen, { norm: ["13k"] }, { kind: ["summary"] }].map(ofPassages), [true, true, false]);
});

/** @param {string} text @param {PagePart[]} parts @param {string[]} forms @param {number[]} locations @returns {TextHit} */
const hit = (text, parts, forms, locations = []) => ({
  url: "summaries/first/",
  facts: { kind: "summary", parts },
  forms: new Set(forms),
  locations: new Set(locations),
  words: text.split(" "),
});

const TEXT = "Intro Primerić said libraries matter. Eksempel said libraries, lighthouses and libraries matter.";
/** @param {...string} forms */
const found = (...forms) => hit(TEXT, [[0, "h", "Intro", []], [1, "p-1", 1, ["a"]], [5, "p-2", 2, ["b"]]], forms);

test("the words of a question are found in the parts of a text", () => {
  const [heading, first, second] = locate(found("library", "libraries", "lighthouses"));
  assert.deepEqual(heading.found, []);
  assert.deepEqual(first.found, [[3, "libraries"]]);
  assert.deepEqual(second.found.map(([, word]) => word), ["libraries", "lighthouses", "libraries"]);
  assert.deepEqual([second.anchor, second.label, second.speakers, second.to], ["p-2", 2, ["b"], 12]);
});

test("what Pagefind found is found, and of other words none that only begins so", () => {
  const [whole] = locate({ ...found("li", "library"), facts: { kind: "passage" }, locations: new Set([1]) });
  assert.deepEqual(whole.found, [[1, "primeric"]]);
});

test("what was asked for is marked in a title, also as a part of a word", () => {
  const pieces = marked("Well-kept libraries of Łódź", new Set(["kept", "lodz"]));
  assert.deepEqual(pieces.filter(([, mark]) => mark).map(([word]) => word), ["Well-kept", "Łódź"]);
});

test("the parts with most of the question are shown, in the order of the text", () => {
  const parts = locate(found("libraries", "lighthouses"));
  assert.deepEqual(best(parts, 1).map((part) => part.anchor), ["p-2"]);
  assert.deepEqual(best(parts, 3).map((part) => part.anchor), ["p-1", "p-2"]);
});

test("a long text is cut around its first mark", () => {
  const words = Array.from({ length: 200 }, (_, i) => `w${i}x`).join(" ");
  const [part] = locate(hit(words, [[0, "p", 1, []]], ["w100x"]));
  const pieces = excerpt(part);
  assert.equal(pieces[0][0], "… ");
  assert.equal(pieces.at(-1)?.[0], "…");
  assert.deepEqual(pieces.filter(([, marked]) => marked), [["w100x", true]]);
  assert.ok(pieces.length < 90);
  assert.equal(excerpt(part, Infinity).map(([text]) => text).join(""), words);
});

test("a hit leads to its part, and names the words to be marked there", () => {
  const [, , second] = locate(found("lighthouses"));
  const url = new URL(hitAddress(found(), second));
  assert.ok(url.pathname.endsWith("/summaries/first/"));
  assert.equal(url.search + url.hash, "?highlight=lighthouses#p-2");
  assert.equal(new URL(hitAddress(found())).search, "");
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
