/* What search knows: pages, passages that cite a norm, facets and names. */

import { load, once } from "../loading.js";
import { fold, key, useTable } from "./folding.js";
import { Hits, Index, someBegin } from "./indexes.js";
import { parseQuestion } from "./question.js";
import { FACETS } from "./state.js";

/** What the names of the facets of passages begin with. */
const SAID = "said-";
const OF_PAGES = FACETS.filter((name) => name !== "norm");
const OF_PASSAGES = FACETS.filter((name) => name !== "kind");

/** Matches everything, and has Pagefind fetch the facet so that it counts it. */
const ANY = { none: ["-"] };

/** Load the words and tables. */
export const loadSettings = once(async () => {
  /** @type {SearchSettings} */
  const settings = await load("find/settings.json");
  useTable(settings.fold);
  return settings;
});

/** Load the names. */
export const loadNames = once(async () => /** @type {SearchName[]} */ (await load("find/names.json")));

/** Load the indexes. */
export const openEngine = once(async () => {
  const settings = await loadSettings();
  const indexes = Object.entries(settings.passages).map(([language, passages]) => Index.open(language, passages));
  return new Engine(settings, await Promise.all(indexes));
});

/** All indexes as one. */
export class Engine {
  /** The whole values of facets that were asked for. @type {Record<string, Promise<string[]>>} */
  #values = {};

  /** @param {SearchSettings} settings @param {Index[]} indexes */
  constructor(settings, indexes) {
    this.settings = settings;
    this.indexes = indexes;
    this.norms = settings.norms.map(({ id, locator }) => `${id}|${locator}`);
    this.kinds = Object.keys(settings.words.kinds).map((kind) => `${kind}|`);
    /** How many passages there are: the index of many is loaded only when somebody wants it. */
    this.size = sum(Object.values(settings.passages));
  }

  /** Find pages. @param {string} words @param {Values} values @param {SearchOptions} options @returns {Promise<Found<PageFacts>>} */
  async pages(words, values, { sort, count = [] } = {}) {
    return this.#search(words, this.#filters(values, count, false), sort);
  }

  /** Find passages that cite a norm. @param {string} words @param {Values} values @param {SearchOptions} options @returns {Promise<Found<PassageFacts>>} */
  async passages(words, values, { sort, count = [] } = {}) {
    await Promise.all(this.indexes.map((index) => index.addPassages()));
    return this.#search(words, this.#filters(values, count, true), sort);
  }

  /** @param {Values} values @param {readonly Facet[]} count @param {boolean} ofPassages */
  #filters(values, count, ofPassages) {
    /** @type {Record<string, unknown>} */
    const filters = ofPassages ? { [`${SAID}norm`]: { any: this.norms } } : { kind: { any: this.kinds } };
    for (const name of ofPassages ? OF_PASSAGES : OF_PAGES) {
      const field = ofPassages ? `${SAID}${name}` : name;
      if (values[name]) {
        filters[field] = values[name];
      } else if (count.includes(name)) {
        filters[field] ??= ANY;
      }
    }
    return filters;
  }

  /** @template {Facts} F @param {string} words @param {Record<string, unknown>} filters @param {Sort} [sort] @returns {Promise<Found<F>>} */
  async #search(words, filters, sort) {
    const asked = words || this.settings.everything;
    const answers = await Promise.all(this.indexes.map((index) => index.search(asked, filters, sort)));
    return { total: sum(answers.map((one) => one.results.length)), counts: added(answers), hits: new Hits(answers, sort) };
  }

  /**
   * Return the whole value of a facet that begins with an id.
   *
   * Among passages first, where those are wanted: then nobody needs the list of the pages.
   * @param {Facet} name
   * @param {string} id
   * @returns {Promise<string | undefined>}
   */
  async value(name, id, ofPassages = false) {
    const begins = (/** @type {string} */ value) => value.startsWith(`${id}|`);
    if (name === "norm") {
      return this.norms.find(begins);
    }
    const known = this.#values[`${ofPassages}${name}`] ??= this[ofPassages ? "passages" : "pages"]("", {}, { count: [name] })
      .then((found) => Object.keys(found.counts[name] ?? {}));
    return (await known).find(begins) ?? (ofPassages ? this.value(name, id) : undefined);
  }

  /** Return the id that somebody has now who had another one. @param {Facet} name @param {string} former */
  async successor(name, former) {
    const found = name === "speaker" && (await loadNames()).find((one) => one.kind === name && one.former.includes(former));
    return found ? found.id : null;
  }

  /** Return those words of a question that nothing on record has, and the question without them. @param {Question} question */
  async withoutUnknown(question) {
    /** @type {string[]} */
    let unknown = [];
    if (!question.exact && !question.empty) {
      const filters = this.#filters({}, [], false);
      await Promise.all(this.indexes.map((index) => index.learn(question, filters)));
      unknown = question.terms.filter((term) => !this.indexes.some((index) => index.has.get(key(term))));
    }
    const left = question.terms.filter((term) => !unknown.includes(term)).join(" ");
    return { unknown, left: unknown.length ? parseQuestion(left, this.settings) : question };
  }

  /** Return the people whose names have all of these words. @param {string[]} words */
  async people(words) {
    if (!words.length) {
      return [];
    }
    const { hits } = await this.pages(fold(words.join(" ")), { kind: "speaker|" });
    const found = await hits.next(3);
    return found.filter((hit) => {
      const names = hit.fieldKeys();
      return words.every((word) => someBegin(names, key(word)));
    });
  }
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((one, other) => one + other, 0);
}

/** Add up the counts of several indexes; names of facets are those of addresses. @param {PagefindAnswer[]} answers */
function added(answers) {
  /** @type {Counts} */
  const all = {};
  for (const [field, values] of answers.flatMap(({ filters }) => Object.entries(filters))) {
    const counts = (all[/** @type {Facet} */ (field.replace(SAID, ""))] ??= {});
    for (const [value, number] of Object.entries(values)) {
      counts[value] = (counts[value] ?? 0) + number;
    }
  }
  return all;
}
