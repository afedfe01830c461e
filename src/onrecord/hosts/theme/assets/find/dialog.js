/* The search in the header: the first hits while somebody types, and the way to all of them. */

import { all, fill, formatCount, formatList, formatNumber, highlighted, inLanguage, make, part, singular } from "../dom.js";
import { address, latest } from "../loading.js";
import { loadNames, loadSettings, openEngine } from "./engine.js";
import { best, excerpt, hitAddress, locate, marked } from "./excerpts.js";
import { parseQuestion } from "./question.js";
import { formatState } from "./state.js";

const SHOWN = 8;
const PAUSE = 150;

/** @type {WeakMap<HTMLDialogElement, Dialog>} */
const dialogs = new WeakMap();

/** Make the dialog work, once; search for what is in its field. @param {HTMLDialogElement} element */
export function begin(element) {
  const dialog = dialogs.get(element) ?? new Dialog(element);
  dialogs.set(element, dialog);
  dialog.search();
}

class Dialog {
  #begin = latest();
  #pause = 0;

  /** @param {HTMLDialogElement} element */
  constructor(element) {
    this.element = element;
    this.field = part(element, "input", HTMLInputElement);
    this.status = part(element, ".or-search__status");
    this.list = part(element, ".or-search__hits");
    this.all = part(element, ".or-search__all", HTMLAnchorElement);
    this.field.addEventListener("input", () => {
      this.busy(true);
      clearTimeout(this.#pause);
      this.#pause = window.setTimeout(() => this.search(), PAUSE);
    });
    element.addEventListener("keydown", (event) => this.press(event));
  }

  /** Go from hit to hit with the arrows; whatever else is typed belongs into the field. @param {KeyboardEvent} event */
  press(event) {
    const { key, ctrlKey, metaKey, altKey } = event;
    const stops = [this.field, ...all(this.element, ".or-search__hits a, .or-search__all:not([hidden])", HTMLElement)];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      stops.at((Math.max(at, 0) + (key === "ArrowDown" ? 1 : -1)) % stops.length)?.focus();
    } else if (at > 0 && key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey) {
      this.field.focus();
    }
  }

  /** Search, unless something else has been typed meanwhile. */
  async search() {
    this.busy(true);
    const wait = this.#begin();
    try {
      const settings = await wait(loadSettings());
      const question = parseQuestion(this.field.value, settings);
      if (question.empty) {
        this.show(question.nothing ? settings.words.nothingAsked : settings.words.hint, []);
        openEngine().catch(() => {});
        return;
      }
      this.status.textContent ||= settings.words.loading;
      const { status, items } = await wait(openEngine().then((engine) => this.answer(engine, question)));
      this.show(status, items, question);
    } catch {
      const settings = await loadSettings().catch(() => null);
      this.show(settings?.words.failed ?? "", []);
    }
  }

  /** Return what to say, and what to list. @param {Engine} engine @param {Question} question */
  async answer(engine, question) {
    const { limit, words } = engine.settings;
    const found = await engine.find(question.raw, { chosen: {}, from: "", to: "", sort: null });
    const { have, hits, known, unknown } = found;
    const notes = [question.cut ? fill(words.long, { n: formatNumber(limit) }) : ""];
    const items = [];
    if (unknown.length) {
      const what = formatList(unknown.map((term) => fill(words.anyWords, { words: term })));
      notes.push(fill(known ? words.unknown : words.nothing, { what }));
      const { nearest } = await import("./nearest.js");
      items.push(...nearest(await loadNames(), unknown, 3).map((name) => this.name(name, words)));
    }
    if (have < known) {
      notes.push(fill(words.most, { n: formatNumber(have), all: formatNumber(known) }));
    }
    if (question.norm || question.about) {
      const { passagesFor } = await import("./suggestions.js");
      items.push(...await passagesFor(engine, found.question));
    }
    /** @type {Hit<PageFacts>[]} */
    const shown = await engine.texts(found, 0, SHOWN);
    items.push(...shown.map((hit) => this.hit(hit, words)));
    notes.push(hits.length ? formatCount(words.counts.page, hits.length) : "");
    return { status: notes.filter(Boolean).join(" "), items };
  }

  /** Make a hit. @param {Hit<PageFacts>} hit @param {FindWords} words */
  hit(hit, words) {
    const [found] = best(locate(hit).filter((one) => one.anchor), 1);
    const { dated, kind, origin, what } = hit.facts;
    const note = [singular(words.kinds[kind]), dated ?? what, origin?.words].filter(Boolean).join(" · ");
    const language = inLanguage(hit.facts);
    return make("a", { class: "or-search__hit", href: hitAddress(hit, found), "data-or-url": hit.url },
      make("strong", language, highlighted(marked(hit.title, hit.forms))), make("span", { class: "or-search__note" }, note),
      found ? make("span", { class: "or-search__text", ...language }, highlighted(excerpt(found, 30))) : null);
  }

  /** Make a name that is near to what was typed. @param {SearchName} name @param {FindWords} words */
  name({ kind, name, url }, words) {
    return make("a", { class: "or-search__hit", href: address(url || `find/${formatState({ q: name })}`) },
      make("strong", {}, name), make("span", { class: "or-search__note" }, fill(words.nearestIs, { kind: singular(words.kinds[kind]) })));
  }

  /** Say whether what is listed answers something else than what is asked by now. @param {boolean} busy */
  busy(busy) {
    this.list.setAttribute("aria-busy", String(busy));
  }

  /** @param {string} status @param {Element[]} items @param {Question} [question] */
  show(status, items, question) {
    this.status.textContent = status;
    this.list.replaceChildren(...items.map((item) => make("li", {}, item)));
    this.busy(false);
    this.all.hidden = !question;
    if (question) {
      this.all.href = address(`find/${formatState({ q: question.raw })}`);
    }
  }
}
