/* What search knows: pages, passages, facets and names; what fits a question, in which order. */

import { load, once } from "../loading.js";
import { key, useTable } from "./folding.js";
import { Hit, Index } from "./index.js";
import { parseQuestion } from "./question.js";
import { FACETS, ofPassages, SAID } from "./state.js";

/** What a word is worth in a title or name, and standing in a text any number of times. */
const NAMED = 3;
const OFTEN = 2;
const PASSAGES = new Set(["passage", SAID]);
/** Kinds of pages that are texts. */
const WRITTEN = new Set(["summary", "manual"]);

/** Load the words and tables. */
export const loadSettings = once(async () => {
  /** @type {SearchSettings} */
  const settings = await load("find/settings.json");
  useTable(settings.fold);
  return settings;
});

/** Load the names. */
export const loadNames = once(async () => /** @type {SearchName[]} */ (await load("find/names.json")));

/** Load the index. */
export const openEngine = once(async () => {
  const settings = await loadSettings();
  return new Engine(settings, await Index.open(settings));
});

export class Engine {
  /** @param {SearchSettings} settings @param {Index} index */
  constructor(settings, index) {
    this.settings = settings;
    this.index = index;
    for (const { id, locator } of settings.norms) {
      index.labels.set(`norm|${id}`, locator);
    }
  }

  /** Load what is needed to find what is chosen, in its order. @param {Pick<Narrowed, "chosen" | "sort">} narrowed */
  async prepare({ chosen, sort }) {
    const facets = sort === "date" || Object.keys(chosen).some((name) => name !== "kind");
    await Promise.all([facets ? this.index.addFacets() : null, ofPassages(chosen) ? this.index.addPassages() : null]);
  }

  /** Find what fits a question and what is chosen; where nothing has all of its words, what has most of them. @param {string} typed @param {Narrowed} narrowed @returns {Promise<Found>} */
  async find(typed, narrowed) {
    const question = parseQuestion(typed, this.settings);
    const passages = ofPassages(narrowed.chosen);
    // Without words, hits are sorted by date.
    await this.prepare(question.terms.length ? narrowed : { ...narrowed, sort: "date" });
    const found = await this.#answer(question, narrowed, passages);
    if (!question.from && !question.to) {
      return found;
    }
    // A year may be a part of a name, and one that nothing is of may be a number.
    const undated = await this.#answer(parseQuestion(typed, this.settings, false), narrowed, passages);
    const isName = undated.all.some(({ matches, row }) => matches.length >= row.title && matches.every(({ named }) => named));
    return isName || !found.all.length ? undated : found;
  }

  /** @param {Question} question @param {Narrowed} narrowed @param {boolean} passages @returns {Promise<Found>} */
  async #answer(question, narrowed, passages) {
    const rows = [...(passages ? this.index.passages : this.index.pages).values()];
    const terms = await Promise.all(question.terms.map((term) => this.index.find(term)));
    const unknown = question.terms.filter((_, i) => !terms[i].size).map(({ shown }) => shown);
    const known = terms.filter((term) => term.size);
    const forms = new Set(question.terms.flatMap((term) => term.forms.flatMap((form) => form.split(" "))));
    const ranking = unknown.length && !known.length || question.nothing ? [] : await this.#ranked(question, rows, known);
    const { all, have } = withMost(ranking.filter(({ row }) => within(row, question)), known.length, Boolean(narrowed.chosen.kind?.includes("manual")));
    const sort = narrowed.sort ?? (known.length ? "relevance" : "date");
    const hits = sorted(all.filter(({ row }) => fits(row, narrowed)), sort);
    return { question, unknown, known: known.length, have, all, hits, forms, passages };
  }

  /** Return what has any of the words that are known; without words, everything. @param {Question} question @param {Row[]} rows @param {Matches[]} known */
  async #ranked({ terms }, rows, known) {
    if (!known.length) {
      return ranked(rows, [await this.index.everything()], new Set());
    }
    const phrase = known.length > 1 ? await this.index.ask(terms.map((term) => term.key).join(" ")) : [];
    return ranked(rows, known, new Set(phrase.map(({ row }) => row)));
  }

  /** Fetch the texts of hits. @template {Facts} F @param {Found} found @param {number} from @param {number} to @returns {Promise<Hit<F>[]>} */
  async texts({ hits, forms }, from, to) {
    return Promise.all(hits.slice(from, to).map(async ({ row, matches }) =>
      new Hit(await matches[0].result.data(), row, new Set(matches.flatMap(({ locations }) => locations)), forms)));
  }

  /** Count how many hits each value of a facet has, as if it alone were chosen. @param {Found} found @param {Narrowed} narrowed @param {Facet} name */
  count({ all }, narrowed, name) {
    /** @type {Record<string, number>} */
    const counts = {};
    for (const { row } of all) {
      for (const id of row.facets[name] ?? []) {
        if (fits(row, { ...narrowed, chosen: { ...narrowed.chosen, [name]: [id] } })) {
          counts[id] = (counts[id] ?? 0) + 1;
        }
      }
    }
    return counts;
  }

  /** Return the words of a value of a facet, or nothing where there is no such value. @param {Facet} name @param {string} id */
  label(name, id) {
    const { words } = this.settings;
    if (name === "kind") {
      return id === SAID ? words.statements : id === "passage" ? undefined : words.kinds[/** @type {HitKind} */ (id)]?.other;
    }
    return this.index.labels.get(`${name}|${id}`);
  }

  /** Return the ids of all values of a facet. @param {Facet} name */
  ids(name) {
    return [...this.index.labels.keys()].flatMap((key) => (key.startsWith(`${name}|`) ? [key.slice(name.length + 1)] : []));
  }

  /** Return the id that somebody has now who had another one. @param {Facet} name @param {string} former */
  async successor(name, former) {
    const found = name === "speaker" && (await loadNames()).find((one) => one.kind === name && one.former.includes(former));
    return found ? found.id : null;
  }

  /** Return the people and organisations that a question names, and its other words. @param {Question} question @returns {Promise<Named[]>} */
  async named({ norm, terms }) {
    await this.index.addFacets();
    const words = terms.filter((term) => term.key !== key(norm ?? ""));
    const matches = await Promise.all(words.map((term) => this.index.find(term)));
    /** @type {(Named & { share: number })[]} */
    const found = [];
    for (const row of this.index.pages.values()) {
      const facet = /** @type {const} */ (["speaker", "organisation"]).find((name) => row.kind === name);
      const has = matches.map((term) => Boolean(term.get(row)?.named));
      const own = facet && row.facets[facet]?.[0];
      if (own && has.includes(true)) {
        const name = this.index.labels.get(`${facet}|${own}`) ?? "";
        const last = key(name.split(" ").at(-1) ?? "");
        const share = has.filter(Boolean).length / row.title;
        const surname = facet === "speaker" && words.some((term, i) => has[i] && term.key === last);
        if (share >= 1 || (facet === "speaker" && (share >= 0.5 || surname))) {
          found.push({ facet, id: own, name, share: Math.min(1, share), rest: words.filter((_, i) => !has[i]).map(({ shown }) => shown) });
        }
      }
    }
    const best = Math.max(...found.map(({ share }) => share));
    return found.filter(({ share }) => share === best);
  }
}

/** Return the rows that have any of some terms, with what they are worth. @param {Row[]} rows @param {Matches[]} terms @param {Set<Row>} phrase those that have all words beside each other @returns {Candidate[]} */
function ranked(rows, terms, phrase) {
  const weights = terms.map((term) => {
    const number = rows.filter((row) => term.has(row)).length;
    return Math.log(1 + (rows.length - number + 0.5) / (number + 0.5));
  });
  return rows.filter((row) => terms.some((term) => term.has(row)))
    .map((row) => ({ row, ...worth(row, terms.map((term) => term.get(row)), weights, phrase.has(row)) }));
}

/** @param {Row} row @param {(Match | undefined)[]} found @param {number[]} weights @param {boolean} together */
function worth(row, found, weights, together) {
  const matches = found.filter((match) => match !== undefined);
  const named = matches.filter((match) => match.named).length;
  const one = (/** @type {Match | undefined} */ match, /** @type {number} */ i) =>
    match ? weights[i] * (0.5 + match.locations.length / (match.locations.length + OFTEN) + (match.named ? NAMED : 0)) : 0;
  const sum = found.reduce((total, match, i) => total + one(match, i), 0);
  // What is called nothing but what was asked for comes before what is called that and more, and who or what
  // it is before what is written of it.
  const share = Math.min(1, named / (row.title || 1));
  const whole = named === found.length ? 1 + (WRITTEN.has(row.kind) ? share : Math.max(share, 0.5)) : 1;
  return { matches, score: sum * whole * (together ? 1.3 : 1) };
}

/** Return what has most of so many words, and how many it has; the manual only if it was chosen, or lacks none. @param {Candidate[]} ranking @param {number} known @param {boolean} chosen whether the manual is */
function withMost(ranking, known, chosen) {
  const most = (/** @type {Candidate[]} */ some) => some.reduce((number, { matches }) => Math.max(number, matches.length), 0);
  const have = most(chosen ? ranking : ranking.filter(({ row }) => !isManual(row))) || most(ranking);
  const all = ranking.filter(({ row, matches }) => matches.length >= have && (chosen || !isManual(row) || have >= known));
  return { all, have: Math.min(have, known) };
}

/** Sort hits; the manual comes last. @param {Candidate[]} hits @param {Sort} sort */
function sorted(hits, sort) {
  const newest = (/** @type {Candidate} */ one, /** @type {Candidate} */ other) => other.row.date.localeCompare(one.row.date);
  const best = (/** @type {Candidate} */ one, /** @type {Candidate} */ other) => other.score - one.score;
  const [first, second] = sort === "date" ? [newest, best] : [best, newest];
  return hits.toSorted((one, other) => Number(isManual(one.row)) - Number(isManual(other.row)) || first(one, other) || second(one, other));
}

/** @param {Row} row */
function isManual(row) {
  return row.kind === "manual";
}

/** Say whether a row is of some years. @param {Row} row @param {{ from: string, to: string }} years */
function within({ date }, { from, to }) {
  const year = date.slice(0, 4);
  return (!from && !to) || Boolean(year && year >= from && (!to || year <= to));
}

/** Say whether a row has what is chosen, one value of each facet. @param {Row} row @param {Narrowed} narrowed */
function fits(row, { chosen, from, to }) {
  return within(row, { from, to }) && speaksOf(row, chosen) && FACETS.every((name) => {
    const ids = chosen[name];
    return !ids?.length || (row.facets[name] ?? []).some((id) => ids.includes(id))
      // What else is chosen are kinds of pages.
      || (name === "kind" && PASSAGES.has(row.kind) && !ids.includes(SAID));
  });
}

/** Say whether somebody who is chosen speaks of a norm that is chosen, not only beside somebody who does. @param {Row} row @param {Chosen} chosen */
function speaksOf({ facets, kind }, { norm, speaker }) {
  return !norm?.length || !speaker?.length || !PASSAGES.has(kind)
    || speaker.some((who) => norm.some((what) => facets.voice?.includes(`${who}:${what}`)));
}
