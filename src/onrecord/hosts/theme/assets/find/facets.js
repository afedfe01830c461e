/* The properties by which hits can be narrowed down, each value a link with its count. */

import { make, say } from "./dom.js";
import { FACETS } from "./engine.js";
import { changed, write } from "./state.js";

const FEW = 8;
const OPEN = new Set(["kind", "norm", "speaker"]);

/** Make the facets. `counts` has numbers by facet and value; `names` gives the words of values. */
export function facets(state, counts, words, memory) {
  return FACETS.filter((name) => counts[name]).map((name) => {
    const values = sorted(name, counts[name], words).filter(({ id, number }) => number || id === state.chosen[name]);
    return values.length ? facet(name, values, state, words, memory) : null;
  }).filter(Boolean);
}

/** Return the values of a facet: norms by letter, years newest first, others by their number. */
function sorted(name, counts, words) {
  const values = Object.entries(counts).map(([value, number]) => {
    const [id, ...label] = value.split("|");
    return { id, number, label: name === "kind" ? words.kinds[id][1] : label.join("|") };
  });
  const order = {
    norm: (one, other) => one.id.localeCompare(other.id),
    year: (one, other) => other.id.localeCompare(one.id),
  };
  return values.sort(order[name] ?? ((one, other) => other.number - one.number || one.label.localeCompare(other.label)));
}

function facet(name, values, state, words, memory) {
  const chosen = state.chosen[name];
  const all = memory.whole.has(name) || values.length <= FEW + 2 || name === "norm";
  const shown = all ? values : values.filter(({ id }, place) => place < FEW || id === chosen);
  const note = name === "norm" ? [" ", make("span", { class: "or-facet__note" }, words.passagesHint)] : [];
  const folded = memory.folded.get(name) ?? !(OPEN.has(name) || chosen);
  const element = make("details", { class: "or-facet", "data-or-facet": name, open: !folded },
    make("summary", {}, words.facets[name], note),
    make("ul", {}, shown.map((value) => make("li", {}, choice(name, value, state, words)))));
  if (values.length > shown.length || (memory.whole.has(name) && values.length > FEW + 2 && name !== "norm")) {
    element.append(make("button", { type: "button", class: "or-facet__more", "data-or-whole": name, "data-or-key": `whole-${name}` },
      memory.whole.has(name) ? words.showFew : say(words.showAll, { n: values.length.toLocaleString() })));
  }
  element.addEventListener("toggle", () => memory.folded.set(name, !element.open));
  return element;
}

function choice(name, { id, label, number }, state, words) {
  const chosen = state.chosen[name] === id;
  return make("a", {
    class: "or-facet__value",
    href: write(changed(state, { chosen: { [name]: chosen ? null : id } })) || "?",
    "aria-current": chosen ? "true" : null,
    "aria-label": chosen ? say(words.remove, { facet: words.facets[name], value: label }) : null,
    "data-or-go": true,
    "data-or-key": `${name}-${id}`,
  }, make("span", {}, label), make("span", { class: "or-facet__number" }, number.toLocaleString()));
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
  }, `${words.facets[name]}: ${labels[name]}`));
  if (links.length > 1) {
    links.push(make("a", { class: "or-chosen or-chosen--all", href: write({ ...state, chosen: {}, shown: 0 }) || "?", "data-or-go": true, "data-or-key": "clear" }, words.clear));
  }
  return links;
}
