/* The bar of the filters: what is chosen in it, in the address, and shown below it. */

import { count, listing, make, say, written } from "../dom.js";
import { beside } from "./columns.js";
import { collect, fits, from, show } from "./passages.js";
import { changed, COMPARED, compared, NAMES, read, settle, without, write } from "./state.js";

const LONGEST = 60;

export class Filters {
  constructor(element, root) {
    const part = (name) => element.querySelector(`.or-filters__${name}`);
    this.element = element;
    this.root = root;
    this.words = JSON.parse(element.dataset.orFilters);
    [this.form, this.bar, this.number, this.notes] = ["fields", "bar", "count", "notes"].map(part);
    this.list = element.parentElement.querySelector("[data-or-said]");
    this.instead = element.parentElement.querySelector("[data-or-instead]");
    this.passages = collect(this.list);
    this.selects = Object.fromEntries(NAMES.map((name) => [name, this.form.elements[name]]).filter(([, select]) => select));
    this.offered = Object.fromEntries(NAMES.map((name) => [name, choices(this.selects[name])]));
    // Where each year has a page of its own, this one shows one year and no other.
    this.year = this.selects.year.options[0].value || null;
    this.useless = new Set(NAMES.filter((name) => this.selects[name]?.parentElement.hidden));
    this.turn = 0;
    this.ending = new AbortController();
  }

  start() {
    const { signal } = this.ending;
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("change", ({ target }) => this.go(changed(this.state, target.name, target.value)));
    for (const one of [this.element, this.instead]) {
      one.addEventListener("click", (event) => this.click(event));
    }
    window.addEventListener("popstate", () => this.element.isConnected && this.restore(), { signal });
    this.restore();
  }

  end() {
    this.ending.abort();
    this.turn += 1;
  }

  /** Show what the address says, and put right in it what cannot be shown. */
  async restore() {
    const asked = read(location.search);
    const page = this.offered["with-year"].find(({ value, url }) => url && value === asked.year)?.url;
    if (page) {
      location.replace(page + write(without(asked, "year"), location.search));
      return;
    }
    const { state, notes } = settle(asked, this.offered, this.year);
    if (write(state) !== write(asked)) {
      history.replaceState(null, "", this.address(state) + location.hash);
    }
    if (this.state && write(state) === write(this.state)) {
      return;  // Only the place on the page is another.
    }
    const first = !this.state && write(state);
    this.state = state;
    this.wanted = asked.speaker;
    this.notes.replaceChildren(...notes.map((note) => make("p", {}, this.note(...note))));
    await this.answer();
    if (first) {
      document.getElementById(location.hash.slice(1))?.scrollIntoView();
    }
  }

  /** Go to a state; `focus` is where a keyboard goes on if what it pressed has gone. */
  async go(asked, focus = null) {
    this.state = settle(asked, this.offered, this.year).state;
    this.wanted = null;
    history.pushState(null, "", this.address(this.state));
    this.notes.replaceChildren();
    const answered = this.answer();
    focus?.focus();
    await answered;
  }

  address(state) {
    return location.pathname + write(state, location.search);
  }

  click(event) {
    const link = event.target.closest("[data-or-way]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.go(read(new URL(link.href).search), this.selects[link.dataset.orWay] ?? this.number);
    }
  }

  note(kind, what, value) {
    const shown = value?.slice(0, LONGEST);
    return {
      alone: () => this.words.alone,
      moved: () => say(this.words.moved, { name: what, value: shown }),
      unknown: () => say(this.words.unknown, { field: this.field(what), value: shown }),
    }[kind]();
  }

  /** Return what a field is called, and what one of its choices is. */
  field(name) {
    return this.selects[name.replace("with-", "")].labels[0].textContent;
  }

  choice(name, value) {
    return this.offered[name].find((one) => one.value === value);
  }

  /** Return the passages of this page that have what is chosen. */
  found(chosen) {
    return this.passages.filter((passage) => fits(passage, chosen));
  }

  /** Show the state that is asked for, unless another is asked for meanwhile. */
  async answer() {
    const turn = ++this.turn;
    const pair = compared(this.state);
    this.showFields(pair);
    this.showWays(pair);
    this.list.hidden = Boolean(pair);
    if (!pair) {
      this.filter();
      return;
    }
    show(this.passages, []);
    const sides = this.sides(pair);
    this.number.textContent = say(this.words.loading, sides[1]);
    for (const side of sides) {
      side.passages = await side.passages.catch(() => null);
    }
    if (turn === this.turn) {
      this.number.replaceChildren(...beside(sides, this.instead, this.words));
    }
  }

  /** Show what has what is chosen; where nothing has it, say so and lead on. */
  filter() {
    const all = this.passages.length;
    const shown = this.found(this.state);
    const values = Object.entries(this.state);
    const number = values.length ? say(count(this.words.shown, all), { shown: written(shown.length) }) : count(this.words.passages, all);
    show(this.passages, shown);
    this.number.replaceChildren(number, ...values.flatMap(([name, value]) => [" · ", make("bdi", {}, this.choice(name, value).words)]));
    this.instead.hidden = shown.length > 0;
    this.instead.replaceChildren(...(shown.length ? [] : this.nothing(values)));
  }

  nothing(values) {
    const words = listing(values.map(([name, value]) => say(this.words.quoted, { value: this.choice(name, value).words })));
    const ways = values.map(([name, value]) => {
      const rest = without(this.state, name);
      const number = count(this.words.passages, this.found(rest).length);
      return make("li", {}, make("a", { href: this.address(rest), "data-or-way": "rest" },
        say(this.words.without, { value: this.choice(name, value).words, count: number })));
    });
    return [make("div", { class: "or-empty" }, make("p", {}, say(this.words.nothing, { values: words })), make("ul", {}, ways))];
  }

  /** Return the two things that are compared, each with its passages. */
  sides(pair) {
    const rest = without(this.state, pair, `with-${pair}`);
    return [[pair, this.state[pair] ?? this.year], [`with-${pair}`, this.state[`with-${pair}`]]].map(([name, value]) => {
      const { words, url } = this.choice(name, value);
      const chosen = { ...rest, [pair]: value };
      const person = pair === "speaker" ? new URL(`speakers/${value}/`, this.root).href : null;
      const passages = url ? from(url).then((there) => there.filter((passage) => fits(passage, chosen))) : Promise.resolve(this.found(chosen));
      return { name: words, url: url ?? person, person: Boolean(person), passages };
    });
  }

  /** Show what is chosen, and behind each choice how many passages it would leave. */
  showFields(pair) {
    const chosen = Object.keys(this.state).length > 0;
    for (const [name, select] of Object.entries(this.selects)) {
      const first = name.replace("with-", "");
      select.value = this.state[name] ?? select.options[0].value;
      select.parentElement.hidden = name === first ? this.useless.has(name) && !this.state[name] && pair !== name : pair !== first;
      const rest = without(this.state, ...COMPARED.map((one) => `with-${one}`));
      for (const { option, url, value, words } of this.offered[name]) {
        option.textContent = url ? words : say(this.words.choice, { name: words, n: written(this.found({ ...rest, [first]: value }).length) });
      }
    }
    this.bare ??= this.form.hidden;
    this.form.hidden = this.bar.hidden = this.bare && !chosen;
  }

  /** Lead to what can be compared, and back to less. */
  showWays(pair) {
    const ways = Object.fromEntries(COMPARED.map((name) => [`with-${name}`, pair === name ? null : this.rivals(name, pair)]));
    ways.stop = pair && without(this.state, `with-${pair}`);
    ways.clear = write(this.state) ? {} : null;
    for (const link of this.bar.querySelectorAll("[data-or-way]")) {
      const state = ways[link.dataset.orWay];
      link.hidden = !state;
      link.href = this.address(state ?? {});
    }
    const kept = without(this.state, "year", ...COMPARED.map((name) => `with-${name}`));
    for (const link of this.element.parentElement.querySelectorAll(".or-ways a")) {
      link.search = write(kept);
    }
    const everywhere = this.element.querySelector("[data-or-everywhere]");
    if (everywhere) {
      const address = new URL(everywhere.href);
      const speaker = this.state.speaker ?? this.wanted;
      address.searchParams.delete("speaker");
      if (speaker) {
        address.searchParams.set("speaker", speaker);
      }
      everywhere.href = address.href;
    }
  }

  /** Return the state that compares what is chosen with what most passages have besides it. */
  rivals(name, pair) {
    const rest = without(this.state, `with-${pair}`);
    const number = ({ value }) => this.found({ ...rest, [name]: value }).length;
    const most = [...this.offered[name]].sort((one, other) => number(other) - number(one));
    const first = this.state[name] ?? (name === "year" ? this.year : null) ?? most[0]?.value;
    const second = (this.offered[`with-${name}`].some(({ url }) => url) ? this.offered[`with-${name}`] : most).find(({ value }) => value !== first);
    return second && settle({ ...rest, [name]: first, [`with-${name}`]: second.value }, this.offered, this.year).state;
  }
}

/** Return what can be chosen in a field; nothing where there is no field. */
function choices(select) {
  return [...(select?.options ?? [])].filter(({ value }) => value).map((option) => ({
    option,
    value: option.value,
    words: option.textContent,
    former: option.dataset.orFormer?.split(" ") ?? [],
    url: option.dataset.orUrl ? new URL(option.dataset.orUrl, document.baseURI).href : null,
  }));
}
