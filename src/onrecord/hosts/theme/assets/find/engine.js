/* Pagefind, and what the site makes of it: pages, passages, facets.

   There is an index of pages for each language, and beside it one of the passages that cite a
   norm, which is fetched when somebody asks for a norm. */

import { fold, key, learn } from "./folding.js";

const RANKING = { metaWeights: { title: 5, names: 20, about: 0.5 } };
const KINDS = "kind";
const SAID = "said-";

/** By which properties hits can be narrowed down; `norm` turns pages into passages. */
export const FACETS = ["kind", "norm", "speaker", "organisation", "series", "year"];
const OF_PAGES = FACETS.filter((name) => name !== "norm");
const OF_PASSAGES = FACETS.filter((name) => name !== "kind");

/** Matches everything, and has Pagefind fetch the facet so that it counts it. */
const ANY = { none: ["-"] };

const NOTHING = { results: [], filters: {} };

let opened = null;
let told = null;

/** Fetch the words and tables, once. */
export function settings(root) {
  told ??= data(root, "find/settings.json").then((found) => {
    learn(found.fold);
    return found;
  });
  return told;
}

/** Open the engine, once. */
export function open(root) {
  opened ??= settings(root).then(async (known) => {
    const shelves = known.shelves.map(([language, passages]) => new Shelf(root, language, passages));
    await Promise.all(shelves.map((shelf) => shelf.open()));
    return new Engine(root, known, shelves);
  });
  opened.catch(() => { opened = null; });
  return opened;
}

/** Fetch data of the site's. */
export async function data(root, path) {
  const response = await fetch(new URL(path, root));
  if (!response.ok) {
    throw new Error(`${path}: ${response.status}`);
  }
  return response.json();
}

/** The indexes of one language. */
class Shelf {
  constructor(root, language, passages) {
    this.folder = new URL(`find/${language}/`, root);
    this.hasPassages = passages > 0;
    this.merged = null;
    /** By word that was asked for: whether this index has it. */
    this.has = new Map();
  }

  async open() {
    this.pagefind = await import(new URL("pagefind.js", this.folder));
    await this.pagefind.options({ baseUrl: "/", ranking: RANKING });
    await this.pagefind.init();
  }

  /** Fetch the index of the passages too, once. */
  merge() {
    if (this.hasPassages) {
      const folder = new URL("passages/", this.folder).pathname;
      this.merged ??= this.pagefind.mergeIndex(folder, { baseUrl: "/", ranking: RANKING });
    }
    return this.merged;
  }

  /** Search for some words, but for those that this index lacks, as is known by now. */
  async search(words, filters, sort) {
    const exact = words.startsWith('"');
    const asked = exact ? words : words.split(" ").filter((word) => this.has.get(word) !== false).join(" ");
    return asked ? this.pagefind.search(asked, { filters, sort: sort === "date" ? { date: "desc" } : {} }) : NOTHING;
  }

  /** Find out which words of a question this index has.

     Pagefind passes over a word that it does not know, or takes a shorter one for it: in every
     language but one, that would be most words. */
  async learn(question, filters) {
    const met = await this.first(question.words, filters);
    await Promise.all(question.terms.map(async (term) => {
      const word = key(term);
      if (!this.has.has(word)) {
        this.has.set(word, begins(met, word) || begins(await this.first(word, filters), word)
          || (await this.search(`"${fold(term)}"`, filters)).results.length > 0);
      }
    }));
  }

  /** Return the words of the first hit. */
  async first(words, filters) {
    const { results } = await this.search(words, filters);
    return results.length ? (await hit(results[0])).keys() : [];
  }
}

/** Say whether any of some words begins with another one. */
function begins(words, start) {
  return words.some((word) => word.startsWith(start));
}

/** All indexes as one. */
class Engine {
  constructor(root, known, shelves) {
    this.root = root;
    this.settings = known;
    this.shelves = shelves;
    this.kinds = Object.keys(known.words.kinds).map((kind) => `${kind}|`);
    this.known = {};
  }

  /** Find pages. `chosen` are values of facets; `count` the facets to be counted. */
  async pages(words, chosen, { sort, count = [] } = {}) {
    return this.ask(words, this.filters(chosen, count, false), sort);
  }

  /** Find passages that cite a norm. */
  async passages(words, chosen, { sort, count = [] } = {}) {
    await Promise.all(this.shelves.map((shelf) => shelf.merge()));
    return this.ask(words, this.filters(chosen, count, true), sort);
  }

  filters(chosen, count, said) {
    const filters = said ? { [`${SAID}norm`]: { any: this.norms() } } : { [KINDS]: { any: this.kinds } };
    for (const name of said ? OF_PASSAGES : OF_PAGES) {
      const field = said ? `${SAID}${name}` : name;
      if (chosen[name]) {
        filters[field] = chosen[name];
      } else if (count.includes(name)) {
        filters[field] ??= ANY;
      }
    }
    return filters;
  }

  /** How many passages there are: the index of many is fetched only when somebody wants it. */
  get size() {
    return sum(this.settings.shelves.map(([, passages]) => passages));
  }

  norms() {
    return this.settings.norms.map(([id, , locator]) => `${id}|${locator}`);
  }

  async ask(words, filters, sort) {
    const found = await Promise.all(this.shelves.map((shelf) => shelf.search(words || this.settings.everything, filters, sort)));
    return { total: sum(found.map((one) => one.results.length)), counts: added(found), hits: new Hits(found, sort) };
  }

  /** Return the whole value of a facet that begins with an id: `serge-droz|Serge Droz`.

     Among passages first, where those are wanted: then nobody needs the list of the pages. */
  async value(name, id, said = false) {
    if (name === "norm") {
      return this.norms().find((value) => value.startsWith(`${id}|`));
    }
    const place = `${said ? SAID : ""}${name}`;
    this.known[place] ??= this[said ? "passages" : "pages"]("", {}, { count: [name] })
      .then((found) => Object.keys(found.counts[name] ?? {}));
    const value = (await this.known[place]).find((one) => one.startsWith(`${id}|`));
    return value ?? (said ? this.value(name, id) : undefined);
  }

  /** Return those words of a question that nothing on record has. */
  async unknown(question) {
    if (question.exact || question.empty) {
      return [];
    }
    const filters = this.filters({}, [], false);
    await Promise.all(this.shelves.map((shelf) => shelf.learn(question, filters)));
    return question.terms.filter((term) => !this.shelves.some((shelf) => shelf.has.get(key(term))));
  }

  /** Return the people whose names have all of these words. */
  async people(words) {
    if (!words.length) {
      return [];
    }
    const { hits } = await this.pages(fold(words.join(" ")), { kind: "speaker|" });
    const found = await hits.next(3);
    return found.filter((hit) => {
      const names = hit.meta().map(key);
      return words.every((word) => begins(names, key(word)));
    });
  }
}

/** Hits of several indexes in one order, fetched as they are wanted. */
class Hits {
  constructor(found, sort) {
    this.lists = found.map((one) => [...one.results]);
    this.sort = sort;
  }

  async next(number) {
    const taken = [];
    while (taken.length < number) {
      const lists = this.lists.filter((list) => list.length);
      if (!lists.length) {
        break;
      }
      const list = lists.length > 1 ? await this.first(lists) : lists[0];
      taken.push(list.shift());
    }
    return Promise.all(taken.map((result) => hit(result)));
  }

  /** Return the list whose first hit comes first. */
  async first(lists) {
    const worth = await Promise.all(lists.map(async (list) =>
      this.sort === "date" ? (await hit(list[0])).date : list[0].score));
    return lists.reduce((best, list, place) => (worth[place] > worth[lists.indexOf(best)] ? list : best));
  }
}

/** Fetch a result and make a hit of it, once. */
function hit(result) {
  result.hit ??= result.data().then((found) => new Hit(found));
  return result.hit;
}

/** A page or a passage that was found. */
class Hit {
  constructor(found) {
    const at = found.url.indexOf(" ");
    /** Relative to the site. */
    this.url = found.url.slice(0, at).replace(/^\/+/, "");
    this.facts = JSON.parse(found.url.slice(at));
    this.title = found.meta.title ?? this.facts.title;
    this.content = found.content;
    this.fields = found.meta;
    this.locations = found.weighted_locations;
  }

  get date() {
    return this.facts.date ?? "";
  }

  words() {
    return this.content.split(/\s+/);
  }

  meta() {
    return Object.values(this.fields).join(" ").split(/\s+/);
  }

  /** Return all of its words in plain letters. */
  keys() {
    return [...this.words(), ...this.meta()].map(key);
  }
}

function sum(numbers) {
  return numbers.reduce((one, other) => one + other, 0);
}

/** Add up the counts of several indexes; names of facets are those of addresses. */
function added(found) {
  const all = {};
  for (const { filters } of found) {
    for (const [field, values] of Object.entries(filters)) {
      const counts = (all[field.replace(SAID, "")] ??= {});
      for (const [value, number] of Object.entries(values)) {
        counts[value] = (counts[value] ?? 0) + number;
      }
    }
  }
  return all;
}
