/* The page /find/: its address, its field and its links, and the answer to what they ask. */

import { all, closest, fill, formatNumber, opensElsewhere, part } from "../dom.js";
import { latest } from "../loading.js";
import { loadSettings, openEngine } from "./engine.js";
import { Results } from "./results.js";
import { changeState, FACETS, formatState, parseState, STEP, toggle } from "./state.js";

const PAUSE = 250;
const LONGEST = 60;

/** @type {FindPage | undefined} */
let current;

/** Make the page work that is shown. */
export function begin() {
  const [element] = all(document, "[data-or-find]", HTMLElement);
  if (element && current?.element !== element) {
    current?.end();
    current = new FindPage(element);
    current.start();
  }
}

class FindPage {
  state = parseState("");

  /** @type {Results | null} */
  results = null;

  #begin = latest();
  #ending = new AbortController();
  #pause = 0;

  /** Whether somebody is typing, so that the history has an entry for it. */
  #typing = false;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.field = part(element, ".or-find__words", HTMLInputElement);
  }

  start() {
    part(this.element, ".or-find__form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.typed();
      this.#typing = false;
    });
    this.field.addEventListener("input", () => {
      clearTimeout(this.#pause);
      this.#pause = window.setTimeout(() => this.typed(), PAUSE);
    });
    this.element.addEventListener("click", (event) => this.click(event));
    this.element.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLSelectElement && this.results) {
        this.results.pressed = target.dataset.orKey;
        this.go(changeState(this.state, { [/** @type {"from" | "to"} */ (target.name)]: target.value }));
      }
    });
    window.addEventListener("popstate", () => this.restore(), { signal: this.#ending.signal });
    this.restore();
  }

  end() {
    this.#ending.abort();
    this.#begin();
  }

  /** Show what the address says. */
  restore() {
    if (this.element.isConnected) {
      this.#typing = false;
      this.state = parseState(location.search);
      this.field.value = this.state.q;
      this.run();
    }
  }

  /** Search for what was typed; only the first letter makes a new entry of the history. */
  typed() {
    clearTimeout(this.#pause);
    if (this.field.value !== this.state.q) {
      this.go(changeState(this.state, { q: this.field.value }), this.#typing);
      this.#typing = true;
    }
  }

  /** Go to a state, with an entry of its own in the history or in the place of the last. @param {State} state */
  go(state, replace = false) {
    this.state = state;
    history[replace ? "replaceState" : "pushState"](null, "", `${location.pathname}${formatState(state)}`);
    this.run();
  }

  /** Do what was pressed. @param {MouseEvent} event */
  click(event) {
    const facet = closest(event, ".or-facet > summary")?.parentElement;
    if (facet instanceof HTMLDetailsElement) {
      this.results?.facets.toggle(/** @type {Facet} */ (facet.dataset.orFacet), !facet.open);
      return;
    }
    const target = closest(event, "[data-or-go], [data-or-choose], [data-or-whole], .or-find__more");
    if (!target || !this.results || opensElsewhere(event)) {
      return;
    }
    event.preventDefault();
    this.#typing = false;
    this.results.pressed = target.dataset.orKey;
    if (target.dataset.orWhole) {
      this.results.facets.toggleWhole(target.dataset.orWhole);
    } else if (target.dataset.orChoose) {
      // From what is asked for now: numbers and links may still be those of the question before.
      const [name, id] = target.dataset.orChoose.split("|");
      this.go(toggle(this.state, /** @type {Facet} */ (name), id));
    } else if (target instanceof HTMLAnchorElement) {
      const state = parseState(target.search);
      this.field.value = state.q;
      this.go(state);
    } else {
      this.go({ ...this.state, shown: this.state.shown + STEP }, true);
    }
  }

  /** Answer the state that is asked for, unless another is asked for meanwhile. */
  async run() {
    const wait = this.#begin();
    try {
      this.results?.prepare();
      this.results ??= new Results(this.element, await wait(loadSettings()), () => this.state, this.#ending.signal);
      const answer = await this.answer(await wait(openEngine()), wait);
      await this.results.show(answer, wait);
    } catch {
      this.results?.fail();
      this.element.classList.add("or-find--settled");
    }
  }

  /** Find what is asked for. @param {Engine} engine @param {Wait} wait @returns {Promise<Answer>} */
  async answer(engine, wait) {
    const { limit, words } = engine.settings;
    await wait(engine.prepare(this.state));
    const notes = await this.settle(engine, wait);
    const found = await wait(engine.find(this.state.q, this.state));
    if (found.question.cut) {
      notes.push(fill(words.long, { n: formatNumber(limit) }));
    }
    if (found.question.nothing) {
      notes.push(words.nothingAsked);
    }
    return { engine, notes, found };
  }

  /** Take out of the address what does not exist; return what there is to say of it. @param {Engine} engine @param {Wait} wait */
  async settle(engine, wait) {
    const { words } = engine.settings;
    const notes = [];
    for (const name of FACETS) {
      for (const asked of this.state.chosen[name] ?? []) {
        if (!engine.label(name, asked)) {
          const id = await wait(engine.successor(name, asked));
          const label = id && engine.label(name, id);
          const value = asked.slice(0, LONGEST);
          notes.push(label ? fill(words.moved, { value, name: label }) : fill(words.noFilter, { facet: words.facets[name].toLowerCase(), value }));
          const { chosen } = toggle(this.state, name, asked);
          this.state = label && id ? toggle({ ...this.state, chosen }, name, id) : { ...this.state, chosen };
          history.replaceState(null, "", `${location.pathname}${formatState(this.state)}`);
        }
      }
    }
    return notes;
  }
}
