/* The properties by which hits can be narrowed down, each value a link with its count. */

import { make, say, written } from "../dom.js";
import { FACETS } from "./engine.js";
import { changed, write } from "./state.js";

const FEW = 8;
const OPEN = new Set(["kind", "norm", "speaker"]);
const FREE = new Set(["kind", "norm"]);
const WIDE = matchMedia("(min-width: 60em)");

/** Say which facets show their values, so that these have to be counted. */
export function opened(state, memory) {
  return FACETS.filter((name) => isOpen(name, state, memory));
}

function isOpen(name, state, memory) {
  const usual = memory.reached ? OPEN : FREE;  // Values of the others have to be fetched.
  // On a phone they stand above the hits, which would move down.
  return memory.open.get(name) ?? (WIDE.matches && Boolean(state.chosen[name] || usual.has(name)));
}

/** Make the facets. `counts` has numbers by facet and value; what is not counted is not there. */
export function facets(state, counts, settings, memory) {
  const names = FACETS.filter((name) => !(name === "kind" && state.chosen.norm));
  return names.map((name) => {
    const known = counts[name] ?? (name === "norm" ? uncounted(settings.norms) : null);
    const values = known && sorted(name, known, settings.words)
      .filter(({ id, number }) => number || number === null || id === state.chosen[name]);
    return values?.length === 0 ? null : facet(name, values, state, settings.words, memory);
  }).filter(Boolean);
}

/** Return the norms without numbers. */
function uncounted(norms) {
  return Object.fromEntries(norms.map(([id, , locator]) => [`${id}|${locator}`, null]));
}

/** Return the values of a facet: norms by letter, years newest first, others by their number. */
function sorted(name, counts, words) {
  const values = Object.entries(counts).map(([value, number]) => {
    const [id, ...label] = value.split("|");
    return { id, number, label: name === "kind" ? words.kinds[id].other : label.join("|") };
  });
  const order = {
    norm: (one, other) => one.id.localeCompare(other.id),
    year: (one, other) => other.id.localeCompare(one.id),
  };
  return values.sort(order[name] ?? ((one, other) => other.number - one.number || one.label.localeCompare(other.label)));
}

function facet(name, values, state, words, memory) {
  const few = name !== "norm" && values && values.length > FEW + 2;
  const whole = !few || memory.whole.has(name);
  const shown = (values ?? []).filter(({ id }, place) => whole || place < FEW || id === state.chosen[name]);
  const note = name === "norm" ? [" ", make("span", { class: "or-facet__note" }, words.passagesHint)] : [];
  return make("details", { class: "or-facet", "data-or-facet": name, open: isOpen(name, state, memory) },
    make("summary", { "data-or-key": `facet-${name}` }, words.facets[name], note),
    values ? make("ul", {}, shown.map((value) => make("li", {}, choice(name, value, state, words)))) : make("p", {}, words.loading),
    few ? make("button", { type: "button", class: "or-facet__more", "data-or-whole": name, "data-or-key": `whole-${name}` },
      whole ? words.showFew : say(words.showAll, { n: written(values.length) })) : null);
}

function choice(name, { id, label, number }, state, words) {
  const chosen = state.chosen[name] === id;
  return make("a", {
    class: "or-facet__value",
    href: write(changed(state, { chosen: { [name]: chosen ? null : id } })) || "?",
    "aria-current": chosen ? "true" : null,
    "aria-label": chosen ? say(words.remove, { facet: words.facets[name], value: label }) : null,
    "data-or-choose": `${name}|${id}`,
    "data-or-key": `${name}-${id}`,
  }, make("span", {}, label), number === null ? null : make("span", { class: "or-facet__number" }, written(number)));
}

/** Make the chosen values, each a link to the same without it. */
export function chosen(state, labels, words) {
  const names = FACETS.filter((name) => state.chosen[name]);
  const links = names.map((name) => make("a", {
    class: "or-chosen",
    href: write(changed(state, { chosen: { [name]: null } })) || "?",
    "aria-label": say(words.remove, { facet: words.facets[name], value: labels[name] }),
    "data-or-go": true,
    "data-or-key": `chosen-${name}`,
  }, say(words.chosen, { facet: words.facets[name], value: labels[name] })));
  if (links.length > 1) {
    links.push(make("a", { class: "or-chosen or-chosen--all", href: write({ ...state, chosen: {}, shown: 0 }) || "?", "data-or-go": true, "data-or-key": "clear" }, words.clear));
  }
  return links;
}
