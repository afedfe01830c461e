/* Pagefind: the index of the pages, with those of the passages beside it, asked for words as they stand. */

import { load, once, ROOT } from "../loading.js";

/** Without a worker: a word takes less than the way there and back. */
const OPTIONS = { baseUrl: "/", noWorker: true };

/** What was asked for, and what may be found by it. */
export class Index {
  /** @type {Rows} */
  pages = new Map();

  /** @type {Rows} */
  passages = new Map();

  /** The words of each value of a facet, by `name|id`. @type {Map<string, string>} */
  labels = new Map();

  /** How much of an id tells the records of an index apart, by what its ids begin with. @type {Map<string, number>} */
  #lengths = new Map();

  /** @type {Map<string, Promise<{ row: Row, result: PagefindResult }[]>>} */
  #asked = new Map();

  /** @param {Pagefind} pagefind @param {SearchSettings} settings */
  constructor(pagefind, settings) {
    this.pagefind = pagefind;
    this.settings = settings;
  }

  /** Load the index of the pages. @param {SearchSettings} settings */
  static async open(settings) {
    const folder = new URL("find/pages/", ROOT);
    const table = load("find/pages/records.json");
    /** @type {{ createInstance(options: object): Pagefind }} */
    const { createInstance } = await import(new URL("pagefind.js", folder).href);
    const pagefind = createInstance(OPTIONS);
    await pagefind.init();
    const index = new Index(pagefind, settings);
    index.read(await table, index.pages);
    return index;
  }

  /** Load by what pages are narrowed down. */
  addFacets = once(async () => this.readFacets(await load("find/pages/facets.json"), [...this.pages.values()]));

  /** Load the passages too, and by what they are narrowed down. */
  addPassages = once(async () => {
    const periods = await Promise.all(this.settings.periods.map((name) => {
      const folder = `find/passages/${name}/`;
      return Promise.all([
        load(`${folder}records.json`), load(`${folder}facets.json`), this.pagefind.mergeIndex(new URL(folder, ROOT).pathname, { baseUrl: "/" }),
      ]);
    }));
    this.#asked.clear();
    for (const [table, facets] of periods) {
      this.readFacets(facets, this.read(table, this.passages));
    }
  });

  /** Take over what has to be known of records; return their rows. @param {RecordTable} table @param {Rows} rows */
  read({ heads, ids, kinds, language, length, titles, years }, rows) {
    this.#lengths.set(language, length);
    return heads.map((head, i) => {
      /** @type {Row} */
      const row = { date: years[i], head, kind: kinds[i], title: titles[i], facets: { kind: kinds[i] === "passage" ? [] : [kinds[i]] } };
      rows.set(`${language}_${ids.slice(i * length, (i + 1) * length)}`, row);
      return row;
    });
  }

  /** Take over what records are sorted and narrowed down by. @param {FacetTable} table @param {Row[]} rows */
  readFacets({ dates, rows: numbers, values }, rows) {
    for (const [name, id, label] of values) {
      this.labels.set(`${name}|${id}`, label);
    }
    rows.forEach((row, i) => {
      row.date = dates[i];
      for (const [name, id] of numbers[i].map((number) => values[number])) {
        (row.facets[/** @type {Facet} */ (name)] ??= []).push(id);
      }
    });
  }

  /** Return the row of what was found. @param {PagefindResult} result */
  #row({ id }) {
    const [language, hash] = id.split("_");
    const key = `${language}_${hash.slice(0, this.#lengths.get(language))}`;
    return this.pages.get(key) ?? this.passages.get(key);
  }

  /** Return what has a word as it stands, or a phrase. @param {string} words */
  ask(words) {
    const asked = this.#asked.get(words) ?? this.pagefind.search(`"${words}"`, {}).then(({ results }) =>
      results.flatMap((result) => { const row = this.#row(result); return row ? [{ row, result }] : []; }));
    this.#asked.set(words, asked);
    return asked;
  }

  /** Return all that there is, with the way to its text. @returns {Promise<Matches>} */
  async everything() {
    const all = await this.ask(this.settings.everything);
    return new Map(all.map(({ row, result }) => [row, { result, named: false, locations: [] }]));
  }

  /** Return what has a word in any form: where it stands in the text, and whether in a title or name. @param {Term} term @returns {Promise<Matches>} */
  async find({ forms }) {
    /** @type {Matches} */
    const matches = new Map();
    for (const { row, result } of (await Promise.all(forms.map((form) => this.ask(form)))).flat()) {
      const match = matches.get(row) ?? { result, named: false, locations: [] };
      // Before the text stand the words of titles and names.
      match.locations.push(...result.words.filter((at) => at >= row.head).map((at) => at - row.head));
      match.named ||= result.words.some((at) => at < row.head);
      matches.set(row, match);
    }
    return matches;
  }
}

/** A page or a passage that was found. @template {Facts} [F=PageFacts] */
export class Hit {
  /** @param {PagefindFragment} found @param {Row} row @param {Set<number>} locations @param {Set<string>} forms what is marked */
  constructor(found, row, locations, forms) {
    const end = found.url.indexOf(" ");
    /** Relative to the site. */
    this.url = found.url.slice(0, end).replace(/^\/+/, "");
    /** @type {F} */
    this.facts = JSON.parse(found.url.slice(end));
    this.title = this.facts.title ?? "";
    const words = found.content.split(/\s+/);
    this.words = words.slice(row.head);
    /** What it is found by besides. */
    this.about = [...words.slice(0, row.head), found.meta.about].join(" ");
    this.locations = locations;
    this.forms = forms;
  }
}
