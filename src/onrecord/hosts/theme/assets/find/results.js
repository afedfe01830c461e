/* What the page /find/ shows: hits, notes, suggestions and facets. */

import { fill, formatCount, make, part } from "../dom.js";
import { chosen, Facets } from "./facets.js";
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
    this.parts.chosen.hidden = !Object.keys(this.state().chosen).length;
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
    const { engine, found, left, notes, unknown, values } = answer;
    const { parts } = this;
    // The first hit at once: it is what somebody waits for.
    /** @type {Promise<Hit<any>[]>} */
    const first = found ? found.hits.next(1) : Promise.resolve([]);
    const [shown, list] = await wait(Promise.all([first, this.list(answer)]));
    parts.columns.hidden = !found?.total && !Object.keys(values).length;
    this.showChosen(answer);
    // Above the hits, so that they stand still from now on.
    parts.notes.replaceChildren(...(!found?.total || notes.length || unknown.length ? await wait(this.notesOn(answer)) : []));
    parts.first.replaceChildren();
    parts.first.classList.toggle("or-find__first--expected", Boolean(left.norm || (values.norm && left.empty)));
    this.showCount(answer);
    parts.hits.replaceChildren(...list(shown));
    if (found && found.total > 1) {
      shown.push(...await wait(found.hits.next(this.state().shown - 1)));
      parts.hits.replaceChildren(...list(shown));
    }
    parts.more.hidden = !found || found.total <= shown.length;
    parts.more.textContent = this.words.more;
    parts.first.replaceChildren(...await wait(this.offers(answer)));
    parts.first.classList.remove("or-find__first--expected");
    this.setBusy(false, "results");
    this.element.classList.add("or-find--settled");
    // The hits stand, whatever becomes of the numbers beside them.
    const question = found ? left : null;
    await this.facets.count({ engine, question, values, wait }).then(() => this.setBusy(false, "facets"), () => {});
  }

  /** Show what is chosen, and how the hits are sorted. @param {Answer} answer */
  showChosen({ sort, values }) {
    const { parts, words } = this;
    parts.chosen.replaceChildren(...chosen(this.state(), values, words));
    parts.chosen.hidden = !parts.chosen.childElementCount;
    const links = SORTS.map((name) => make("a", {
      href: formatState(changeState(this.state(), { sort: name })),
      "aria-current": name === sort ? "true" : null,
      "data-or-go": true,
      "data-or-key": `sort-${name}`,
    }, words.sorts[name]));
    parts.sort.replaceChildren(`${words.sort} `, links[0], " · ", links[1]);
  }

  /** @param {Answer} answer */
  showCount({ found, left, question, values }) {
    const total = found?.total ?? 0;
    const number = formatCount(this.words.counts[values.norm ? "passage" : "page"], total);
    const asked = question.raw || Object.keys(this.state().chosen).length;
    this.parts.count.textContent = asked ? (total ? number : "") : fill(this.words.start, { count: number });
    document.title = document.title.replace(/^.*?(?= - |$)/, () => (left.raw ? `${left.raw.slice(0, 60)} · ${this.title}` : this.title));
  }

  /** Return what makes a list of hits. @param {Answer} answer @returns {Promise<(hits: Hit<any>[]) => Element[]>} */
  async list({ left, values }) {
    if (values.norm) {
      const { passages } = await import("./passages.js");
      return (hits) => passages(hits, left, this.template, this.settings);
    }
    const { pages } = await import("./pages.js");
    return (hits) => pages(hits, left, this.words, this.state().chosen.speaker);
  }

  /** Return what there is to say about an answer. @param {Answer} answer */
  async notesOn(answer) {
    const { notesOn } = await import("./notes.js");
    return notesOn(answer, this.state(), this.words);
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
  async offers({ engine, left, values }) {
    if (!left.norm && !(values.norm && left.empty)) {
      return [];
    }
    const { pageOf, passagesFor } = await import("./suggestions.js");
    return values.norm ? pageOf(this.settings, this.state().chosen.norm) : passagesFor(engine, left);
  }

  fail() {
    this.setBusy(false, "results", "facets");
    this.parts.count.textContent = "";
    this.parts.notes.replaceChildren(make("p", {}, this.words.failed), make("p", {}, make("a", { href: "#browse" }, this.words.browse)));
  }
}
