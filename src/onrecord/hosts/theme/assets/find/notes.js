/* What there is to say about a question: why nothing was found, and what to do next. */

import { fill, formatList, make, singular } from "../dom.js";
import { address } from "../loading.js";
import { loadNames } from "./engine.js";
import { labels } from "./facets.js";
import { nearest } from "./nearest.js";
import { formatState } from "./state.js";

/** Return what there is to say about an answer. @param {Answer} answer @param {State} state @param {FindWords} words */
export async function notesOn({ found, left, notes, question, unknown, values }, state, words) {
  const quoted = (/** @type {string[]} */ terms) => formatList(terms.map((term) => fill(words.anyWords, { words: term })));
  const filters = labels(values, words).map((label) => fill(words.chosen, label)).join(", ");
  const all = [...notes];
  const blocks = [];
  if (unknown.length) {
    all.push(fill(left.empty ? words.nothing : words.unknown, { what: quoted(unknown) }));
    blocks.push(await near(unknown, words));
  } else if (found && !found.total && !question.nothing) {
    const form = question.empty ? words.nothingChosen : filters ? words.nothingWith : words.nothing;
    all.push(fill(form, { what: quoted([question.raw]), filters }));
    const href = formatState({ ...state, chosen: {}, shown: 0 }) || "?";
    blocks.push(filters && !question.empty ? make("p", {}, make("a", { href, "data-or-go": true }, words.without))
      : await near(question.terms, words));
  }
  if (!found?.total) {
    blocks.push(make("p", {}, make("a", { href: "#browse" }, words.browse)));
  }
  return [...all.map((note) => make("p", {}, note)), ...blocks.filter((block) => block !== null)];
}

/** Make a list of the names that are nearest to some words. @param {string[]} terms @param {FindWords} words */
async function near(terms, words) {
  const found = nearest(await loadNames(), terms);
  const link = (/** @type {SearchName} */ { name, url }) => (url ? make("a", { href: address(url) }, name)
    : make("a", { href: formatState({ q: name }), "data-or-go": true }, name));
  return found.length ? make("div", { class: "or-find__near" }, make("p", {}, words.nearest), make("ul", {}, found.map((name) =>
    make("li", {}, link(name), " ", make("span", {}, singular(words.kinds[name.kind])))))) : null;
}
