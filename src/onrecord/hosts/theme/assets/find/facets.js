/* The properties by which hits can be narrowed down, each value a link with its count. */

import { fill, formatNumber, make } from "../dom.js";
import { changeState, FACETS, formatState, ofPassages, SAID, toggle } from "./state.js";

const FEW = 8;
const OPEN = new Set(["kind", "framework", "norm", "speaker"]);
/** Up to so many passages, everything is counted at once. */
const SMALL = 2000;
const ACTIVITY = ["pointermove", "pointerdown", "keydown", "scroll", "focusin"];
const WIDE = matchMedia("(min-width: 60em)");

/** Return where a state leads; one without anything still leads somewhere. @param {Partial<State>} state */
function link(state) {
  return formatState(state) || "?";
}

export class Facets {
  /** Numbers by facet and id; `null` where they are not counted. @type {Partial<Record<Facet, Record<string, number | null>>>} */
  counts = {};

  /** @type {Engine | null} */
  #engine = null;

  /** The facets that show all of their values. @type {Set<string>} */
  #whole = new Set();

  /** Whether somebody has opened a facet, or closed it. @type {Map<string, boolean>} */
  #open = new Map();

  /** @param {SearchSettings} settings @param {() => State} state gives that of the page @param {() => void} changed called when there are other numbers to show @param {AbortSignal} signal */
  constructor({ frameworks, norms, passages, words }, state, changed, signal) {
    this.words = words;
    this.norms = norms;
    this.names = FACETS.filter((name) => name !== "framework" || frameworks.length > 1);
    this.state = state;
    this.changed = changed;
    /** Comes when passages may be loaded: of many, when somebody does anything. @type {Promise<unknown>} */
    this.activity = passages <= SMALL ? Promise.resolve() : new Promise((resolve) => {
      for (const name of ACTIVITY) {
        window.addEventListener(name, resolve, { once: true, passive: true, signal });
      }
    });
  }

  /** Make the facets, but for those that have no values. */
  elements() {
    return this.names.map((name) => {
      const values = this.#values(name);
      return values?.length === 0 ? null : this.#facet(name, values);
    }).filter((element) => element !== null);
  }

  /** Return the values of a facet: norms in their order, years newest first, others by their number. @param {Facet} name @returns {Value[] | null} */
  #values(name) {
    const chosen = this.state().chosen[name] ?? [];
    const counts = this.counts[name] ?? (name === "norm" ? Object.fromEntries(this.norms.map(({ id }) => [id, null])) : null);
    if (!counts) {
      return null;
    }
    const shown = { ...Object.fromEntries(chosen.map((id) => [id, 0])), ...counts };
    const values = Object.entries(shown).map(([id, number]) => ({ id, number, label: this.#label(name, id) }));
    const place = (/** @type {string} */ id) => this.norms.findIndex((norm) => norm.id === id);
    /** @type {Partial<Record<Facet, (one: Value, other: Value) => number>>} */
    const orders = {
      norm: (one, other) => place(one.id) - place(other.id),
      year: (one, other) => other.id.localeCompare(one.id),
    };
    return values.sort(orders[name] ?? ((one, other) => (other.number ?? 0) - (one.number ?? 0) || one.label.localeCompare(other.label)));
  }

  /** @param {Facet} name @param {string} id */
  #label(name, id) {
    return this.#engine?.label(name, id) ?? this.norms.find((norm) => norm.id === id)?.locator ?? id;
  }

  /** @param {Facet} name @param {Value[] | null} values */
  #facet(name, values) {
    const { words } = this;
    const long = name !== "norm" && values && values.length > FEW + 2;
    const whole = !long || this.#whole.has(name);
    const shown = values?.filter(({ id }, i) => whole || i < FEW || this.state().chosen[name]?.includes(id));
    const note = name === "norm" ? [" ", make("span", { class: "or-facet__note" }, words.passagesHint)] : [];
    return make("details", { class: "or-facet", "data-or-facet": name, open: this.#isOpen(name) },
      make("summary", { "data-or-key": `facet-${name}` }, words.facets[name], note),
      name === "year" && values ? this.#period() : null,
      shown ? make("ul", {}, shown.map((value) => make("li", {}, this.#value(name, value)))) : make("p", {}, words.loading),
      long ? make("button", { type: "button", class: "or-facet__more", "data-or-whole": name, "data-or-key": `whole-${name}` },
        whole ? words.showFew : fill(words.showAll, { n: formatNumber(values.length) })) : null);
  }

  /** Make the fields for the first and the last year. */
  #period() {
    const state = this.state();
    const years = this.#engine?.ids("year").sort() ?? [];
    const field = (/** @type {"from" | "to"} */ name, /** @type {string} */ label) =>
      make("label", {}, label, " ", make("select", { name, "data-or-period": name, "data-or-key": `period-${name}` },
        make("option", { value: "" }, "–"), years.map((year) => make("option", { selected: year === state[name] }, year))));
    return years.length > 1 ? make("p", { class: "or-facet__period" }, field("from", this.words.from), field("to", this.words.to)) : null;
  }

  /** @param {Facet} name @param {Value} value */
  #value(name, { id, label, number }) {
    const { words } = this;
    const state = this.state();
    const chosen = state.chosen[name]?.includes(id);
    return make("a", {
      class: "or-facet__value",
      href: link(toggle(state, name, id)),
      "aria-current": chosen ? "true" : null,
      "aria-label": chosen ? fill(words.remove, { facet: words.facets[name], value: label }) : null,
      "data-or-choose": `${name}|${id}`,
      "data-or-key": `${name}-${id}`,
    }, make("span", {}, label), number === null ? null : make("span", { class: "or-facet__number" }, formatNumber(number)));
  }

  /** @param {Facet} name */
  #isOpen(name) {
    // On a phone they stand above the hits, which would move down.
    return this.#open.get(name) ?? (WIDE.matches && (OPEN.has(name) || Boolean(this.state().chosen[name])));
  }

  /** Show all values of a facet, or only the first. @param {string} name */
  toggleWhole(name) {
    if (!this.#whole.delete(name)) {
      this.#whole.add(name);
    }
    this.changed();
  }

  /** Remember that a facet is open. @param {Facet} name @param {boolean} open */
  toggle(name, open) {
    this.#open.set(name, open);
  }

  /** Count what each further choice would find; passages are loaded for it. @param {Answer} answer @param {Wait} wait */
  async count({ engine, found }, wait) {
    this.#engine = engine;
    const state = this.state();
    const counted = (/** @type {Facet[]} */ names, /** @type {Found} */ of, /** @type {State} */ within) =>
      Object.fromEntries(names.map((name) => [name, engine.count(of, within, name)]));
    await wait(engine.index.addFacets());
    const others = this.names.filter((name) => name !== "norm" && (name !== "kind" || !found.passages));
    this.counts = { norm: this.counts.norm, ...counted(others, found, state) };
    this.changed();
    await wait(this.activity);
    // Whatever else is chosen, these two are of passages.
    const { kind, ...rest } = state.chosen;
    const asked = { ...state, chosen: { ...rest, ...(ofPassages(state.chosen) && kind ? { kind } : {}) } };
    const passages = found.passages ? found : await wait(engine.find(state.q, { ...asked, chosen: { ...asked.chosen, kind: [SAID] } }));
    const { kind: kinds, norm } = counted(["kind", "norm"], passages, asked);
    this.counts = { ...this.counts, norm, kind: { ...this.counts.kind, ...kinds } };
    this.changed();
  }
}

/** Return what is chosen in words, each with the state without it. @param {State} state @param {Engine} engine */
export function labels(state, engine) {
  const { facets } = engine.settings.words;
  const values = FACETS.flatMap((name) => (state.chosen[name] ?? []).map((id) =>
    ({ key: `${name}-${id}`, facet: facets[name], value: engine.label(name, id) ?? id, without: toggle(state, name, id) })));
  const { from, to } = state;
  const period = from === to ? from : `${from}–${to}`;
  return from || to ? [...values, { key: "period", facet: facets.year, value: period, without: changeState(state, { from: "", to: "" }) }] : values;
}

/** Make the chosen values, each a link to the same without it. @param {State} state @param {Engine} engine */
export function chosen(state, engine) {
  const { words } = engine.settings;
  const links = labels(state, engine).map(({ key, facet, value, without }) => make("a", {
    class: "or-chosen",
    href: link(without),
    "aria-label": fill(words.remove, { facet, value }),
    "data-or-go": true,
    "data-or-key": `chosen-${key}`,
  }, fill(words.chosen, { facet, value })));
  if (links.length > 1) {
    links.push(make("a", { class: "or-chosen or-chosen--all", href: link({ q: state.q, sort: state.sort }), "data-or-go": true, "data-or-key": "clear" }, words.clear));
  }
  return links;
}
