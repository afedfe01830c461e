/* Two things side by side: a column for each, with copies of its passages. */

import { fill, formatCount, make } from "../dom.js";
import { copy } from "./passages.js";

/** Fill an element with a column for each side; return a link to each with its number. @param {Side[]} sides @param {HTMLElement} element @param {FilterWords} words */
export function showColumns(sides, element, words) {
  element.hidden = false;
  element.replaceChildren(make("div", { class: "or-compared" }, sides.map((side, i) => column(side, `side-${i + 1}`, words))));
  const [before, after] = words.column.split("{name}");
  const [first, last] = sides.map((side, i) => make("a", { href: `#side-${i + 1}` },
    before, make("bdi", {}, side.name), fill(after, { count: number(side, words) })));
  return [first, " · ", last];
}

/** @param {Side} side @param {FilterWords} words */
function number({ passages }, words) {
  return passages ? formatCount(words.passages, passages.length) : "?";
}

/** @param {Side} side @param {string} id @param {FilterWords} words */
function column(side, id, words) {
  const { name, passages, person, url } = side;
  const title = url ? make("a", { class: person ? "or-name" : null, href: url }, make("bdi", {}, name)) : name;
  const failure = () => [fill(words.failed, { name }), " ", make("a", { href: url }, name)];
  return make("section", { class: "or-compared__one", "aria-labelledby": id },
    make("h3", { class: "or-compared__title", id }, title, " ", make("span", { class: "or-compared__number" }, number(side, words))),
    passages?.length ? copy(passages) : make("p", { class: "or-empty" }, passages ? words.silent : failure()));
}
