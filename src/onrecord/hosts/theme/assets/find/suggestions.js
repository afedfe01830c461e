/* What a question seems to ask for besides its words: somebody on a norm, or a norm. */

import { fill, formatCount, make } from "../dom.js";
import { address } from "../loading.js";
import { parseQuestion } from "./question.js";
import { formatState } from "./state.js";

const MOST = 3;

/** Return what leads to exactly the passages that are asked for. @param {Engine} engine @param {Question} question @returns {Promise<Suggestion[]>} */
export async function suggestions(engine, question) {
  const { norms, words } = engine.settings;
  const norm = norms.find(({ id }) => id === question.norm);
  if (!norm) {
    return [];
  }
  if (!question.rest.length) {
    return [{ words: fill(words.cited, { norm: norm.locator }), q: "", chosen: { norm: norm.id } }];
  }
  return (await peopleOf(engine, question.rest)).map(({ person, q }) => ({
    words: fill(q ? words.saidWith : words.said, { name: person.title, norm: norm.locator, words: q }),
    q,
    chosen: { norm: norm.id, speaker: person.url.split("/")[1] },
  }));
}

/** Return the people who are named by all of the words, else by one, and the words left over. @param {Engine} engine @param {string[]} words */
async function peopleOf(engine, words) {
  const all = await engine.people(words);
  if (all.length || words.length === 1) {
    return all.map((person) => ({ person, q: "" }));
  }
  for (const word of words.slice(0, MOST)) {
    const [person] = await engine.people([word]);
    if (person) {
      return [{ person, q: words.filter((other) => other !== word).join(" ") }];
    }
  }
  return [];
}

/** Offer the passages that are asked for, with their number. @param {Engine} engine @param {Question} question */
export async function passagesFor(engine, question) {
  const offers = [];
  for (const one of await suggestions(engine, question)) {
    const names = /** @type {Facet[]} */ (Object.keys(one.chosen));
    const values = await Promise.all(names.map(async (name) => [name, await engine.value(name, one.chosen[name] ?? "")]));
    const { total } = await engine.passages(parseQuestion(one.q, engine.settings).words, Object.fromEntries(values));
    if (total) {
      offers.push(link(one, formatCount(engine.settings.words.counts.passage, total)));
    }
  }
  return offers;
}

/** Offer the page of a norm. @param {SearchSettings} settings @param {string} [norm] */
export function pageOf({ norms, words }, norm) {
  return norms.filter(({ id }) => id === norm)
    .map(({ id, locator, title }) => linkTo(address(`norms/${id}/`), fill(words.page, { name: locator }), title));
}

/** Make a suggestion that leads to a state of the search. @param {Suggestion} suggestion */
export function link({ words, ...state }, note = "") {
  return linkTo(address(`find/${formatState(state)}`), words, note);
}

/** @param {string} href @param {string} words @param {string} note */
function linkTo(href, words, note) {
  return make("a", { class: "or-suggestion", href }, make("strong", {}, words), note ? make("span", {}, note) : null);
}
