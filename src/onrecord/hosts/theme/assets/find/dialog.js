/* The search in the header: the first hits while somebody types, and the way to all of them. */

import { count, listing, make, marked, say, written } from "../dom.js";
import { open, settings } from "./engine.js";
import { address, best, excerpt, locate } from "./excerpts.js";
import { read } from "./question.js";
import { write } from "./state.js";

const SHOWN = 8;
const PAUSE = 150;

const begun = new WeakMap();

/** Make the dialog work, once; search for what is in its field. */
export function begin(dialog, root) {
  if (!begun.has(dialog)) {
    begun.set(dialog, new Dialog(dialog, root));
  }
  begun.get(dialog).ask();
}

class Dialog {
  constructor(element, root) {
    this.element = element;
    this.root = root;
    this.field = element.querySelector("input");
    this.status = element.querySelector(".or-search__status");
    this.list = element.querySelector(".or-search__hits");
    this.all = element.querySelector(".or-search__all");
    this.turn = 0;
    this.field.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.ask(), PAUSE);
    });
    element.addEventListener("keydown", (event) => this.press(event));
  }

  /** Go from hit to hit with the arrows; whatever else is typed belongs into the field. */
  press(event) {
    const links = [...this.element.querySelectorAll(".or-search__hits a, .or-search__all:not([hidden])")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = at + (event.key === "ArrowDown" ? 1 : -1);
      (next < 0 ? (at < 0 ? links.at(-1) : this.field) : (links[next] ?? this.field))?.focus();
    } else if (at >= 0 && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== " ") {
      this.field.focus();
    }
  }

  /** Search, unless something else has been typed meanwhile. */
  async ask() {
    const turn = ++this.turn;
    const stale = () => turn !== this.turn;
    try {
      const known = await settings(this.root);
      const question = read(this.field.value, known);
      if (question.empty) {
        this.show(question.nothing ? known.words.nothingAsked : known.words.hint, []);
        open(this.root).catch(() => {});
        return;
      }
      if (!stale()) {
        this.status.textContent ||= known.words.loading;
      }
      const engine = await open(this.root);
      const answer = await this.answer(engine, question);
      if (!stale()) {
        this.show(...answer, question);
      }
    } catch (error) {
      if (!stale()) {
        this.fail();
      }
    }
  }

  /** Return what to say, and what to list. */
  async answer(engine, question) {
    const { words } = engine.settings;
    const unknown = await engine.unknown(question);
    const left = unknown.length ? read(question.terms.filter((term) => !unknown.includes(term)).join(" "), engine.settings) : question;
    const notes = [
      question.cut ? say(words.long, { n: written(engine.settings.limit) }) : "",
    ];
    const items = [];
    let total = 0;
    if (!left.empty) {
      const found = await engine.pages(left.words, {});
      total = found.total;
      if (left.norm) {
        const { link, suggestions } = await import("./suggestions.js");
        items.push(...(await suggestions(engine, left)).map((one) => link(one)));
      }
      items.push(...(await found.hits.next(SHOWN)).map((hit) => this.item(hit, left, words)));
    }
    if (unknown.length) {
      const what = listing(unknown.map((term) => say(words.anyWords, { words: term })));
      notes.push(say(left.empty ? words.nothing : words.unknown, { what }));
      const { nearest } = await import("./nearest.js");
      items.unshift(...(await nearest(this.root, unknown, 3)).map((near) => this.near(near, words)));
    }
    if (total) {
      notes.push(count(words.counts.page, total));
    }
    return [notes.filter(Boolean).join(" "), items];
  }

  /** Make a hit. */
  item(hit, question, words) {
    const found = locate(hit, question);
    const [part] = best(found.filter((one) => one.anchor), 1);
    const { dated, kind, what } = hit.facts;
    const note = [words.kinds[kind].one, dated ?? what].filter(Boolean).join(" · ");
    return make("a", { class: "or-search__hit", href: address(this.root, hit, part ?? null), "data-or-url": hit.url },
      make("strong", {}, hit.title), make("span", { class: "or-search__note" }, note),
      part ? make("span", { class: "or-search__text" }, marked(excerpt(part, 30))) : null);
  }

  /** Make a name that is near to what was typed. */
  near({ kind, name, url }, words) {
    const href = url ? new URL(url, this.root).href : `${new URL("find/", this.root).href}${write({ q: name, chosen: {}, shown: 0 })}`;
    return make("a", { class: "or-search__hit", href },
      make("strong", {}, name), make("span", { class: "or-search__note" }, say(words.nearestIs, { kind: words.kinds[kind].one })));
  }

  show(status, items, question) {
    this.status.textContent = status;
    this.list.replaceChildren(...items.map((item) => make("li", {}, item)));
    this.all.hidden = !question;
    if (question) {
      this.all.href = `${new URL("find/", this.root).href}${write({ q: question.raw, chosen: {}, shown: 0 })}`;
    }
  }

  async fail() {
    const known = await settings(this.root).catch(() => null);
    this.show(known?.words.failed ?? "", []);
  }
}
