/* The bar of the filters: what is chosen in it, in the address, and shown below it. */

import { all, closest, fill, formatCount, formatList, formatNumber, make, opensElsewhere, part } from "../dom.js";
import { address, latest } from "../loading.js";
import { showColumns } from "./columns.js";
import { collect, fits, passagesOf, show } from "./passages.js";
import { changeState, COMPARED, compared, formatState, NAMES, parseState, second, settle, without } from "./state.js";

const LONGEST = 60;
const SECONDS = COMPARED.map(second);

export class FilterBar {
  /** @type {FilterState | null} */
  state = null;

  /** The speaker that an address asked for, though this page has nothing of them. @type {string | undefined} */
  #elsewhere = undefined;

  #begin = latest();
  #ending = new AbortController();

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.below = /** @type {HTMLElement} */ (element.parentElement);
    /** @type {FilterWords} */
    this.words = JSON.parse(element.dataset.orFilters ?? "");
    this.form = part(element, ".or-filters__fields", HTMLFormElement);
    this.bar = part(element, ".or-filters__bar");
    this.number = part(element, ".or-filters__count");
    this.notes = part(element, ".or-filters__notes");
    this.list = part(this.below, "[data-or-said]");
    this.instead = part(this.below, "[data-or-instead]");
    this.passages = collect(this.list);
    this.selects = /** @type {Partial<Record<FilterName, HTMLSelectElement>>} */ (
      Object.fromEntries(NAMES.map((name) => [name, this.form.elements.namedItem(name)]).filter(([, select]) => select)));
    this.offered = /** @type {Record<FilterName, Choice[]>} */ (
      Object.fromEntries(NAMES.map((name) => [name, choices(this.selects[name])])));
    // Where each year has a page of its own, this one shows one year and no other.
    this.year = this.selects.year?.options[0].value || null;
    this.useless = new Set(NAMES.filter((name) => this.selects[name]?.parentElement?.hidden));
  }

  start() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("change", ({ target }) => {
      const { name, value } = /** @type {HTMLSelectElement} */ (target);
      this.go(changeState(this.state ?? {}, /** @type {FilterName} */ (name), value));
    });
    for (const one of [this.element, this.instead]) {
      one.addEventListener("click", (event) => this.click(event));
    }
    window.addEventListener("popstate", () => this.element.isConnected && this.restore(), { signal: this.#ending.signal });
    this.restore();
  }

  end() {
    this.#ending.abort();
    this.#begin();
  }

  /** Show what the address says, and put right in it what cannot be shown. */
  async restore() {
    const asked = parseState(location.search);
    const page = this.offered["with-year"].find(({ value, url }) => url && value === asked.year)?.url;
    if (page) {
      location.replace(page + formatState(without(asked, "year"), location.search));
      return;
    }
    const { state, notes } = settle(asked, this.offered, this.year);
    if (formatState(state) !== formatState(asked)) {
      history.replaceState(null, "", this.address(state) + location.hash);
    }
    if (this.state && formatState(state) === formatState(this.state)) {
      return;  // Only the place on the page is another.
    }
    const first = !this.state && formatState(state);
    this.#elsewhere = asked.speaker;
    this.notes.replaceChildren(...notes.map((note) => make("p", {}, this.note(note))));
    await this.answer(state);
    if (first) {
      document.getElementById(location.hash.slice(1))?.scrollIntoView();
    }
  }

  /** Go to a state. @param {FilterState} asked */
  go(asked) {
    const { state } = settle(asked, this.offered, this.year);
    this.#elsewhere = undefined;
    history.pushState(null, "", this.address(state));
    this.notes.replaceChildren();
    this.answer(state);
  }

  /** Return where a state is shown. @param {FilterState} state */
  address(state) {
    return location.pathname + formatState(state, location.search);
  }

  /** Go where a link leads; a keyboard goes on in a new field, or at the number if the link has gone. @param {MouseEvent} event */
  click(event) {
    const link = closest(event, "[data-or-way]");
    if (link instanceof HTMLAnchorElement && !opensElsewhere(event)) {
      event.preventDefault();
      this.go(parseState(link.search));
      (this.selects[/** @type {FilterName} */ (link.dataset.orWay)] ?? this.number).focus();
    }
  }

  /** Say what could not be shown. @param {FilterNote} note */
  note(note) {
    if (note.kind === "alone") {
      return this.words.alone;
    }
    const value = note.value.slice(0, LONGEST);
    return note.kind === "moved" ? fill(this.words.moved, { name: note.name, value })
      : fill(this.words.unknown, { field: this.selects[first(note.field)]?.labels[0].textContent, value });
  }

  /** Return one of the choices of a field. @param {FilterName} name @param {string} [value] */
  choice(name, value) {
    return /** @type {Choice} */ (this.offered[name].find((one) => one.value === value));
  }

  /** Return the words of what is chosen, each with its name. @param {FilterState} state */
  chosen(state) {
    return NAMES.filter((name) => state[name]).map((name) => ({ name, words: this.choice(name, state[name]).words }));
  }

  /** Return the passages of this page that have what is chosen. @param {FilterState} chosen */
  found(chosen) {
    return this.passages.filter((passage) => fits(passage, chosen));
  }

  /** Show a state, unless another is asked for meanwhile. @param {FilterState} state */
  async answer(state) {
    const wait = this.#begin();
    const pair = compared(state);
    this.state = state;
    this.showFields(state, pair);
    this.showLinks(state, pair);
    this.list.hidden = Boolean(pair);
    if (pair) {
      show(this.passages, []);
      this.number.textContent = fill(this.words.loading, { name: this.choice(second(pair), state[second(pair)]).words });
      this.number.replaceChildren(...showColumns(await wait(this.sides(state, pair)), this.instead, this.words));
    } else {
      this.filter(state);
    }
  }

  /** Show what has what is chosen; where nothing has it, say so and lead on. @param {FilterState} state */
  filter(state) {
    const all = this.passages.length;
    const shown = this.found(state);
    const chosen = this.chosen(state);
    const number = chosen.length ? fill(formatCount(this.words.shown, all), { shown: formatNumber(shown.length) }) : formatCount(this.words.passages, all);
    show(this.passages, shown);
    this.number.replaceChildren(number, ...chosen.flatMap(({ words }) => [" · ", make("bdi", {}, words)]));
    this.instead.hidden = shown.length > 0;
    this.instead.replaceChildren(...(shown.length ? [] : [this.nothing(state)]));
  }

  /** Say that nothing has what is chosen, and lead to what has less of it. @param {FilterState} state */
  nothing(state) {
    const chosen = this.chosen(state);
    const values = formatList(chosen.map(({ words }) => fill(this.words.quoted, { value: words })));
    const ways = chosen.map(({ name, words }) => {
      const rest = without(state, name);
      const number = formatCount(this.words.passages, this.found(rest).length);
      return make("li", {}, make("a", { href: this.address(rest), "data-or-way": "rest" }, fill(this.words.without, { value: words, count: number })));
    });
    return make("div", { class: "or-empty" }, make("p", {}, fill(this.words.nothing, { values })), make("ul", {}, ways));
  }

  /** Return the two things that are compared, each with its passages. @param {FilterState} state @param {Compared} pair @returns {Promise<Side[]>} */
  async sides(state, pair) {
    const rest = without(state, pair, second(pair));
    /** @type {[FilterName, string | undefined][]} */
    const names = [[pair, state[pair] ?? this.year ?? undefined], [second(pair), state[second(pair)]]];
    return Promise.all(names.map(async ([name, value]) => {
      const { words, url } = this.choice(name, value);
      const chosen = { ...rest, [pair]: value };
      const person = pair === "speaker";
      const passages = url ? await passagesOf(url).catch(() => null) : this.passages;
      return {
        name: words,
        url: url ?? (person ? address(`speakers/${value}/`) : null),
        person,
        passages: passages && passages.filter((passage) => fits(passage, chosen)),
      };
    }));
  }

  /** Show what is chosen, and behind each choice how many passages it would leave. @param {FilterState} state @param {Compared | null} pair */
  showFields(state, pair) {
    const rest = without(state, ...SECONDS);
    for (const name of NAMES) {
      const select = this.selects[name];
      if (select) {
        const field = first(name);
        select.value = state[name] ?? select.options[0].value;
        /** @type {HTMLElement} */ (select.parentElement).hidden = name === field
          ? this.useless.has(name) && !state[name] && pair !== name : pair !== field;
        for (const { option, url, value, words } of this.offered[name]) {
          const number = formatNumber(this.found({ ...rest, [field]: value }).length);
          option.textContent = url ? words : fill(this.words.choice, { name: words, n: number });
        }
      }
    }
  }

  /** Lead to what can be compared, and back to less. @param {FilterState} state @param {Compared | null} pair */
  showLinks(state, pair) {
    /** @type {Record<string, FilterState | null>} */
    const ways = {
      ...Object.fromEntries(COMPARED.map((name) => [second(name), pair === name ? null : this.comparison(state, name, pair)])),
      stop: pair && without(state, second(pair)),
      clear: formatState(state) ? {} : null,
    };
    for (const link of all(this.bar, "[data-or-way]", HTMLAnchorElement)) {
      const way = ways[link.dataset.orWay ?? ""];
      link.hidden = !way;
      link.href = this.address(way ?? {});
    }
    for (const link of all(this.below, ".or-ways a", HTMLAnchorElement)) {
      link.search = formatState(without(state, "year", ...SECONDS));
    }
    for (const everywhere of all(this.element, "[data-or-everywhere]", HTMLAnchorElement)) {
      const url = new URL(everywhere.href);
      url.search = everywhere.dataset.orEverywhere ?? "";
      const { "with-speaker": other, norm, speaker = this.#elsewhere, topic } = state;
      for (const [name, value] of [["speaker", speaker], ["speaker", other], ["norm", norm], ["topic", topic]]) {
        if (name && value && !url.searchParams.getAll(name).includes(value)) {
          url.searchParams.append(name, value);
        }
      }
      everywhere.href = url.href;
    }
  }

  /** Return the state that compares what is chosen with what most passages have besides it. @param {FilterState} state @param {Compared} name @param {Compared | null} pair */
  comparison(state, name, pair) {
    const rest = pair ? without(state, second(pair)) : state;
    const number = (/** @type {Choice} */ { value }) => this.found({ ...rest, [name]: value }).length;
    const most = this.offered[name].toSorted((one, other) => number(other) - number(one));
    const one = state[name] ?? (name === "year" ? this.year : null) ?? most[0]?.value;
    const others = this.offered[second(name)];
    const other = (others.some(({ url }) => url) ? others : most).find(({ value }) => value !== one);
    return other ? settle({ ...rest, [name]: one, [second(name)]: other.value }, this.offered, this.year).state : null;
  }
}

/** Return the name of the field beside which a second one stands. @param {FilterName} name */
function first(name) {
  return /** @type {FilterName} */ (name.replace("with-", ""));
}

/** Return what can be chosen in a field; nothing where there is no field. @param {HTMLSelectElement} [select] @returns {Choice[]} */
function choices(select) {
  return [...(select?.options ?? [])].filter(({ value }) => value).map((option) => ({
    option,
    value: option.value,
    words: option.textContent,
    former: option.dataset.orFormer?.split(" ") ?? [],
    url: option.dataset.orUrl ? new URL(option.dataset.orUrl, document.baseURI).href : null,
  }));
}
