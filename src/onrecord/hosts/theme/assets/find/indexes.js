/* Pagefind: an index for each language, with one of the passages beside it, asked as if they were one. */

import { ROOT } from "../loading.js";
import { fold, key } from "./folding.js";

const OPTIONS = { baseUrl: "/", ranking: { metaWeights: { title: 5, names: 20, about: 0.5 } } };

/** The index of one language. */
export class Index {
  /** By word that was asked for: whether this index has it. @type {Map<string, boolean>} */
  has = new Map();

  /** @type {Promise<void> | null} */
  #merged = null;

  /** @param {Pagefind} pagefind @param {URL | null} passages where the index of the passages is */
  constructor(pagefind, passages) {
    this.pagefind = pagefind;
    this.passages = passages;
  }

  /** Load the index of a language. @param {string} language @param {number} passages */
  static async open(language, passages) {
    const folder = new URL(`find/${language}/`, ROOT);
    /** @type {Pagefind} */
    const pagefind = await import(new URL("pagefind.js", folder).href);
    await pagefind.options(OPTIONS);
    await pagefind.init();
    return new Index(pagefind, passages ? new URL("passages/", folder) : null);
  }

  /** Load the passages too, once. */
  async addPassages() {
    if (this.passages) {
      await (this.#merged ??= this.pagefind.mergeIndex(this.passages.pathname, OPTIONS));
    }
  }

  /**
   * Search for some words, but for those that this index lacks, as is known by now.
   * @param {string} words
   * @param {Filters} filters
   * @param {Sort} [sort]
   * @returns {Promise<PagefindAnswer>}
   */
  async search(words, filters, sort) {
    const exact = words.startsWith('"');
    const asked = exact ? words : words.split(" ").filter((word) => this.has.get(word) !== false).join(" ");
    const order = sort === "date" ? { date: "desc" } : {};
    return asked ? this.pagefind.search(asked, { filters, sort: order }) : { results: [], filters: {} };
  }

  /**
   * Find out which words of a question this index has.
   *
   * Pagefind passes over a word that it does not know, or takes a shorter one for it: in every
   * language but one, that would be most words.
   * @param {Question} question
   * @param {Filters} filters
   */
  async learn(question, filters) {
    const met = await this.#wordsOfFirst(question.words, filters);
    await Promise.all(question.terms.filter((term) => !this.has.has(key(term))).map(async (term) => {
      const word = key(term);
      this.has.set(word, someBegin(met, word) || someBegin(await this.#wordsOfFirst(word, filters), word)
        || (await this.search(`"${fold(term)}"`, filters)).results.length > 0);
    }));
  }

  /** Return the words of the first hit. @param {string} words @param {Filters} filters */
  async #wordsOfFirst(words, filters) {
    const { results } = await this.search(words, filters);
    return results.length ? (await hit(results[0])).keys() : [];
  }
}

/** Say whether any of some words begins with another one. @param {string[]} words @param {string} start */
export function someBegin(words, start) {
  return words.some((word) => word.startsWith(start));
}

/** Hits of several indexes in one order, fetched as they are wanted. @template {Facts} F */
export class Hits {
  /** @param {PagefindAnswer[]} answers @param {Sort} [sort] */
  constructor(answers, sort) {
    this.lists = answers.map((answer) => [...answer.results]);
    this.sort = sort;
  }

  /** Return the next ones. @param {number} number @returns {Promise<Hit<F>[]>} */
  async next(number) {
    const taken = [];
    while (taken.length < number) {
      const lists = this.lists.filter((list) => list.length);
      const list = lists.length > 1 ? await this.#first(lists) : lists[0];
      if (!list) {
        break;
      }
      taken.push(list.splice(0, 1)[0]);
    }
    return Promise.all(taken.map((result) => /** @type {Promise<Hit<F>>} */ (hit(result))));
  }

  /** Return the list whose first hit comes first. @param {PagefindResult[][]} lists */
  async #first(lists) {
    const worth = await Promise.all(lists.map(async ([result]) => (this.sort === "date" ? (await hit(result)).date : result.score)));
    return lists.reduce((best, list, i) => (worth[i] > worth[lists.indexOf(best)] ? list : best));
  }
}

/** @type {WeakMap<PagefindResult, Promise<Hit<any>>>} */
const hits = new WeakMap();

/** Fetch a result and make a hit of it, once. @param {PagefindResult} result */
function hit(result) {
  const made = hits.get(result) ?? result.data().then((found) => new Hit(found));
  hits.set(result, made);
  return made;
}

/** A page or a passage that was found. @template {Facts} [F=PageFacts] */
export class Hit {
  /** @param {PagefindFragment} found */
  constructor(found) {
    const end = found.url.indexOf(" ");
    /** Relative to the site. */
    this.url = found.url.slice(0, end).replace(/^\/+/, "");
    /** @type {F} */
    this.facts = JSON.parse(found.url.slice(end));
    this.title = found.meta.title ?? "";
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

  /** Return the words of its names and all that is searched besides the text, in plain letters. */
  fieldKeys() {
    return Object.values(this.fields).join(" ").split(/\s+/).map(key);
  }

  /** Return all of its words in plain letters. */
  keys() {
    return [...this.words().map(key), ...this.fieldKeys()];
  }
}
