/* The form that proposes a summary. It writes a file and sends nothing: what is typed stays in this
   browser. */

import { all, fill, fillPlain, make, part } from "./dom.js";
import { useTable } from "./find/folding.js";
import { load } from "./loading.js";
import { faultOf, faultOfId } from "./propose/faults.js";
import { cites, file, fileName, frontMatter, needsMarks, registerLines, tidy, valueOf } from "./propose/file.js";
import { button, PeopleField } from "./propose/people.js";

const KEPT = "onrecord.propose";
/** What a repository takes in an address, with room to spare. */
const LONGEST = 6000;

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

export class Form {
  /** @type {RegisterEntry[]} */
  register = [];

  /** Whether somebody has typed a name for the file. */
  #nameTyped = false;

  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    this.form = part(page, "form", HTMLFormElement);
    /** @type {Record<string, HTMLInputElement>} */
    this.fields = /** @type {any} */ (this.form.elements);
    /** @type {ProposeWords} */
    this.words = JSON.parse(page.dataset.words ?? "");
    this.controls = /** @type {Control[]} */ (all(page, "[data-kind]", HTMLElement));
    this.boxes = all(page, "[name=norms]", HTMLInputElement);
    this.groups = all(page, "[data-people]", HTMLElement).map((element) => new PeopleField(element, this));
    this.preview = part(page, "#or-preview", HTMLTextAreaElement);
    this.lines = part(page, "#or-lines", HTMLTextAreaElement);
    this.errors = part(page, ".or-errors");
    this.citing = part(page, ".or-citing");
  }

  async start() {
    this.#listen();
    this.#restore();
    // Without the table of letters, those that it has are left out of ids and names.
    await load("find/settings.json").then(({ fold }) => useTable(fold), () => {});
    await load(new URL(this.page.dataset.people ?? "", document.baseURI).href).then((found) => { this.register = found; }, () => this.#say(this.words.register));
    part(this.form, "#or-register").replaceChildren(...this.register.map(([id, name]) => make("option", { value: name, label: id })));
    this.groups.forEach((group) => group.show());
    this.refresh();
    part(this.page, "[data-or-sample]").hidden = true;
    this.form.hidden = false;
  }

  #listen() {
    const { form } = this;
    form.addEventListener("input", ({ target }) => {
      const control = /** @type {Control} */ (target);
      this.#nameTyped = control === this.fields.file ? Boolean(control.value) : this.#nameTyped;
      if (control.ariaInvalid) {
        this.showFault(control, "");
      }
      this.changed();
    });
    form.addEventListener("change", () => this.changed());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.check()) {
        this.#open();
      }
    });
    // Enter must not send somebody away in the middle of the form.
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
        event.preventDefault();
      }
    });
    for (const one of all(form, "[data-copy]", HTMLElement)) {
      const source = one.dataset.copy === this.lines.id ? this.lines : this.preview;
      one.addEventListener("click", () => (source === this.lines || this.check()) && this.#copy(source));
    }
    part(form, "[data-download]").addEventListener("click", () => this.check() && this.#download());
    part(form, "[data-clear]").addEventListener("click", () => window.confirm(this.words.ask) && this.#clear());
  }

  /** Return everybody who is named. */
  everybody() {
    return this.groups.flatMap(({ people }) => people);
  }

  /** Return what a field is, and what was typed into it. @param {Control} control @returns {FormField} */
  field(control) {
    const { name, required } = control;
    const { kind = "", length = "0", needed, pattern = "", usual } = control.dataset;
    const others = `${name.split(".")[0]}.`;
    return {
      kind, name, required, pattern,
      length: Number(length),
      label: label(control),
      usual: usual ?? ("defaultValue" in control ? control.defaultValue : ""),
      value: valueOf(kind, name, control.value),
      // A key of a record is needed as soon as the record has another.
      needed: required || (needed !== undefined && this.controls.some((other) => other.name.startsWith(others) && tidy(other.value))),
    };
  }

  /** Return the file as it is now. */
  file() {
    const people = this.groups.map(({ key, people }) => ({ key, people }));
    const norms = this.boxes.filter((box) => box.checked).map((box) => box.value);
    const front = frontMatter(this.controls.map((control) => this.field(control)), people, norms);
    return file((this.page.dataset.keys ?? "").split(" "), front, this.fields.text.value);
  }

  changed() {
    this.refresh();
    this.#keep();
  }

  /** Show what the file is now, and what it still lacks. */
  refresh() {
    if (!this.#nameTyped) {
      this.fields.file.value = fileName(this.fields.date.value, this.fields.title.value);
    }
    this.preview.value = this.file();
    const isKnown = (/** @type {Person} */ { id, isNew }) => !isNew || this.register.some(([known]) => known === id);
    this.lines.value = registerLines(this.everybody().filter((person) => !isKnown(person)));
    part(this.form, ".or-newcomers").hidden = !this.lines.value;
    this.#compareNorms();
  }

  /** Say which norms are chosen and not cited, or cited and not chosen. */
  #compareNorms() {
    const { words } = this;
    const marked = needsMarks(tidy(this.fields.language.value));
    const differing = this.boxes.filter((box) => box.checked !== cites(this.fields.text.value, box.value, marked, box.dataset.locator ?? ""));
    const missing = differing.filter((box) => box.checked);
    const extra = differing.filter((box) => !box.checked);
    const names = (/** @type {HTMLInputElement[]} */ boxes) => boxes.map((box) => box.dataset.locator).join(", ");
    const parts = [
      ...(missing.length ? [make("p", {}, fill(words.chosen, { norms: names(missing) })), ...missing.map((box) => this.#starter(box, marked))] : []),
      ...(extra.length ? [make("p", {}, fill(words.extra, { norms: names(extra) }))] : []),
    ];
    // Said anew only when it changes, so that a screen reader does not repeat it at each letter.
    if (this.citing.textContent !== parts.map((one) => one.textContent).join("")) {
      this.citing.replaceChildren(...parts);
    }
  }

  /** Make a button that begins a paragraph on a norm. @param {HTMLInputElement} box @param {boolean} marked */
  #starter(box, marked) {
    const who = this.groups.find(({ key }) => key === "speakers")?.people[0];
    const locator = box.dataset.locator ?? "";
    const line = fillPlain(this.words.line, {
      name: !who ? "…" : marked ? `[${who.name.replace(/[[\]]/g, "\\$&")}](speaker:${who.id})` : who.name,
      norm: marked ? `[${locator}](norm:${box.value})` : locator,
    });
    return button(fill(this.words.begin, { line }), () => {
      const { text } = this.fields;
      text.value = `${text.value.trimEnd()}\n\n${line}`.trimStart();
      this.changed();
      text.focus();
      text.setSelectionRange(text.value.length - 1, text.value.length);
    });
  }

  /** Show at a control what is wrong with it. @param {Control} control @param {string} fault */
  showFault(control, fault) {
    const place = part(this.form, `#${control.id}-error`);
    place.textContent = fault;
    place.hidden = !fault;
    control.ariaInvalid = fault ? "true" : null;
  }

  /** Say what is wrong with a control. @param {Control} control */
  #faultOf(control) {
    const { words, page } = this;
    if (control.dataset.kind) {
      return faultOf(this.field(control), words);
    }
    if (control.dataset.person === "id") {
      return faultOfId(control.value.trim(), page.dataset.id ?? "", this.register, this.everybody(), words);
    }
    if (control === this.fields.file) {
      return new RegExp(page.dataset.file ?? "").test(control.value) ? "" : words.file;
    }
    return control.hasAttribute("list") && tidy(control.value) ? words.addFirst : "";
  }

  /** Show all mistakes; say whether there are none. */
  check() {
    const controls = /** @type {Control[]} */ (all(this.form, "[aria-describedby$=-error]", HTMLElement));
    const wrong = controls.map((control) => ({ control, fault: this.#faultOf(control) })).filter(({ control, fault }) => {
      this.showFault(control, fault);
      return fault;
    });
    const items = wrong.map(({ control, fault }) => make("li", {}, make("a", { href: `#${control.id}` },
      fault.startsWith(label(control)) ? fault : fill(this.words.field, { label: label(control), fault }))));
    this.errors.hidden = !wrong.length;
    this.errors.replaceChildren(...(wrong.length ? [make("p", {}, this.words.mistakes), make("ul", {}, items)] : []));
    wrong[0]?.control.focus();
    return !wrong.length;
  }

  /** @param {string} what */
  #say(what) {
    part(this.form, ".or-said").textContent = what;
  }

  /** @param {HTMLTextAreaElement} source */
  async #copy(source) {
    try {
      await navigator.clipboard.writeText(source.value);
      this.#say(this.words.copied);
    } catch {
      source.focus();
      source.select();
      this.#say(this.words.selected);
    }
  }

  #download() {
    const link = make("a", { href: URL.createObjectURL(new Blob([this.file()], { type: "text/markdown;charset=utf-8" })), download: `${this.fields.file.value}.md` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    this.#say(fill(this.words.saved, { file: link.download, folder: this.page.dataset.folder }));
  }

  /** Open the repository, with the file filled in where it is short enough. */
  #open() {
    const place = this.page.dataset.create ?? "";
    const name = encodeURIComponent(`${this.fields.file.value}.md`);
    const whole = fillPlain(place, { name, file: encodeURIComponent(this.file()) });
    const takesText = place.includes("{file}");
    const fits = takesText && whole.length <= LONGEST;
    window.open(fits ? whole : fillPlain(place.split("&")[0], { name }), "_blank", "noopener");
    this.#say(fits ? this.words.opens : takesText ? this.words.tooLong : this.words.pastes);
  }

  #clear() {
    this.form.reset();
    localStorage.removeItem(KEPT);
    location.reload();
  }

  #keep() {
    const people = this.groups.map((group) => group.people);
    const fields = [...new FormData(this.form)].filter(([name]) => this.#nameTyped || name !== "file");
    try {
      localStorage.setItem(KEPT, JSON.stringify({ fields, people }));
    } catch {
      // A browser that keeps nothing still writes the file.
    }
  }

  #restore() {
    try {
      /** @type {{ fields: [string, string][], people: Person[][] }} */
      const { fields, people } = JSON.parse(localStorage.getItem(KEPT) ?? "");
      for (const [name, value] of fields) {
        const box = this.boxes.find((one) => one.name === name && one.value === value);
        Object.assign(box ?? this.fields[name], box ? { checked: true } : { value });
      }
      this.#nameTyped = fields.some(([name]) => name === "file");
      this.groups.forEach((group, i) => { group.people = people[i]; });
    } catch {
      localStorage.removeItem(KEPT);
    }
  }
}

/** Return what a control is called, without the word that it is required. @param {Control} control */
function label(control) {
  return control.labels?.[0].firstChild?.textContent?.trim() ?? "";
}

new Form(part(document, "[data-or-propose]")).start();
