/* Two things side by side: a column for each, with copies of its passages. */

import { count, make, say } from "../dom.js";
import { copy } from "./passages.js";

/** Fill an element with a column for each side; return a way to each with its number. */
export function beside(sides, element, words) {
  element.hidden = false;
  element.replaceChildren(make("div", { class: "or-compared" }, sides.map((side, place) => column(side, place, words))));
  const [before, after] = words.column.split("{name}");
  const ways = sides.map((side, place) => make("a", { href: `#${anchor(place)}` },
    before, make("bdi", {}, side.name), say(after, { count: number(side, words) })));
  return [ways[0], " · ", ways[1]];
}

function anchor(place) {
  return `side-${place + 1}`;
}

function number({ passages }, words) {
  return passages ? count(words.passages, passages.length) : "?";
}

function column(side, place, words) {
  const { name, passages, person, url } = side;
  const title = url ? make("a", { class: person ? "or-name" : null, href: url }, make("bdi", {}, name)) : name;
  return make("section", { class: "or-compared__one", "aria-labelledby": anchor(place) },
    make("h3", { class: "or-compared__title", id: anchor(place) }, title, " ", make("span", { class: "or-compared__number" }, number(side, words))),
    passages?.length ? copy(passages) : make("p", { class: "or-empty" }, passages ? words.silent : failure(side, words)));
}

function failure({ name, url }, words) {
  return [say(words.failed, { name }), " ", make("a", { href: url }, name)];
}
