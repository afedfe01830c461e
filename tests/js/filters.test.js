// What the filters do without a page: states, and which passages fit them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { changeState, compared, formatState, parseState, settle, without } from "../../src/onrecord/hosts/theme/assets/filters/state.js";

// The modules that make elements look at the language of the page.
Object.assign(globalThis, { document: { querySelector: () => null, documentElement: { lang: "en" } } });
const { fits } = await import("../../src/onrecord/hosts/theme/assets/filters/passages.js");

/** @param {string} value @param {string} words @param {...string} former */
const choice = (value, words = value, ...former) => ({ value, words, former });
const PEOPLE = [choice("ada", "Ada Example", "a-example"), choice("ben", "Ben Sample")];
const YEARS = [choice("2021"), choice("2020")];
const OFFERED = { speaker: PEOPLE, "with-speaker": PEOPLE, year: YEARS, "with-year": YEARS, norm: [choice("13e")], topic: [choice("human-rights")], basis: [choice("stated")] };

/** @param {string} search @param {string | null} [year] */
const settled = (search, year = null) => {
  const { state, notes } = settle(parseState(search), OFFERED, year);
  return [formatState(state), notes];
};

test("every state of the filters is an address, and what else stands there stays", () => {
  const search = "?speaker=ada&with-speaker=ben&year=2021&basis=stated";
  assert.equal(formatState(parseState(search)), search);
  assert.equal(formatState(parseState("?year=2021"), "?highlight=x&basis=stated"), "?highlight=x&year=2021");
  assert.equal(formatState({}), "");
});

test("what exists stays, a former id becomes the present one, and the rest is left out and named", () => {
  assert.deepEqual(settled("?speaker=ada&year=2020"), ["?speaker=ada&year=2020", []]);
  assert.deepEqual(settled("?speaker=a-example"), ["?speaker=ada", [{ kind: "moved", name: "Ada Example", value: "a-example" }]]);
  assert.deepEqual(settled("?speaker=__proto__&basis=stated"), ["?basis=stated", [{ kind: "unknown", field: "speaker", value: "__proto__" }]]);
});

test("comparing takes two that differ, of one sort", () => {
  const alone = [{ kind: "alone" }];
  assert.deepEqual(settled("?speaker=ada&with-speaker=ben"), ["?speaker=ada&with-speaker=ben", []]);
  assert.deepEqual(settled("?speaker=ada&with-speaker=ada"), ["?speaker=ada", alone]);
  assert.deepEqual(settled("?with-speaker=ben"), ["", alone]);
  assert.deepEqual(settled("?speaker=ada&with-speaker=ben&year=2020&with-year=2021"), ["?speaker=ada&with-speaker=ben&year=2020", alone]);
});

test("the year of a page that has no other need not be said, and can be compared", () => {
  assert.deepEqual(settled("?year=2021", "2021"), ["", []]);
  assert.deepEqual(settled("?with-year=2020", "2021"), ["?with-year=2020", []]);
  assert.deepEqual(settled("?with-year=2021", "2021"), ["", [{ kind: "alone" }]]);
});

test("two that would be the same change places", () => {
  const state = parseState("?speaker=ada&with-speaker=ben");
  assert.equal(formatState(changeState(state, "with-speaker", "ada")), "?speaker=ben&with-speaker=ada");
  assert.equal(formatState(changeState(state, "speaker", "")), "");
  assert.equal(formatState(changeState(state, "basis", "stated")), "?speaker=ada&with-speaker=ben&basis=stated");
});

test("a state says what is compared, and can lose some of its values", () => {
  const state = parseState("?year=2021&with-year=2020&basis=stated");
  assert.equal(compared(state), "year");
  assert.equal(compared(without(state, "with-year")), null);
  assert.equal(formatState(without(state, "year", "with-year")), "?basis=stated");
});

test("a passage fits if one voice has the speaker, the basis and the norm", () => {
  const passage = { year: "2021", topics: ["human-rights"], voices: [["ada", "stated", "13e,13k"], ["ben", "inferred", ""], ["", "nobody", "13f"]] };
  assert.ok(fits(passage, { speaker: "ada", basis: "stated", year: "2021", norm: "13k", topic: "human-rights" }));
  assert.ok(!fits(passage, { speaker: "ben", basis: "stated" }));
  assert.ok(!fits(passage, { speaker: "ben", norm: "13e" }));
  assert.ok(fits(passage, { basis: "nobody", norm: "13f" }));
  assert.ok(!fits(passage, { norm: "13a" }));
  assert.ok(!fits(passage, { topic: "capacity" }));
  assert.ok(!fits(passage, { year: "2020" }));
});
