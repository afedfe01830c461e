/* The properties by which hits can be narrowed down, each value a link with its count. */

import { fill, formatNumber, make } from "../dom.js";
import { changeState, FACETS, formatState } from "./state.js";

const FEW = 8;
const OPEN = new Set(["kind", "norm", "speaker"]);
/** Those whose values need not be loaded. */
const FREE = new Set(["kind", "norm"]);
const ACTIVITY = ["pointermove", "pointerdown", "keydown", "scroll", "focusin"];
const WIDE = matchMedia("(min-width: 60em)");

/** Return where a state leads; one without anything still leads somewhere. @param {Partial<State>} state */
function link(state) {
  return formatState(state) || "?";
}

export class Facets {
  /** Numbers by facet and value; `null` where they are not counted. @type {Partial<Record<Facet, Record<string, number | null>>>} */
  counts = {};

  /** Whether values may be counted that have to be loaded. */
  all = false;

  /** The facets that show all of their values. @type {Set<string>} */
  #whole = new Set();

  /** Whether somebody has opened a facet, or closed it. @type {Map<string, boolean>} */
  #open = new Map();

  /** @type {import("./counting.js").Counting | null} */
  #counting = null;

  /** @param {SearchSettings} settings @param {() => State} state gives that of the page @param {() => void} changed called when there are other numbers to show @param {AbortSignal} signal */
  constructor({ words, norms }, state, changed, signal) {
    this.words = words;
    this.norms = norms;
    this.state = state;
    this.changed = changed;
    /** Comes when somebody does anything. @type {Promise<unknown>} */
    this.activity = new Promise((resolve) => {
      for (const name of ACTIVITY) {
        window.addEventListener(name, resolve, { once: true, passive: true, signal });
      }
    });
  }

  /** Make the facets, but for those that have no values. */
  elements() {
    const { chosen } = this.state();
    return FACETS.filter((name) => !(name === "kind" && chosen.norm)).map((name) => {
      const counts = this.counts[name] ?? (name === "norm" ? this.#uncounted() : null);
      const values = counts && this.#sorted(name, counts).filter(({ id, number }) => number !== 0 || id === chosen[name]);
      return values?.length === 0 ? null : this.#facet(name, values);
    }).filter((element) => element !== null);
  }

  /** Return the norms without numbers. */
  #uncounted() {
    return Object.fromEntries(this.norms.map(({ id, locator }) => [`${id}|${locator}`, null]));
  }

  /** Return the values of a facet: norms by letter, years newest first, others by their number. @param {Facet} name @param {Record<string, number | null>} counts */
  #sorted(name, counts) {
    const values = Object.entries(counts).map(([value, number]) => ({ id: value.split("|")[0], number, label: labelOf(name, value, this.words) }));
    /** @type {Record<string, (one: Value, other: Value) => number>} */
    const orders = {
      norm: (one, other) => one.id.localeCompare(other.id),
      year: (one, other) => other.id.localeCompare(one.id),
    };
    return values.sort(orders[name] ?? ((one, other) => (other.number ?? 0) - (one.number ?? 0) || one.label.localeCompare(other.label)));
  }

  /** @param {Facet} name @param {Value[] | null} values */
  #facet(name, values) {
    const { words } = this;
    const long = name !== "norm" && values && values.length > FEW + 2;
    const whole = !long || this.#whole.has(name);
    const shown = values?.filter(({ id }, i) => whole || i < FEW || id === this.state().chosen[name]);
    const note = name === "norm" ? [" ", make("span", { class: "or-facet__note" }, words.passagesHint)] : [];
    return make("details", { class: "or-facet", "data-or-facet": name, open: this.#isOpen(name) },
      make("summary", { "data-or-key": `facet-${name}` }, words.facets[name], note),
      shown ? make("ul", {}, shown.map((value) => make("li", {}, this.#value(name, value)))) : make("p", {}, words.loading),
      long ? make("button", { type: "button", class: "or-facet__more", "data-or-whole": name, "data-or-key": `whole-${name}` },
        whole ? words.showFew : fill(words.showAll, { n: formatNumber(values.length) })) : null);
  }

  /** @param {Facet} name @param {Value} value */
  #value(name, { id, label, number }) {
    const { words } = this;
    const state = this.state();
    const chosen = state.chosen[name] === id;
    return make("a", {
      class: "or-facet__value",
      href: link(changeState(state, { chosen: { [name]: chosen ? null : id } })),
      "aria-current": chosen ? "true" : null,
      "aria-label": chosen ? fill(words.remove, { facet: words.facets[name], value: label }) : null,
      "data-or-choose": `${name}|${id}`,
      "data-or-key": `${name}-${id}`,
    }, make("span", {}, label), number === null ? null : make("span", { class: "or-facet__number" }, formatNumber(number)));
  }

  /** Return the facets that show their values, so that these have to be counted. */
  opened() {
    return FACETS.filter((name) => this.#isOpen(name));
  }

  /** @param {Facet} name */
  #isOpen(name) {
    const usual = this.all ? OPEN : FREE;
    // On a phone they stand above the hits, which would move down.
    return this.#open.get(name) ?? (WIDE.matches && Boolean(this.state().chosen[name] || usual.has(name)));
  }

  /** Show all values of a facet, or only the first. @param {string} name */
  toggleWhole(name) {
    if (!this.#whole.delete(name)) {
      this.#whole.add(name);
    }
    this.changed();
  }

  /** Remember that a facet is open, and count what is opened. @param {Facet} name @param {boolean} open */
  toggle(name, open) {
    this.#open.set(name, open);
    if (open && !this.counts[name]) {
      this.#counting?.count([name]).catch(() => {});
    }
  }

  /** Count what each further choice would find. @param {Counted} counted */
  async count(counted) {
    const { Counting } = await counted.wait(import("./counting.js"));
    this.counts = {};
    this.#counting = new Counting(counted, this);
    await this.#counting.run();
  }
}

/** Return the words of a value of a facet. @param {Facet} name @param {string} value @param {FindWords} words */
export function labelOf(name, value, words) {
  const [id, ...label] = value.split("|");
  return name === "kind" ? words.kinds[/** @type {HitKind} */ (id)].other : label.join("|");
}

/** Return what is chosen in words. @param {Values} values @param {FindWords} words */
export function labels(values, words) {
  return FACETS.flatMap((name) => {
    const value = values[name];
    return value ? [{ name, facet: words.facets[name], value: labelOf(name, value, words) }] : [];
  });
}

/** Make the chosen values, each a link to the same without it. @param {State} state @param {Values} values @param {FindWords} words */
export function chosen(state, values, words) {
  const links = labels(values, words).map(({ name, facet, value }) => make("a", {
    class: "or-chosen",
    href: link(changeState(state, { chosen: { [name]: null } })),
    "aria-label": fill(words.remove, { facet, value }),
    "data-or-go": true,
    "data-or-key": `chosen-${name}`,
  }, fill(words.chosen, { facet, value })));
  if (links.length > 1) {
    links.push(make("a", { class: "or-chosen or-chosen--all", href: link({ ...state, chosen: {}, shown: 0 }), "data-or-go": true, "data-or-key": "clear" }, words.clear));
  }
  return links;
}
