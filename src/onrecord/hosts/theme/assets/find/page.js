/* The page /find/: a question, what was found, and how to narrow it down. */

import { count, listing, make, say, written } from "../dom.js";
import { FACETS, open, settings } from "./engine.js";
import { chosen, facets, opened } from "./facets.js";
import * as hits from "./hits.js";
import { read as ask } from "./question.js";
import { changed, read, SORTS, STEP, write } from "./state.js";

const PAUSE = 250;
const SMALL = 2000;
const REACHES = ["pointermove", "pointerdown", "keydown", "scroll", "focusin"];

let current = null;

/** Make the page work that is shown. */
export function begin(root) {
  const element = document.querySelector("[data-or-find]");
  if (element && current?.element !== element) {
    current?.end();
    current = new FindPage(element, root);
    current.start();
  }
}

class FindPage {
  constructor(element, root) {
    const part = (name) => element.querySelector(`.or-find__${name}`);
    this.element = element;
    this.root = root;
    this.form = part("form");
    this.field = part("words");
    this.parts = Object.fromEntries(
      ["chosen", "notes", "columns", "results", "count", "sort", "first", "hits", "more", "facets"].map((name) => [name, part(name)]));
    this.template = element.querySelector("template");
    this.memory = { whole: new Set(), open: new Map(), reached: false };
    this.turn = 0;
    this.typing = false;
    this.ending = new AbortController();
  }

  start() {
    const { signal } = this.ending;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.typed();
      this.typing = false;
    });
    this.field.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.typed(), PAUSE);
    });
    this.element.addEventListener("click", (event) => this.click(event));
    window.addEventListener("popstate", () => this.restore(), { signal });
    this.restore();
  }

  end() {
    this.ending.abort();
    this.turn += 1;
  }

  /** Show what the address says. */
  restore() {
    if (!this.element.isConnected) {
      return;
    }
    this.typing = false;
    this.state = read(location.search);
    this.field.value = this.state.q;
    this.run();
  }

  /** Search for what was typed; only the first letter makes a new entry of the history. */
  typed() {
    clearTimeout(this.pause);
    if (this.field.value === this.state.q) {
      return;
    }
    this.go(changed(this.state, { q: this.field.value }), this.typing);
    this.typing = true;
  }

  /** Go to a state. */
  go(state, instead = false) {
    this.state = state;
    const address = `${location.pathname}${write(state)}`;
    history[instead ? "replaceState" : "pushState"](null, "", address);
    this.run();
  }

  click(event) {
    const folded = event.target.closest(".or-facet > summary")?.parentElement;
    if (folded) {
      this.fold(folded.dataset.orFacet, !folded.open);
      return;
    }
    const target = event.target.closest("[data-or-go], [data-or-choose], [data-or-whole], .or-find__more");
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    this.typing = false;
    this.focused = target.dataset.orKey;
    if (target.dataset.orWhole) {
      const { whole } = this.memory;
      (whole.delete(target.dataset.orWhole) || whole.add(target.dataset.orWhole));
      this.narrow();
    } else if (target === this.parts.more) {
      this.go({ ...this.state, shown: this.state.shown + STEP }, true);
    } else if (target.dataset.orChoose) {
      // From what is asked for now: numbers and links may still be those of the question before.
      const [name, id] = target.dataset.orChoose.split("|");
      this.go(changed(this.state, { chosen: { [name]: this.state.chosen[name] === id ? null : id } }));
    } else {
      const state = read(new URL(target.href).search);
      this.field.value = state.q;
      this.go(state);
    }
  }

  /** Answer the state that is asked for, unless another is asked for meanwhile. */
  async run() {
    const turn = ++this.turn;
    const stale = () => turn !== this.turn;
    this.busy(true, "results", "facets");
    try {
      this.settings ??= await settings(this.root);
      this.words = this.settings.words;
      this.prepare();
      const engine = await open(this.root);
      if (!stale()) {
        await this.answer(engine, stale);
      }
    } catch (error) {
      if (!stale()) {
        this.fail();
      }
    }
  }

  /** Give a place to what will stand above the hits, so that they need not move. */
  prepare() {
    if (!this.parts.facets.childElementCount) {
      this.narrow();
    }
    this.parts.chosen.hidden = !Object.keys(this.state.chosen).length;
    this.parts.count.textContent ||= this.words.loading;
    this.element.classList.add("or-find--begun");
  }

  /** Say that some parts have what was asked for; show what stands below them. */
  settle(...parts) {
    this.busy(false, ...parts);
    this.element.classList.add("or-find--settled");
  }

  /** Say whether what stands there is still that of the question before. */
  busy(state, ...parts) {
    for (const part of parts) {
      this.parts[part].setAttribute("aria-busy", String(state));
    }
  }

  async answer(engine, stale) {
    const state = this.state;
    const notes = [];
    const { values, labels } = await this.values(engine, notes);
    if (stale()) {
      return;
    }
    const question = ask(state.q, engine.settings);
    if (question.cut) {
      notes.push(say(this.words.long, { n: written(engine.settings.limit) }));
    }
    if (question.nothing) {
      notes.push(this.words.nothingAsked);
    }
    const unknown = await engine.unknown(question);
    const left = unknown.length ? ask(question.terms.filter((term) => !unknown.includes(term)).join(" "), engine.settings) : question;
    const sort = this.sort(left);
    const said = Boolean(values.norm);
    const none = unknown.length > 0 && left.empty;
    const found = none ? null : await engine[said ? "passages" : "pages"](left.words, values, { sort });
    // The first one at once: it is what somebody waits for.
    const shown = found ? await found.hits.next(1) : [];
    if (stale()) {
      return;
    }
    this.parts.columns.hidden = !found?.total && !Object.keys(values).length;
    this.showChosen(labels);
    this.showSort(sort);
    // Above the hits, so that they stand still from now on.
    if (!found?.total || notes.length || unknown.length) {
      await this.explain({ engine, notes, question, left, unknown, found, values, labels, stale });
    } else {
      this.parts.notes.replaceChildren();
    }
    this.parts.first.replaceChildren();
    this.parts.first.classList.toggle("or-find__first--expected", Boolean(left.norm || (values.norm && left.empty)));
    this.showCount(found?.total ?? 0, said, question, left);
    this.showHits(shown, left, said, engine);
    if (found && found.total > 1) {
      shown.push(...await found.hits.next(this.state.shown - 1));
      if (stale()) {
        return;
      }
      this.showHits(shown, left, said, engine);
    }
    this.parts.more.hidden = !found || found.total <= shown.length;
    this.parts.more.textContent = this.words.more;
    await this.suggest(engine, left, values, stale);
    if (!stale()) {
      this.parts.first.classList.remove("or-find__first--expected");
      this.settle("results");
    }
    // The hits stand, whatever becomes of the numbers beside them.
    await this.count(engine, none ? null : left, values, stale).catch(() => {});
  }

  /** Return the values that are chosen, and their words; take out what does not exist. */
  async values(engine, notes) {
    const values = {};
    const labels = {};
    for (const name of FACETS.filter((facet) => this.state.chosen[facet])) {
      const asked = this.state.chosen[name];
      const said = Boolean(this.state.chosen.norm);
      const id = (await engine.value(name, asked, said)) ? asked : await this.successor(name, asked);
      const value = id && (await engine.value(name, id, said));
      if (value) {
        values[name] = value;
        labels[name] = name === "kind" ? this.words.kinds[id].other : value.slice(value.indexOf("|") + 1);
      }
      if (id !== asked) {
        const shown = asked.slice(0, 60);
        notes.push(value ? say(this.words.moved, { value: shown, name: labels[name] })
          : say(this.words.noFilter, { facet: this.words.facets[name].toLowerCase(), value: shown }));
        this.state = { ...this.state, chosen: changed(this.state, { chosen: { [name]: value ? id : null } }).chosen };
        history.replaceState(null, "", `${location.pathname}${write(this.state)}`);
      }
    }
    return { values, labels };
  }

  /** Return the id that somebody has now who had another one. */
  async successor(name, asked) {
    if (name !== "speaker") {
      return null;
    }
    const { names } = await import("./nearest.js");
    const found = (await names(this.root)).find(([kind, , , , , former]) => kind === name && former.includes(asked));
    return found ? found[1] : null;
  }

  sort(question) {
    return this.state.sort ?? (question.empty ? "date" : "relevance");
  }

  showChosen(labels) {
    this.parts.chosen.replaceChildren(...chosen(this.state, labels, this.words));
    this.parts.chosen.hidden = !this.parts.chosen.childElementCount;
  }

  showSort(sort) {
    const links = SORTS.map((name) => make("a", {
      href: write(changed(this.state, { sort: name })),
      "aria-current": name === sort ? "true" : null,
      "data-or-go": true,
      "data-or-key": `sort-${name}`,
    }, this.words.sorts[name]));
    this.parts.sort.replaceChildren(`${this.words.sort} `, links[0], " · ", links[1]);
  }

  showHits(shown, question, said, engine) {
    const context = { root: this.root, words: this.words, site: engine.settings.address, speaker: this.state.chosen.speaker };
    const list = said ? hits.passages(shown, question, this.template, context)
      : [make("ol", { class: "or-hits" }, shown.map((hit) => hits.page(hit, question, context)))];
    this.parts.hits.replaceChildren(...(shown.length ? list : []));
  }

  showCount(total, said, question, left) {
    const number = count(this.words.counts[said ? "passage" : "page"], total);
    const asked = question.raw || Object.keys(this.state.chosen).length;
    this.parts.count.textContent = asked ? (total ? number : "") : say(this.words.start, { count: number });
    document.title = document.title.replace(/^.*?(?= - |$)/, () => (left.raw ? `${left.raw.slice(0, 60)} · ${this.title}` : this.title));
  }

  get title() {
    return this.element.querySelector("h1").textContent;
  }

  /** Say why there is nothing, and what to do next. */
  async explain({ engine, notes, question, left, unknown, found, values, labels, stale }) {
    const quoted = (terms) => listing(terms.map((term) => say(this.words.anyWords, { words: term })));
    const filters = Object.keys(values).map((name) => say(this.words.chosen, { facet: this.words.facets[name], value: labels[name] })).join(", ");
    const blocks = [];
    if (unknown.length) {
      notes.push(say(left.empty ? this.words.nothing : this.words.unknown, { what: quoted(unknown) }));
      blocks.push(await this.near(unknown));
    } else if (found && !found.total && !question.nothing) {
      const what = quoted([question.raw]);
      const form = question.empty ? this.words.nothingChosen : filters ? this.words.nothingWith : this.words.nothing;
      notes.push(say(form, { what, filters }));
      blocks.push(filters && !question.empty
        ? make("p", {}, make("a", { href: write({ ...this.state, chosen: {}, shown: 0 }) || "?", "data-or-go": true }, this.words.without))
        : await this.near(question.terms));
    }
    if (!found?.total) {
      blocks.push(make("p", {}, make("a", { href: "#browse" }, this.words.browse)));
    }
    if (!stale()) {
      this.parts.notes.replaceChildren(...notes.map((note) => make("p", {}, note)), ...blocks.filter(Boolean));
    }
  }

  /** Make a list of the names that are nearest to some words. */
  async near(terms) {
    const { nearest } = await import("./nearest.js");
    const found = await nearest(this.root, terms);
    if (!found.length) {
      return null;
    }
    return make("div", { class: "or-find__near" }, make("p", {}, this.words.nearest),
      make("ul", {}, found.map(({ kind, name, url }) => make("li", {},
        url ? make("a", { href: new URL(url, this.root).href }, name)
          : make("a", { href: write({ q: name, chosen: {}, shown: 0 }), "data-or-go": true }, name),
        " ", make("span", {}, this.words.kinds[kind].one)))));
  }

  /** Offer exactly the passages that somebody seems to ask for, and the page of a chosen norm. */
  async suggest(engine, question, values, stale) {
    if (!question.norm && !(values.norm && question.empty)) {
      return;
    }
    const offers = [];
    const { link, suggestions } = await import("./suggestions.js");
    if (!values.norm) {
      for (const one of await suggestions(engine, question)) {
        const chosenOnes = Object.fromEntries(await Promise.all(
          Object.entries(one.chosen).map(async ([name, id]) => [name, await engine.value(name, id)])));
        const { total } = await engine.passages(ask(one.q, engine.settings).words, chosenOnes);
        if (total) {
          offers.push(link(one, count(this.words.counts.passage, total)));
        }
      }
    } else {
      const [id, , locator, title] = engine.settings.norms.find(([norm]) => norm === this.state.chosen.norm);
      const href = new URL(`norms/${id}/`, this.root).href;
      offers.push(link({ words: say(this.words.page, { name: locator }), href }, title));
    }
    if (!stale()) {
      this.parts.first.replaceChildren(...offers);
    }
  }

  /** Count what each further choice would find, of the facets that are open. */
  async count(engine, question, values, stale) {
    this.counting = { engine, question, values, stale };
    this.counts = {};
    const first = opened(this.state, this.memory).filter((name) => name !== "norm" || values.norm);
    await this.recount(first);
    if (!this.memory.reached) {
      await this.reached(engine);
    }
    if (!stale()) {
      await this.recount(opened(this.state, this.memory).filter((name) => !first.includes(name)));
    }
    if (!stale()) {
      this.busy(false, "facets");
    }
  }

  /** Count some facets; those with a choice as if it were not made. */
  async recount(names) {
    const { engine, question, values, stale } = this.counting;
    const said = Boolean(values.norm);
    const search = async (inPassages, list, without) => {
      const kept = { ...values, [without]: undefined };
      return question ? (await engine[inPassages ? "passages" : "pages"](question.words, kept, { count: list })).counts : {};
    };
    const free = names.filter((name) => !values[name] && name !== "norm" && !(said && name === "kind"));
    const counts = free.length ? await search(said, free) : {};
    const found = Object.fromEntries(free.map((name) => [name, counts[name] ?? {}]));
    for (const name of names.filter((one) => values[one] && one !== "norm")) {
      found[name] = (await search(said, [name], name))[name] ?? {};
    }
    if (!stale()) {
      Object.assign(this.counts, found);
      this.narrow();
    }
    if (names.includes("norm") && !stale()) {
      const cited = !values.kind || this.state.chosen.kind === "summary";
      const norm = cited ? (await search(true, ["norm"], "norm")).norm ?? {} : {};
      if (!stale()) {
        this.counts.norm = norm;
        this.narrow();
      }
    }
  }

  /** Wait, on a large site, until somebody does anything: what is fetched then is large. */
  async reached(engine) {
    this.reaching ??= engine.size <= SMALL ? Promise.resolve() : new Promise((resolve) => {
      for (const name of REACHES) {
        window.addEventListener(name, resolve, { once: true, passive: true, signal: this.ending.signal });
      }
    });
    await this.reaching;
    this.memory.reached = true;
  }

  /** Remember what is open, and count what is opened. */
  fold(name, open) {
    this.memory.open.set(name, open);
    if (open && this.counts && !this.counts[name]) {
      this.recount([name]).catch(() => {});
    }
  }

  /** Show the facets; the place of the keyboard stays. */
  narrow() {
    const key = document.activeElement?.dataset.orKey ?? this.focused;
    this.parts.facets.replaceChildren(...facets(this.state, this.counts ?? {}, this.settings, this.memory));
    this.focused = null;
    if (key && document.activeElement === document.body) {
      const same = [...this.element.querySelectorAll("[data-or-key]")].find((one) => one.dataset.orKey === key);
      (same ?? this.parts.count).focus();
    }
  }

  fail() {
    this.settle("results", "facets");
    const words = this.words?.failed ?? "";
    this.parts.count.textContent = "";
    this.parts.notes.replaceChildren(make("p", {}, words), make("p", {}, make("a", { href: "#browse" }, this.words?.browse ?? "")));
  }
}
