/* What there is to say about a question: why nothing was found, and what to do next. */

import { fill, formatList, formatNumber, make, singular } from "../dom.js";
import { address } from "../loading.js";
import { loadNames } from "./engine.js";
import { labels } from "./facets.js";
import { nearest } from "./nearest.js";
import { formatState } from "./state.js";

/** Return what there is to say about an answer. @param {Answer} answer @param {State} state */
export async function notesOn({ engine, found, notes }, state) {
  const { words } = engine.settings;
  const { have, hits, known, question, unknown } = found;
  const quoted = (/** @type {string[]} */ terms) => formatList(terms.map((term) => fill(words.anyWords, { words: term })));
  const filters = labels(state, engine).map((label) => fill(words.chosen, label)).join(", ");
  const all = [...notes];
  const blocks = [];
  if (unknown.length) {
    all.push(fill(known ? words.unknown : words.nothing, { what: quoted(unknown) }));
    blocks.push(await near(unknown, words));
  }
  if (have < known && found.all.length) {
    all.push(fill(words.most, { n: formatNumber(have), all: formatNumber(known) }));
  }
  if (!hits.length && !question.nothing && (known || !unknown.length)) {
    all.push(fill(question.empty ? words.nothingChosen : filters ? words.nothingWith : words.nothing, { what: quoted([question.raw]), filters }));
    const href = formatState({ q: state.q, sort: state.sort }) || "?";
    blocks.push(filters && !question.empty ? make("p", {}, make("a", { href, "data-or-go": true }, words.without)) : null);
  }
  if (!hits.length) {
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
