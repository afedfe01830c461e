/* What the page /find/ shows: hits, notes, suggestions and facets. */

import { fill, formatCount, make, part } from "../dom.js";
import { chosen, Facets, labels } from "./facets.js";
import { changeState, formatState, SORTS } from "./state.js";

const PARTS = /** @type {const} */ (["chosen", "notes", "columns", "results", "count", "sort", "first", "hits", "more", "facets"]);

export class Results {
  /** The key of what was pressed last: it gets the focus again. @type {string | undefined} */
  pressed = undefined;

  /** @param {HTMLElement} element @param {SearchSettings} settings @param {() => State} state gives that of the page @param {AbortSignal} signal */
  constructor(element, settings, state, signal) {
    this.element = element;
    this.settings = settings;
    this.words = settings.words;
    this.state = state;
    this.parts = /** @type {Record<(typeof PARTS)[number], HTMLElement>} */ (
      Object.fromEntries(PARTS.map((name) => [name, part(element, `.or-find__${name}`)])));
    this.template = part(element, "[data-or-webinar]", HTMLTemplateElement);
    this.title = part(element, "h1").textContent;
    this.facets = new Facets(settings, state, () => this.showFacets(), signal);
    this.prepare();
  }

  /** Give a place to what will stand above the hits, so that they need not move. */
  prepare() {
    this.setBusy(true, "results", "facets");
    if (!this.parts.facets.childElementCount) {
      this.showFacets();
    }
    const { chosen: some, from, to } = this.state();
    this.parts.chosen.hidden = !Object.keys(some).length && !from && !to;
    this.parts.count.textContent ||= this.words.loading;
    this.element.classList.add("or-find--begun");
  }

  /** Say whether what stands there is still that of the question before. @param {boolean} busy @param {...("results" | "facets")} parts */
  setBusy(busy, ...parts) {
    for (const name of parts) {
      this.parts[name].setAttribute("aria-busy", String(busy));
    }
  }

  /** Show an answer, as it comes. @param {Answer} answer @param {Wait} wait */
  async show(answer, wait) {
    const { engine, found, notes } = answer;
    const { hits, question, unknown } = found;
    const { parts } = this;
    const state = this.state();
    const sides = this.sides(found);
    const texts = (/** @type {number} */ number) => Promise.all(sides.map((side) => engine.texts({ ...found, hits: side.hits }, 0, number)));
    // The first hit at once: it is what somebody waits for.
    const [first, list] = await wait(Promise.all([texts(1), this.list(answer, sides)]));
    parts.columns.hidden = !hits.length && !labels(state, engine).length;
    this.showChosen(answer);
    // Above the hits, so that they stand still from now on.
    const remarks = !hits.length || notes.length || unknown.length || found.have < found.known;
    parts.notes.replaceChildren(...(remarks ? await wait(this.notesOn(answer)) : []));
    parts.first.replaceChildren();
    parts.first.classList.toggle("or-find__first--expected", Boolean(question.norm || question.about || (state.chosen.norm && question.empty)));
    this.showCount(answer);
    parts.hits.replaceChildren(...list(first));
    if (hits.length > 1) {
      parts.hits.replaceChildren(...list(await wait(texts(state.shown))));
    }
    parts.more.hidden = sides.every((side) => side.hits.length <= state.shown);
    parts.more.textContent = this.words.more;
    parts.first.replaceChildren(...await wait(this.offers(answer)));
    parts.first.classList.remove("or-find__first--expected");
    this.setBusy(false, "results");
    this.element.classList.add("or-find--settled");
    // The hits stand, whatever becomes of the numbers beside them.
    await this.facets.count(answer, wait).then(() => this.setBusy(false, "facets"), () => {});
  }

  /** Show what is chosen, and how the hits are sorted. @param {Answer} answer */
  showChosen({ engine, found }) {
    const { parts, words } = this;
    const state = this.state();
    const sort = state.sort ?? (found.known ? "relevance" : "date");
    parts.chosen.replaceChildren(...chosen(state, engine));
    parts.chosen.hidden = !parts.chosen.childElementCount;
    const links = SORTS.map((name) => make("a", {
      href: formatState(changeState(state, { sort: name })),
      "aria-current": name === sort ? "true" : null,
      "data-or-go": true,
      "data-or-key": `sort-${name}`,
    }, words.sorts[name]));
    parts.sort.replaceChildren(`${words.sort} `, links[0], " · ", links[1]);
  }

  /** @param {Answer} answer */
  showCount({ found: { hits, passages, question } }) {
    const { chosen: some, from, to } = this.state();
    const number = formatCount(this.words.counts[passages ? "passage" : "page"], hits.length);
    const asked = question.raw || Object.keys(some).length || from || to;
    this.parts.count.textContent = asked ? (hits.length ? number : "") : fill(this.words.start, { count: number });
    document.title = document.title.replace(/^.*?(?= - |$)/, () => (question.raw ? `${question.raw.slice(0, 60)} · ${this.title}` : this.title));
  }

  /** Return the hits in one list; the passages of two people side by side. @param {Found} found */
  sides({ hits, passages }) {
    const { speaker: people = [] } = this.state().chosen;
    return passages && people.length === 2
      ? people.map((id) => ({ id, hits: hits.filter(({ row }) => row.facets.speaker?.includes(id)) })) : [{ id: "", hits }];
  }

  /** Return what makes lists of hits. @param {Answer} answer @param {{ id: string, hits: Candidate[] }[]} sides @returns {Promise<(lists: Hit<any>[][]) => Element[]>} */
  async list({ engine, found: { passages: ofPassages, question } }, sides) {
    if (ofPassages) {
      const { columns, passages } = await import("./passages.js");
      const list = (/** @type {Hit<PassageFacts>[]} */ hits) => passages(hits, this.template, this.settings);
      const titles = sides.map(({ id, hits }) => ({ id, name: engine.label("speaker", id) ?? "", number: formatCount(this.words.counts.passage, hits.length) }));
      return (lists) => (sides.length > 1 ? columns(titles, lists.map(list)) : list(lists[0]));
    }
    const { pages } = await import("./pages.js");
    const [speaker] = (question.empty && this.state().chosen.speaker) || [];
    return ([hits]) => pages(hits, this.words, speaker);
  }

  /** Return what there is to say about an answer. @param {Answer} answer */
  async notesOn(answer) {
    const { notesOn } = await import("./notes.js");
    return notesOn(answer, this.state());
  }

  /** Show the facets; the place of the keyboard stays. */
  showFacets() {
    const { activeElement } = document;
    const key = (activeElement instanceof HTMLElement ? activeElement.dataset.orKey : undefined) ?? this.pressed;
    this.parts.facets.replaceChildren(...this.facets.elements());
    this.pressed = undefined;
    if (key && document.activeElement === document.body) {
      const same = /** @type {HTMLElement | null} */ (this.element.querySelector(`[data-or-key="${CSS.escape(key)}"]`));
      (same ?? this.parts.count).focus();
    }
  }

  /** Offer what else is asked for. @param {Answer} answer */
  async offers({ engine, found: { passages, question } }) {
    const { norm } = this.state().chosen;
    if (!question.norm && !question.about && !(norm && question.empty)) {
      return [];
    }
    const { pagesOf, passagesFor } = await import("./suggestions.js");
    return norm ? pagesOf(this.settings, norm) : passages ? [] : passagesFor(engine, question);
  }

  fail() {
    this.setBusy(false, "results", "facets");
    this.parts.count.textContent = "";
    this.parts.notes.replaceChildren(make("p", {}, this.words.failed), make("p", {}, make("a", { href: "#browse" }, this.words.browse)));
  }
}
