// What the form writes and says of what was typed.

import assert from "node:assert/strict";
import { test } from "node:test";

import { useTable } from "../../src/onrecord/hosts/theme/assets/find/folding.js";
import { cites, file, fileName, frontMatter, needsMarks, registerLines, slug, tidy, valueOf, yaml } from "../../src/onrecord/hosts/theme/assets/propose/file.js";

// The modules that make elements look at the language of the page.
Object.assign(globalThis, { document: { querySelector: () => null, documentElement: { lang: "en" } } });
const { faultOf, faultOfId } = await import("../../src/onrecord/hosts/theme/assets/propose/faults.js");
const { findPeople } = await import("../../src/onrecord/hosts/theme/assets/propose/people.js");

useTable({ ø: "o", ß: "ss" });

/** The words of a message are its key, and what is filled in. @type {ProposeWords} */
const WORDS = new Proxy(/** @type {any} */ ({}), { get: (_, key) => (key === "field" ? "{label}: {fault}" : `${String(key)} {n}{id}`) });

/** @param {Partial<FormField>} given @returns {FormField} */
const field = (given) => ({ kind: "line", name: "title", label: "Title", value: "", usual: "", required: false, needed: false, pattern: "", length: 0, ...given });

/** @param {string} id @param {Partial<Person>} given @returns {Person} */
const person = (id, given = {}) => ({ id, name: id, isNew: false, affiliation: "", ...given });

test("a text loses what cannot be seen, and keeps its lines", () => {
  assert.equal(tidy(" a\u200b\r\nb\u202e\ud800 "), "a\nb");
  assert.equal(tidy("E\u0301 \u200d"), "É \u200d");
});

test("a name becomes an id, letters without a plain form fall away", () => {
  assert.equal(slug("Søren O’Strauß-Exámple "), "soren-ostrauss-example");
  assert.equal(slug("ندوة"), "");
});

test("a file is called after its day and the first words of its title", () => {
  assert.equal(fileName("2030-05-14", "A webinar"), "2030-05-14-a-webinar");
  assert.equal(fileName("", "!?"), "");
  assert.equal(fileName("2030-05-14", "word ".repeat(20)), `2030-05-14${"-word".repeat(12)}`);
});

test("what was typed is a list, a number or a text", () => {
  assert.deepEqual(valueOf("list", "organisers", " One: A \n\n Two"), ["One: A", "Two"]);
  assert.deepEqual(valueOf("list", "topics", "Human rights\n用"), ["human-rights", "用"]);
  assert.equal(valueOf("number", "series.part", " 12 "), 12);
  assert.equal(valueOf("number", "series.part", "1e3"), "1e3");
});

test("the front matter has what is required, and what is neither empty nor usual", () => {
  const fields = [
    field({ name: "title", value: "T", required: true }), field({ name: "date_is", value: "held", usual: "held" }),
    field({ name: "series.part", value: 2 }), field({ name: "topics", value: [] }), field({ name: "text", value: "Text" }),
  ];
  const groups = [{ key: "speakers", people: [person("ann", { affiliation: " X " }), person("ben")] }, { key: "moderators", people: [] }];
  assert.deepEqual(frontMatter(fields, groups, ["13e"]), {
    title: "T", series: { part: 2 }, norms: ["13e"], speakers: [{ id: "ann", affiliation: "X" }, "ben"],
  });
  assert.deepEqual(frontMatter([], [], []), { speakers: [], norms: [] });
});

test("the file has its keys in order, each in one line", () => {
  const front = { norms: [], title: "A: b", series: { name: "S", part: 2 }, speakers: [{ id: "a" }, "b"] };
  assert.equal(file(["title", "speakers", "norms", "series", "topics"], front, "Text.  "), `---
title: "A: b"
speakers: [{id: "a"}, "b"]
norms: []
series: {name: "S", part: 2}
---

Text.
`);
  assert.equal(yaml("\u2028\x85"), '"\\u2028\\u0085"');
});

test("somebody new stands in the register once", () => {
  const ann = person("ann", { name: "Ann: A" });
  assert.equal(registerLines([ann, ann, person("ben")]), 'ann:\n  name: "Ann: A"\n\nben:\n  name: "ben"\n');
});

test("a norm is cited by its letter, or by a mark where the text is not in English", () => {
  for (const text of ["norm 13(e)", "norm 13 (e)", "norm 13e.", "Norm (e) and"]) {
    assert.ok(cites(text, "13e", false, "13(e)"), text);
    assert.ok(!cites(text, "13f", false, "13(f)"), text);
  }
  assert.ok(!cites("113e", "13e", false, "13(e)"));
  assert.ok(cites("la [norme](norm:13e)", "13e", true, "13(e)"));
  assert.ok(!cites("la norme 13(e)", "13e", true, "13(e)"));
  assert.ok(cites("principles 4 and 5 of it", "paris-5", false, "Principle 5"));
  assert.ok(cites("Principle 5.", "paris-5", false, "Principle 5"));
  assert.ok(!cites("principle 51, principle", "paris-5", false, "Principle 5"));
  assert.deepEqual(["en", "en-GB", "fr", ""].map(needsMarks), [false, false, true, true]);
});

test("what is wrong with a field is said, the first thing only", () => {
  assert.equal(faultOf(field({ needed: true }), WORDS), "Title: needed {n}{id}");
  assert.equal(faultOf(field({}), WORDS), "");
  assert.match(faultOf(field({ kind: "day", value: "14 May" }), WORDS), /^day/);
  assert.match(faultOf(field({ kind: "number", value: "two" }), WORDS), /^number/);
  assert.equal(faultOf(field({ kind: "number", value: 10_000 }), WORDS), "large 10,000{id}");
  assert.match(faultOf(field({ pattern: "^https?:", value: "example.org" }), WORDS), /^address/);
  assert.match(faultOf(field({ pattern: "^a$", name: "topics", value: ["a", "b"] }), WORDS), /^topics/);
  assert.match(faultOf(field({ pattern: "^a$", name: "language", value: "b" }), WORDS), /^code/);
  assert.match(faultOf(field({ pattern: "^.*$", value: "a\nb" }), WORDS), /^oneLine/);
  assert.equal(faultOf(field({ length: 2, value: ["🙂🙂", "abc"] }), WORDS), "longest 2{id}");
  assert.equal(faultOf(field({ length: 2, pattern: "^.*$", value: "ab" }), WORDS), "");
});

test("the id of somebody new is free, and there once", () => {
  const check = (/** @type {string} */ id) => faultOfId(id, "^[a-z-]+$", [["ann", "Ann"]], [person("ben"), person("ben"), person("cy")], WORDS);
  assert.match(check("A!"), /^idForm/);
  assert.equal(check("ann"), "idTaken {n}ann");
  assert.equal(check("ben"), "idTwice {n}ben");
  assert.equal(check("cy"), "");
});

test("people are found by any part of any of their names, exactly before nearly", () => {
  const register = [["ben-sample", "Bén Sample"], ["benno", "Benno Søe", "B. Soe"], ["ada", "Ada"]];
  const ids = (/** @type {string} */ name) => findPeople(register, name).nearly.map(([id]) => id);
  assert.deepEqual(ids("ben  SAMPLE"), ["ben-sample"]);
  assert.deepEqual(ids("ben"), ["ben-sample", "benno"]);
  assert.deepEqual(ids("soe ben"), ["benno"]);
  assert.deepEqual(ids("nobody"), []);
  assert.deepEqual(ids("Ben Sampel"), ["ben-sample"]);
  assert.deepEqual(ids("Sampl Ben"), ["ben-sample"]);
  assert.deepEqual(ids("Bemno"), ["benno", "ben-sample"]);
  assert.equal(findPeople(register, "Ada").exactly.length, 1);
  assert.equal(findPeople(register, "Ad").exactly.length, 0);
});
